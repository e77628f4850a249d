package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.coverfiji.image.ImageSource;
import io.github.coverfiji.image.Patch;
import io.github.coverfiji.model.ModelCard;
import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.network.Classifier;
import io.github.coverfiji.network.TinyModel;
import io.github.coverfiji.task.CancelledException;
import io.github.coverfiji.task.Progress;

/** Trainings of classifiers: what is learnt, what options change, resume. */
class ClassificationTest {

	private static final ClassificationSettings BRIEF = Runs.with(Runs.CLASSIFICATION, "epochs", 1);

	@TempDir
	private Path folder;
	private int runs;

	private Path train(ClassificationSettings settings, ClassifiedImages images) {
		var output = folder.resolve("run" + runs++);
		new ClassificationTraining(settings).run(images, output, false, Progress.SILENT);
		return output;
	}

	private static List<ClassifiedImage> classify(Path model, IntStream numbers) {
		try (var classification = new Classification(model, new ClassifySettings(false, "cpu"))) {
			return numbers.mapToObj(i -> classification.apply(Runs.bright(i), Progress.SILENT)).toList();
		}
	}

	@Test
	@Tag("slow")
	void lossFallsAndTheSpotsArePickedOut() throws IOException {
		var settings = Runs.with(Runs.with(Runs.CLASSIFICATION, "epochs", 8), "rate", 1e-2);
		var output = train(settings, Runs.classified(10));
		var rows = Runs.rows(output, "log.csv");
		var first = Double.parseDouble(rows.get(1).split(",")[1]);
		var last = Double.parseDouble(rows.get(rows.size() - 1).split(",")[1]);
		assertTrue(last < 0.5 * first, first + " → " + last);
		var found = classify(output, IntStream.range(20, 26));
		for (var i = 0; i < 6; i++) {
			assertEquals(1, Arrays.stream(found.get(i).scores()).sum(), 1e-5);
			assertTrue(found.get(i).scores()[i % 2] > 0.6, i + ": " + Arrays.toString(found.get(i).scores()));
		}
		var card = ModelFile.open(output).card();
		assertEquals(ModelCard.CLASSIFICATION, card.task());
		assertEquals("dark", card.classes().classes().get(1).name());
		assertEquals("step,likelihood,auc,balanced", Runs.rows(output, "validation.csv").get(0));
	}

	@Test
	void severalLabelsAreLearntOneByOne() {
		var single = Runs.classified(10);
		var truth = IntStream.range(0, 10).mapToObj(i -> i % 2 == 0 ? Set.of(0, 1) : Set.<Integer> of()).toList();
		var images = new ClassifiedImages(single.images(), List.of("spot", "star"), truth, single.groups(), true);
		var settings = Runs.with(Runs.with(Runs.with(Runs.CLASSIFICATION, "epochs", 8), "rate", 1e-2), "validation", 0.0);
		var output = train(settings, images);
		assertEquals(ModelCard.SEVERAL_CLASSES, ModelFile.open(output).card().task());
		for (var image : classify(output, IntStream.of(20, 22)))
			assertTrue(image.scores()[0] > 0.6 && image.scores()[1] > 0.6, Arrays.toString(image.scores()));
		try (var model = new Classification(output, ClassifySettings.DEFAULT)) {
			var table = model.table(classify(output, IntStream.of(20, 21)));
			assertEquals("spot;star", table.decided(table.images().get(0)));
			assertEquals("", table.decided(table.images().get(1)));
			assertTrue(table.csv().startsWith("file,predicted,spot,star\nimage 20,spot;star,0."), table.csv());
		}
	}

	@Test
	void volumesAreLearntAndShownAsAMap() {
		var volumes = ImageSource.of(Collections.nCopies(4, Pictures.noise(Pictures.XYZ, 20, 18, 9)));
		var images = new ClassifiedImages(volumes, List.of("a", "b"), List.of(Set.of(0), Set.of(1), Set.of(0), Set.of(1)),
			List.of("", "", "", ""), false);
		var settings = Runs.with(Runs.with(BRIEF, "dimension", "auto"), "patch", "auto");
		var output = train(settings, images);
		assertEquals(3, ModelFile.open(output).card().architecture().dimension());
		try (var model = new Classification(output, new ClassifySettings(true, "cpu"))) {
			var result = model.apply(Pictures.noise(Pictures.XYZ, 20, 18, 9), Progress.SILENT);
			var map = result.activation().orElseThrow();
			assertEquals(List.of("a", "b"), map.names());
			assertArrayEquals(new int[] { 9, 18, 20 }, map.frames().get(0).values().size());
			assertEquals(2, map.frames().get(0).values().channels());
		}
	}

	@Test
	void scoreOfALargeImageOrStackIsTheMeanOfItsParts() {
		var output = train(BRIEF, Runs.classified(4));
		var stack = Pictures.noise(Pictures.XYZ, 32, 32, 3);
		try (var model = new Classification(output, ClassifySettings.DEFAULT)) {
			var mean = new double[2];
			for (var plane : stack.samples(2)) for (var c = 0; c < 2; c++)
				mean[c] += model.apply(plane, Progress.SILENT).scores()[c] / 3;
			var normalised = model.apply(stack, Progress.SILENT).scores();
			assertArrayEquals(mean, normalised, 0.02, "but for the common normalisation");
			var prediction = new ClassPrediction(tile -> new Patch(new float[] { tile.values()[0], 1 }, 2,
				new int[0]), CropTiles.of(model.card(), ClassPrediction.OVERLAP), 2);
			var large = model.card().preparation().samples(Runs.image(1));
			assertEquals(1, prediction.of(large, Progress.SILENT)[1], 1e-9);
		}
	}

