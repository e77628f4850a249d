package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.ImageSource;
import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.network.Segmenter;
import io.github.coverfiji.task.Progress;

/** Each option changes what is learnt; equal options give equal weights. */
class SettingsMatterTest {

	private static final PretrainingSettings COVER = Runs.with(Runs.COVER, "epochs", 1);
	private static final SegmentationSettings SEGMENTATION = Runs.with(Runs.SEGMENTATION, "epochs", 1);

	/** Voxels of 0.25 × 0.5 mm become squares. */
	private static final Map<String, Object> IMAGES = Map.of("images.spacing", "0.4", "images.normalisation", "zscore",
		"images.range", "5,90", "images.scope", "dataset");

	@TempDir
	private Path folder;
	private int runs;

	private Path pretrain(PretrainingSettings settings) {
		var output = folder.resolve("run" + runs++);
		new Pretraining(settings).run(Runs.images(2), output, false, Progress.SILENT);
		return output;
	}

	private Path segment(SegmentationSettings settings) {
		var output = folder.resolve("run" + runs++);
		new SegmentationTraining(settings).run(withBlanks(), output, false, Progress.SILENT);
		return output;
	}

	/** Five images; the labels show a third class 2 that a setting may ignore. */
	private static LabelledImages withBlanks() {
		var labels = new ArrayList<CalibratedImage>();
		for (var i = 0; i < 5; i++) {
			var ids = Runs.spots(i);
			Arrays.fill(ids, 0, 400, 2);
			labels.add(Runs.labels(ids));
		}
		return new LabelledImages(Runs.images(5), ImageSource.of(labels), Optional.empty());
	}

	/** Every option but those named here is tried. */
	private static void assertComplete(Class<? extends Record> settings, Set<String> tried, String... others) {
		var names = names(settings).collect(Collectors.toCollection(TreeSet::new));
		names.removeAll(List.of(others));
		assertEquals(names, new TreeSet<>(tried));
	}

	private static Stream<String> names(Class<?> settings) {
		return Arrays.stream(settings.getRecordComponents()).flatMap(part -> part.getType().isRecord()
			? names(part.getType()).map(name -> part.getName() + "." + name) : Stream.of(part.getName()));
	}

	@Test
	@Tag("slow")
	void eachOptionOfPretrainingChangesTheWeights() {
		var start = pretrain(Runs.with(COVER, "seed", 9L)).toString();
		var before = Runs.weights(pretrain(COVER));
		var changes = new LinkedHashMap<String, Object>(Map.of("model", "small", "start", start, "patch", "48", "batch", "1",
			"epochs", 2, "rate", 2e-3, "radius", 2, "strength", 0.5, "consistency", "plain", "seed", 2L));
		changes.put("elastic", "500");
		changes.put("consistencyweight", 2.0);
		changes.put("vectors", "pyramid");
		changes.put("method", "PixelContrast");
		changes.put("backbone", "unet-bn");
		changes.putAll(IMAGES);
		changes.put("computer.precision", "bfloat16");
		changes.forEach((option, value) -> assertFalse(
			Runs.same(before, Runs.weights(pretrain(Runs.with(COVER, option, value)))), option + " changes nothing"));
		assertComplete(PretrainingSettings.class, changes.keySet(), "dimension", "computer.device", "computer.memory",
			"criterion", "attention", "queue");
		Runs.assertSame(before, Runs.weights(pretrain(COVER)));
	}

	@Test
	@Tag("slow")
	void eachOptionOfSegmentationChangesTheWeights() {
		var start = pretrain(COVER).toString();
		var before = Runs.weights(segment(SEGMENTATION));
		var changes = new LinkedHashMap<String, Object>(Map.of("model", "small", "start", start, "patch", "48", "batch", "2",
			"epochs", 2, "rate", 2e-3, "validation", 0.6, "ignore", 2, "seed", 2L));
		changes.put("objects", "foreground");
		changes.put("backbone", "unet-bn");
		changes.put("heads", "fitted");
		changes.put("tuning.backbonerate", 0.5);
		changes.putAll(IMAGES);
		changes.put("computer.precision", "bfloat16");
		changes.putAll(Map.of("variation.flip", "xy", "variation.rotation", 90.0, "variation.scaling", 0.5,
			"variation.elastic", 5.0, "variation.tone", 0.0));
		changes.forEach((option, value) -> assertFalse(
			Runs.same(before, Runs.weights(segment(Runs.with(SEGMENTATION, option, value)))), option + " changes nothing"));
		assertComplete(SegmentationSettings.class, changes.keySet(), "tuning.freeze", "tuning.headfirst",
			"dimension", "computer.device", "computer.memory");
		Runs.assertSame(before, Runs.weights(segment(SEGMENTATION)));
	}

