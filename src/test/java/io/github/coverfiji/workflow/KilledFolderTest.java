package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.coverfiji.image.ImageFiles;
import io.github.coverfiji.task.Progress;

/** Segmentation of a folder that is killed again and again. */
class KilledFolderTest {

	private static final SegmentSettings SETTINGS =
		SegmentSettings.of(Map.of("probabilities", true, "device", "cpu", "mirror", "xy"));
	private static final int IMAGES = 24;
	private static final int LONGEST_LIFE = 8;

	@TempDir
	private Path folder;
	private Path input;
	private Path model;
	private Path whole;

	/** Another process: segments folder args[0] with model args[1] into args[2]. */
	public static void main(String[] args) {
		try (var warm = new Segmentation(Path.of(args[1]), SETTINGS)) {
			warm.apply(Runs.image(0), Progress.SILENT);
		}
		segment(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]), Killing.ready("Segmenting files"));
	}

	private static void segment(Path input, Path model, Path output, Progress progress) {
		new FolderSegmentation(model, SETTINGS).run(input, output, progress);
	}

	@BeforeEach
	void undisturbed() throws IOException {
		input = ImageFolder.good(folder.resolve("input"), IMAGES);
		model = UntrainedModel.save(folder.resolve("segmenter.pt"), 2, 1, 3);
		whole = folder.resolve("whole");
		segment(input, model, whole, Progress.SILENT);
	}

	@Test
	@Tag("slow")
	void twoKillsChangeNoByteAndFinishedFilesAreSkipped() throws Exception {
		kill(new Killing(1, LONGEST_LIFE, folder), 2);
	}

	@Test
	@Tag("slow")
	void thirtyKillsChangeNoByteAndFinishedFilesAreSkipped() throws Exception {
		kill(new Killing(2, LONGEST_LIFE, folder), 30);
	}

	private void kill(Killing killing, int times) throws Exception {
		for (int number = 0; killing.kills() < times; number++) {
			var output = folder.resolve("output " + number);
			var made = new HashMap<Path, Object>();
			for (boolean over = false; !over && killing.kills() < times;)
				over = killing.once(KilledFolderTest.class, () -> survived(output, made), input.toString(), model.toString(),
					output.toString());
			var recorder = new Recorder();
			segment(input, model, output, recorder);
			if (!made.isEmpty())
				assertTrue(recorder.heard("of " + IMAGES + " files were finished before"), recorder.lines.toString());
			assertUnchanged(made);
			assertSameAsUndisturbed(output);
			System.out.println(killing.kills() + " kills so far; finished before the last start: " + made.size());
		}
	}

	/** Whatever has its name is whole, and what was finished before the last life was not made again. */
	private static void survived(Path output, Map<Path, Object> made) throws IOException {
		assertUnchanged(made);
		if (Files.notExists(output)) return;
		for (var file : results(output)) assertTrue(ImageFiles.isWhole(output.resolve(file)), file);
		var journal = output.resolve(FinishedResults.FILE);
		if (Files.notExists(journal)) return;
		for (var line : Files.readAllLines(journal)) {
			var labels = output.resolve(line.replaceFirst(".*?\"result\":\"([^\"]*)\".*", "$1"));
			made.put(labels, Files.readAttributes(labels, "unix:ino,lastModifiedTime"));
		}
	}

	private static void assertUnchanged(Map<Path, Object> made) throws IOException {
		for (var entry : made.entrySet())
			assertEquals(entry.getValue(), Files.readAttributes(entry.getKey(), "unix:ino,lastModifiedTime"), entry.getKey() + "");
	}

	private static List<String> results(Path output) throws IOException {
		try (var files = Files.list(output)) {
			return files.map(file -> file.getFileName().toString()).filter(name -> name.matches("[^.].*\\.tif")).sorted().toList();
		}
	}

	private void assertSameAsUndisturbed(Path output) throws IOException {
		assertEquals(names(whole), names(output));
		assertEquals(2 * IMAGES, results(output).size());
		for (var file : results(output))
			assertArrayEquals(Files.readAllBytes(whole.resolve(file)), Files.readAllBytes(output.resolve(file)), file);
	}

	private static Map<String, Boolean> names(Path output) throws IOException {
		var names = new TreeMap<String, Boolean>();
		try (var files = Files.list(output)) {
			files.forEach(file -> names.put(file.getFileName().toString(), true));
		}
		return names;
	}
}