	@Test
	void trainingInTwoPartsEqualsOneRun() throws IOException {
		var whole = train(Runs.CLASSIFICATION, Runs.classified(6));
		var parts = folder.resolve("parts");
		var training = new ClassificationTraining(Runs.CLASSIFICATION);
		assertThrows(CancelledException.class,
			() -> training.run(Runs.classified(6), parts, false, new Recorder("Training classifier", 2)));
		training.run(Runs.classified(6), parts, true, Progress.SILENT);
		Runs.assertSame(Runs.state(whole), Runs.state(parts));
		Runs.assertSame(Runs.weights(whole.resolve("best.pt")), Runs.weights(parts.resolve("best.pt")));
		for (var table : new String[] { "log.csv", "validation.csv" })
			assertEquals(Runs.rows(whole, table), Runs.rows(parts, table));
	}

	@Test
	@Tag("slow")
	void eachOptionChangesTheWeights() {
		var start = folder.resolve("start");
		start.toFile().mkdir();
		TinyModel.save(start, 2, 1);
		var images = unequal();
		var before = Runs.weights(train(BRIEF, images));
		var changes = new LinkedHashMap<String, Object>(Map.of("backbone", "unet-bn", "model", "small", "start", start.toString(), "patch", "48",
			"batch", "2", "epochs", 2, "rate", 2e-3, "validation", 0.6, "balance", false, "seed", 2L));
		changes.putAll(Map.of("images.spacing", "0.4", "images.normalisation", "zscore", "images.range", "5,90",
			"images.scope", "dataset"));
		changes.putAll(Map.of("variation.flip", "xy", "variation.rotation", 90.0, "variation.scaling", 0.5,
			"variation.elastic", 5.0, "variation.tone", 0.0));
		changes.forEach((option, value) -> assertFalse(
			Runs.same(before, Runs.weights(train(Runs.with(BRIEF, option, value), images))), option + " changes nothing"));
		var names = names(ClassificationSettings.class, "").collect(Collectors.toCollection(TreeSet::new));
		names.removeAll(List.of("tuning.freeze", "tuning.headfirst", "tuning.backbonerate", "dimension", "computer.device", "computer.precision", "computer.memory"));
		assertEquals(names, new TreeSet<>(changes.keySet()));
		Runs.assertSame(before, Runs.weights(train(BRIEF, images)));
	}

	private static Stream<String> names(Class<?> settings, String prefix) {
		return Arrays.stream(settings.getRecordComponents()).flatMap(part -> part.getType().isRecord()
			? names(part.getType(), part.getName() + ".") : Stream.of(prefix + part.getName()));
	}

	/** Six images, two of them of the second class. */
	private static ClassifiedImages unequal() {
		var images = Runs.classified(6);
		var truth = new ArrayList<>(Collections.nCopies(6, Set.of(0)));
		truth.set(1, Set.of(1));
		truth.set(3, Set.of(1));
		return new ClassifiedImages(images.images(), images.classes(), truth, images.groups(), false);
	}

	@Test
	void freezeKeepsTheBackboneAndTheHeadLearns() {
		var start = folder.resolve("start");
		start.toFile().mkdir();
		TinyModel.save(start, 2, 1);
		var pretrained = Runs.weights(start);
		var weights = Runs.weights(train(Runs.with(Runs.with(BRIEF, "start", start.toString()), "tuning.freeze", true),
			Runs.classified(6)));
		var fresh = new Classifier(NetworkSize.TINY.unet(2, 1), 2, false).build(1).tensors();
		weights.forEach((path, tensor) -> {
			if (path.startsWith(Classifier.HEAD))
				assertFalse(Arrays.equals(fresh.get(path).start().values(), tensor.values()), path + " has not learnt");
			else assertArrayEquals(pretrained.get(path).values(), tensor.values(), path);
		});
	}

	@Test
	void groupsStayTogetherAndEveryClassIsLearnt() {
		var images = Runs.classified(24);
		var groups = IntStream.range(0, 24).mapToObj(i -> i < 4 ? "" : "patient " + i / 4).toList();
		var grouped = new ClassifiedImages(images.images(), images.classes(), images.truth(), groups, false);
		for (var seed = 1; seed < 9; seed++) {
			var aside = KeptAside.of(grouped, 0.3, seed);
			assertTrue(aside.size() >= 3 && aside.size() <= 12, aside.toString());
			for (var i = 4; i < 24; i++) assertEquals(aside.contains(i / 4 * 4), aside.contains(i), "patient " + i / 4);
			var learnt = IntStream.range(0, 24).filter(i -> !aside.contains(i)).mapToObj(images.truth()::get).distinct().count();
			assertEquals(2, learnt);
		}
		assertFalse(KeptAside.of(grouped, 0.3, 1).equals(KeptAside.of(grouped, 0.3, 2)));
		assertTrue(KeptAside.of(Runs.classified(4), 0.5, 1).isEmpty());
		assertTrue(KeptAside.of(grouped, 0, 1).isEmpty());
		assertEquals(1, KeptAside.of(unequal(), 0.6, 1).stream().filter(i -> i == 1 || i == 3).count(), "one is learnt from");
	}
}