	@Test
	void freezeKeepsTheBackboneAndTheHeadLearns() {
		var start = pretrain(COVER);
		var frozen = Runs.with(Runs.with(SEGMENTATION, "start", start.toString()), "tuning.freeze", true);
		var pretrained = Runs.weights(start);
		var weights = Runs.weights(segment(frozen));
		var fresh = new Segmenter(NetworkSize.TINY.unet(2, 1), 3, 255).build(1).tensors();
		weights.forEach((path, tensor) -> {
			if (path.startsWith(Segmenter.HEAD))
				assertFalse(Arrays.equals(fresh.get(path).start().values(), tensor.values()), path + " has not learnt");
			else assertArrayEquals(pretrained.get(path).values(), tensor.values(), path);
		});
		assertFalse(same(pretrained, Runs.weights(segment(Runs.with(frozen, "tuning.freeze", false)))), "not frozen, but at rest");
	}

	private static boolean same(Map<String, HostTensor> pretrained, Map<String, HostTensor> weights) {
		return weights.keySet().stream().filter(path -> !path.startsWith(Segmenter.HEAD))
			.allMatch(path -> Arrays.equals(pretrained.get(path).values(), weights.get(path).values()));
	}

	@Test
	void startIsTakenWholeForTheSameMethodAndWithoutHeadForAnother() {
		var start = pretrain(COVER);
		var weights = StartWeights.of(start.toString()).orElseThrow();
		var heard = new Recorder();
		var network = new Segmenter(weights.backbone(2, 1), 2, 255).build(5);
		var taken = weights.into(network, heard).tensors();
		var pretrained = Runs.weights(start);
		taken.forEach((path, tensor) -> assertArrayEquals(path.startsWith(Segmenter.HEAD)
			? network.tensors().get(path).start().values() : pretrained.get(path).values(), tensor.start().values(), path));
		assertTrue(heard.heard("fresh: head0, head1, head2, head3, head4"), heard.lines.toString());
		var further = new Recorder();
		var settings = Runs.with(COVER, "start", start.toString());
		new Pretraining(settings).run(Runs.images(2), folder.resolve("more"), false, further);
		assertTrue(further.heard(pretrained.size() + " of " + pretrained.size() + " tensors from"), further.lines.toString());
	}

	@Test
	void dimensionIsThatOfTheNetwork() {
		var stack = ImageSource.of(List.of(Pictures.noise(Pictures.XYZ, 20, 18, 9)));
		for (var dimension : List.of("2", "3", "auto")) {
			var output = folder.resolve(dimension);
			var settings = Runs.with(Runs.with(COVER, "dimension", dimension), "patch", "16");
			new Pretraining(settings).run(stack, output, false, Progress.SILENT);
			assertEquals(dimension.equals("2") ? 2 : 3, ModelFile.open(output).card().architecture().dimension());
		}
	}

	@Test
	void validationKeepsAsideSomeButNeverAll() throws IOException {
		assertTrue(Validation.split(4, 0.5, 1).isEmpty());
		assertTrue(Validation.split(9, 0, 1).isEmpty());
		assertEquals(1, Validation.split(5, 0.01, 1).size());
		assertEquals(4, Set.copyOf(Validation.split(5, 0.9, 1)).size());
		assertEquals(3, Validation.split(10, 0.3, 1).size());
		assertFalse(Validation.split(10, 0.3, 1).equals(Validation.split(10, 0.3, 2)));
		var aside = segment(Runs.with(SEGMENTATION, "validation", 0.9));
		assertEquals("1", ModelFile.open(aside).card().training().get("labelled samples"));
		assertTrue(Files.exists(aside.resolve("best.pt")));
		assertTrue(Files.notExists(segment(Runs.with(SEGMENTATION, "validation", 0.0)).resolve("validation.csv")));
	}

	@Test
	void lossFallsAndTheSpotsAreFound() throws IOException {
		var longer = Runs.with(Runs.with(Runs.SEGMENTATION, "epochs", 25), "rate", 1e-2);
		var settings = Runs.with(longer, "validation", 0.0);
		var output = folder.resolve("long");
		new SegmentationTraining(settings).run(Runs.labelled(5), output, false, Progress.SILENT);
		var rows = Runs.rows(output, "log.csv");
		var first = Double.parseDouble(rows.get(1).split(",")[1]);
		var last = Double.parseDouble(rows.get(rows.size() - 1).split(",")[1]);
		assertTrue(last < 0.5 * first, first + " → " + last);
		try (var model = new Segmentation(output, SegmentSettings.DEFAULT)) {
			var found = Pictures.ids(model.apply(Runs.image(20), Progress.SILENT).labels());
			var truth = Runs.spots(20);
			var right = 0;
			for (var i = 0; i < truth.length; i++) if (truth[i] == found[i]) right++;
			assertTrue(right > 0.97 * truth.length, right + " of " + truth.length);
		}
	}
}
