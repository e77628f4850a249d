package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.coverfiji.task.CancelledException;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.workflow.FinishedResults.Origin;

/** Which results of a folder a second run leaves as they are. */
class FinishedResultsTest {

	private static final SegmentSettings SETTINGS = SegmentSettings.of(Map.of("device", "cpu", "confidence", true));

	@TempDir
	private Path folder;
	private Path input;
	private Path output;
	private Path model;

	@BeforeEach
	void firstRun() throws IOException {
		input = ImageFolder.good(folder.resolve("input"), 3);
		output = folder.resolve("output");
		model = UntrainedModel.save(folder.resolve("segmenter.pt"), 2, 1, 3);
		assertEquals(3, made(SETTINGS));
	}

	/** Runs once more; all results are older than a day before. */
	private long made(SegmentSettings settings) throws IOException {
		if (Files.exists(output)) age();
		var results = new FolderSegmentation(model, settings).run(input, output, Progress.SILENT);
		assertEquals(List.of("0.tif", "1.tif", "2.tif"), results.stream().map(file -> file.getFileName().toString()).toList());
		return results.stream().filter(FinishedResultsTest::isNew).count();
	}

	private void age() throws IOException {
		for (int i = 0; i < 3; i++) {
			var labels = output.resolve(i + ".tif");
			if (Files.exists(labels)) Files.setLastModifiedTime(labels, FileTime.fromMillis(0));
		}
	}

	private static boolean isNew(Path file) {
		try {
			return Files.getLastModifiedTime(file).toMillis() > 0;
		}
		catch (IOException e) {
			throw new IllegalStateException(e);
		}
	}

	@Test
	void nothingIsMadeTwice() throws IOException {
		var before = Files.readAllBytes(output.resolve("1.tif"));
		assertEquals(0, made(SETTINGS));
		assertEquals(0, made(SegmentSettings.of(Map.of("device", "auto", "confidence", true))));
		assertArrayEquals(before, Files.readAllBytes(output.resolve("1.tif")));
		var recorder = new Recorder();
		new FolderSegmentation(model, SETTINGS).run(input, output, recorder);
		assertTrue(recorder.heard("3 of 3 files were finished before with this model and these settings and are left"));
		assertTrue(recorder.heard("3 of 3 files segmented into"));
	}

	@Test
	void otherSettingsOrModelMakeAllAnew() throws IOException {
		assertEquals(3, made(SegmentSettings.of(Map.of("device", "cpu", "confidence", true, "overlap", 0.25))));
		assertEquals(3, made(SETTINGS));
		UntrainedModel.save(model, 2, 1, 2);
		assertEquals(3, made(SETTINGS));
		assertEquals(0, made(SETTINGS));
	}

	@Test
	void missingCutOrChangedFilesAreMadeAnew() throws IOException {
		Files.delete(output.resolve("0.tif"));
		assertEquals(1, made(SETTINGS));
		Files.delete(output.resolve("1-confidence.tif"));
		assertEquals(1, made(SETTINGS));
		var labels = Files.readAllBytes(output.resolve("2.tif"));
		Files.write(output.resolve("2.tif"), Arrays.copyOf(labels, labels.length - 1));
		assertEquals(1, made(SETTINGS));
		Files.setLastModifiedTime(input.resolve("0.tif"), FileTime.fromMillis(12345));
		assertEquals(1, made(SETTINGS));
		ImageFolder.save(Runs.image(7), input.resolve("1.tif"));
		assertEquals(1, made(SETTINGS));
		assertEquals(0, made(SETTINGS));
	}

	@Test
	void replacedResultsAreForgottenBeforeTheyAreReplaced() throws IOException {
		var other = SegmentSettings.of(Map.of("device", "cpu", "confidence", true, "mirror", "x"));
		assertThrows(CancelledException.class,
			() -> new FolderSegmentation(model, other).run(input, output, new Recorder("Segmenting files", 1)));
		assertEquals(List.of("0.tif"), lines());
		assertEquals(3, made(SETTINGS));
		assertEquals(0, made(SETTINGS));
	}

	@Test
	void lineThatWasCutShortCostsOneImage() throws IOException {
		var journal = output.resolve(FinishedResults.FILE);
		var text = Files.readString(journal);
		for (var rest : List.of(text.substring(0, text.length() - 20), text + "{\"result\":\"3.t", text + "\0\0\0\0",
			text + "null\n", text + "{}\n", "")) {
			Files.writeString(journal, rest);
			assertEquals(rest.isEmpty() ? 3 : rest.startsWith(text) ? 0 : 1, made(SETTINGS), rest);
			assertEquals(0, made(SETTINGS), rest);
		}
	}

	@Test
	void linesOfOtherFoldersStay() throws IOException {
		var more = ImageFolder.good(folder.resolve("more"), 1);
		Files.move(more.resolve("0.tif"), more.resolve("9.tif"));
		new FolderSegmentation(model, SETTINGS).run(more, output, Progress.SILENT);
		assertEquals(List.of("0.tif", "1.tif", "2.tif", "9.tif"), lines());
		assertEquals(0, made(SETTINGS));
	}

	private List<String> lines() throws IOException {
		return Files.readAllLines(output.resolve(FinishedResults.FILE)).stream()
			.map(line -> line.replaceFirst("\\{\"result\":\"([^\"]*)\".*", "$1")).sorted().collect(Collectors.toList());
	}

	@Test
	void originTellsFilesApart() throws IOException {
		var finished = new FinishedResults(folder);
		var origin = origin(0, "software 1");
		finished.add("0.tif", origin);
		assertTrue(new FinishedResults(folder).has("0.tif", origin(0, "software 1")));
		assertFalse(finished.has("1.tif", origin));
		assertFalse(finished.has("0.tif", origin(1, "software 1")));
		assertFalse(finished.has("0.tif", origin(0, "software 2")));
	}

	private Origin origin(int image, String software) {
		return Origin.of(image + ".tif", List.of(input.resolve(image + ".tif")), "ab", SETTINGS, software);
	}
}
