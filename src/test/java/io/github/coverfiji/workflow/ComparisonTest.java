package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.network.Segmenter;
import io.github.coverfiji.task.CancelledException;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/** The check whether a start helped, behind a whole training. */
class ComparisonTest {

	private static final String START = "Comparing: training segmentation from the start";
	private static final String SCRATCH = "Comparing: training segmentation from scratch";

	@TempDir
	static Path folder;

	private static SegmentationSettings settings;
	private static ClassificationSettings classifier;
	private static Path plain;
	private static Path compared;
	private static final Recorder HEARD = new Recorder();

	@BeforeAll
	static void trainTwice() {
		var start = folder.resolve("pretrained");
		new Pretraining(Runs.with(Runs.COVER, "epochs", 1)).run(Runs.images(2), start, false, Progress.SILENT);
		settings = Runs.with(Runs.with(Runs.SEGMENTATION, "epochs", 1), "start", start.toString());
		classifier = Runs.with(Runs.with(Runs.CLASSIFICATION, "epochs", 1), "start", start.toString());
		plain = folder.resolve("plain");
		compared = folder.resolve("compared");
		new SegmentationTraining(settings).run(Runs.labelled(5), plain, false, Progress.SILENT);
		run(compared, false, HEARD);
	}

	private static Map<String, Double> run(Path output, boolean resume, Progress progress) {
		return new SegmentationTraining(settings).comparing(true).run(Runs.labelled(5), output, resume, progress);
	}

	private static Path half(Path run, String name) {
		return run.resolve("compare").resolve(name);
	}

	@Test
	void runItselfIsTheSame() throws IOException {
		assertIsFinished(compared);
		assertTrue(Files.notExists(plain.resolve("compare.csv")) && Files.notExists(plain.resolve("compare")));
	}

	@Test
	void sentenceAndTableSayTheSame() throws IOException {
		var rows = Runs.rows(compared, "compare.csv");
		assertEquals("Start,Steps,Image,Class,Dice", rows.get(0));
		assertEquals(3, rows.size(), "one image kept aside, one class beside the background");
		var from = rows.get(1).split(",");
		var scratch = rows.get(2).split(",");
		assertEquals(List.of("pretrained", "2"), List.of(from[0], from[1]));
		assertEquals(List.of("scratch", "2", from[2], "class 1"), List.of(scratch[0], scratch[1], scratch[2], scratch[3]));
		assertNotEquals(from[4], scratch[4]);
		var sentence = HEARD.lines.get(HEARD.lines.size() - 1);
		assertTrue(sentence.startsWith(String.format(Locale.ROOT,
			"After 2 steps each: Dice %.3f from 'pretrained', %.3f from scratch, on 1 image kept aside: a difference of ",
			Double.parseDouble(from[4]), Double.parseDouble(scratch[4]))), sentence);
		assertTrue(sentence.endsWith(", and so few images prove nothing. COVER Experiment gives a real answer, with several seeds."),
			sentence);
	}

	/** Two steps are fewer than the least of the check, so that from the start has to end where the run ended. */
	@Test
	void onlyTheWeightsToBeginWithDiffer() throws IOException {
		Runs.assertSame(Runs.weights(compared.resolve("model.pt")), Runs.weights(half(compared, "start").resolve("best.pt")));
		assertEquals(Runs.rows(compared, "log.csv"), Runs.rows(half(compared, "start"), "log.csv"));
		var card = ModelFile.openBest(half(compared, "start")).card();
		var other = ModelFile.openBest(half(compared, "scratch")).card();
		assertEquals(card.architecture(), other.architecture());
		assertEquals(List.of(card.patch(), card.preparation()),
			List.of(other.patch(), other.preparation()));
		assertEquals(card.training(), other.training(), "images, those kept aside, steps and settings");
		assertEquals("scratch", other.method());
		var fresh = new SegmentationTraining(Runs.with(settings, "start", ""));
		fresh.run(Runs.labelled(5), folder.resolve("fresh"), false, Progress.SILENT);
		Runs.assertSame(Runs.weights(folder.resolve("fresh")), weights(half(compared, "scratch")));
	}

	private static Map<String, HostTensor> weights(Path run) {
		try (var module = ModelFile.openBest(run).load(ComputeDevice.CPU)) {
			return module.snapshot();
		}
	}

