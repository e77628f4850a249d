package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.task.SmallDisk;
import io.github.coverfiji.task.Status;

/** Whole jobs on disks that vanish and fill up. */
class DiskFaultsTest {

	@TempDir
	private Path folder;

	/** What happens when a stage has done so many units. */
	private interface Deed {

		void at(long done) throws IOException;
	}

	private static Progress during(String stage, Deed deed) {
		return new Progress() {

			@Override
			public void status(Status status) {
				try {
					if (status.stage().equals(stage)) deed.at(status.done());
				}
				catch (IOException e) {
					throw new IllegalStateException(e);
				}
			}
		};
	}

	/** All but the lock and the list of what is finished, in which a stopped job has fewer rows. */
	private static List<String> names(Path place) throws IOException {
		try (var files = Files.list(place)) {
			return files.map(file -> file.getFileName().toString())
				.filter(name -> !name.endsWith(".lock") && !name.equals(".segmented.jsonl")).sorted().toList();
		}
	}

	@Test
	void folderTakenAwayForAWhileLosesNoValidation() throws IOException {
		var whole = folder.resolve("whole");
		var run = folder.resolve("run");
		var away = folder.resolve("away");
		var training = new SegmentationTraining(Runs.SEGMENTATION);
		training.run(Runs.labelled(5), whole, false, Progress.SILENT);
		training.run(Runs.labelled(5), run, false, during("Training segmentation", step -> {
			if (step == 1) Files.move(run, away);
			if (step == 4) {
				assertTrue(Files.notExists(run), "the run may not make its folder again");
				Files.move(away, run);
			}
		}));
		Runs.assertSame(Runs.state(whole), Runs.state(run));
		Runs.assertSame(Runs.weights(whole.resolve("best.pt")), Runs.weights(run.resolve("best.pt")));
		for (var table : new String[] { "log.csv", "validation.csv" })
			assertEquals(Runs.rows(whole, table), Runs.rows(run, table));
		assertEquals(names(whole), names(run));
	}

	@Test
	void pictureThatCannotBeWrittenIsLeftOutWithAWord() throws IOException {
		var run = folder.resolve("run");
		Files.createDirectories(run.resolve("preview.png").resolve("inside"));
		var recorder = new Recorder();
		new Pretraining(Runs.COVER).run(Runs.images(2), run, false, recorder);
		assertEquals(1, recorder.lines.stream().filter(line -> line.startsWith("Left out preview.png")).count(),
			recorder.lines.toString());
		assertEquals(6, Runs.state(run).get("#step").values()[0]);
		assertEquals(List.of("log.csv", "model.pt", "preview.png", "record.json", "state.bin"), names(run));
	}

	/** The space is asked for before each part: labels and probabilities fit each, but not both. */
	@Test
	void fullDiskNamesTheFilesAndLeavesNoneHalf() throws IOException {
		var input = ImageFolder.good(folder.resolve("input"), 3);
		var output = folder.resolve("output");
		var job = new FolderSegmentation(UntrainedModel.save(folder.resolve("m.pt"), 2, 1, 3),
			new SegmentSettings(true, false, 0.5, "none", false, false, 0, "", "cpu"));
		job.run(input, folder.resolve("whole"), Progress.SILENT);
		try (var disk = SmallDisk.at(output, 64)) {
			var message = assertThrows(InputException.class, () -> job.run(input, output, Progress.SILENT)).getMessage();
			assertTrue(message.contains("files could not be segmented") && message.contains("2.tif (Cannot write"), message);
			assertTrue(message.contains("No space left on device") || message.contains("bytes free"), message);
			for (var name : names(output)) assertArrayEquals(Files.readAllBytes(folder.resolve("whole").resolve(name)),
				Files.readAllBytes(output.resolve(name)), name);
			assertTrue(names(output).size() < names(folder.resolve("whole")).size());
			disk.fill();
			assertThrows(InputException.class, () -> job.run(input, output, Progress.SILENT));
		}
		assertEquals(3, job.run(input, output, Progress.SILENT).size());
	}
}