	@Test
	void whatOnlyAStoppedTrainingNeedsIsGone() {
		for (var name : List.of("start", "scratch"))
			assertTrue(Files.exists(half(compared, name).resolve("best.pt"))
				&& Files.notExists(half(compared, name).resolve("state.bin")) && Files.notExists(half(compared, name).resolve("model.pt")));
	}

	@Test
	void finishedRunIsCheckedLaterAndInParts() throws IOException {
		var later = folder.resolve("later");
		copy(plain, later);
		assertThrows(CancelledException.class, () -> run(later, true, new Recorder(SCRATCH, 1)));
		assertIsFinished(later);
		assertTrue(Files.notExists(later.resolve("compare.csv")));
		assertEquals(1, Runs.state(half(later, "scratch")).get("#step").values()[0]);
		run(later, true, new Recorder(START, 0));
		assertIsFinished(later);
		assertEquals(Runs.rows(compared, "compare.csv"), Runs.rows(later, "compare.csv"));
	}

	private static void copy(Path from, Path to) throws IOException {
		Files.createDirectory(to);
		try (var files = Files.list(from)) {
			for (var file : files.toList()) Files.copy(file, to.resolve(file.getFileName()));
		}
	}

	/** As if nobody had asked for the check. */
	private static void assertIsFinished(Path run) throws IOException {
		Runs.assertSame(Runs.state(plain), Runs.state(run));
		Runs.assertSame(Runs.weights(plain.resolve("best.pt")), Runs.weights(run.resolve("best.pt")));
		for (var file : List.of("record.json", "log.csv", "validation.csv"))
			assertEquals(Runs.rows(plain, file), Runs.rows(run, file), file);
	}

	@Test
	void checkIsAQuarterOfTheRunButNotTooShort() {
		assertEquals(List.of(6L, 20L, 20L, 100L),
			Stream.of(6L, 20L, 60L, 400L).map(Comparison::steps).toList());
	}

	@Test
	void classifierIsCheckedByItsLikelihood() throws IOException {
		var output = folder.resolve("classifier");
		var heard = new Recorder();
		var frozen = Runs.with(classifier, "tuning.freeze", true);
		new ClassificationTraining(frozen).comparing(true).run(Runs.classified(5), output, false, heard);
		var rows = Runs.rows(output, "compare.csv");
		assertEquals("Start,Steps,Image,Class,Shown,Probability", rows.get(0));
		assertEquals(1 + 2 * 2, rows.size());
		assertTrue(heard.lines.get(heard.lines.size() - 1).matches(
			"After 2 steps each: likelihood 0\\.\\d+ from 'pretrained', 0\\.\\d+ from scratch, on 1 image kept aside: .*"),
			heard.lines.toString());
		var start = Runs.weights(folder.resolve("pretrained"));
		assertTrue(backboneIsAs(start, weights(half(output, "start"))), "the start stays frozen");
		assertFalse(backboneIsAs(start, weights(half(output, "scratch"))));
	}

	private static boolean backboneIsAs(Map<String, HostTensor> start, Map<String, HostTensor> found) {
		return found.entrySet().stream().filter(e -> start.containsKey(e.getKey()) && !e.getKey().startsWith(Segmenter.HEAD))
			.allMatch(e -> Arrays.equals(start.get(e.getKey()).values(), e.getValue().values()));
	}

	@Test
	void whatCannotBeComparedIsRefusedAtOnce() {
		assertRefused("there is no start", () -> new SegmentationTraining(Runs.SEGMENTATION).comparing(true));
		assertRefused("no image is kept aside", () -> new ClassificationTraining(Runs.with(classifier, "validation", 0.0))
			.comparing(true));
		var few = folder.resolve("few");
		assertRefused("the images are too few to keep some aside",
			() -> new SegmentationTraining(settings).comparing(true).run(Runs.labelled(4), few, false, Progress.SILENT));
		assertTrue(Files.notExists(few));
	}

	private static void assertRefused(String why, Executable work) {
		var message = assertThrows(InputException.class, work).getMessage();
		assertTrue(message.startsWith("Cannot check whether the start helps: ") && message.contains(why), message);
	}
}
