package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.task.CancelledException;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.task.Status;

class LockedRunTest {

	@TempDir
	private Path folder;

	/** Another process: pretrains into args[0] and stops for good after the third step. */
	public static void main(String[] args) {
		pretrain(Path.of(args[0]), false, after(3, () -> {
			System.out.println("third step");
			try {
				Thread.sleep(Long.MAX_VALUE);
			}
			catch (InterruptedException e) {
				throw new IllegalStateException(e);
			}
		}));
	}

	private static void pretrain(Path output, boolean resume, Progress progress) {
		new Pretraining(Runs.COVER).run(Runs.images(2), output, resume, progress);
	}

	private static Progress after(long step, Runnable deed) {
		return new Progress() {

			@Override
			public void status(Status status) {
				if (status.stage().equals("Pretraining") && status.done() == step) deed.run();
			}
		};
	}

	private static void assertRefused(Path run) {
		for (var resume : new boolean[] { true, false }) {
			var message = assertThrows(InputException.class, () -> pretrain(run, resume, Progress.SILENT)).getMessage();
			assertTrue(message.contains("another run is training there now"), message);
		}
	}

	@Test
	void secondRunIsRefusedAndTheFirstGoesOn() throws IOException {
		var whole = folder.resolve("whole");
		var run = folder.resolve("run");
		pretrain(whole, false, Progress.SILENT);
		pretrain(run, false, after(3, () -> {
			assertRefused(run);
			assertThrows(InputException.class, () -> new SegmentationTraining(Runs.SEGMENTATION).run(Runs.labelled(5), run,
				false, Progress.SILENT));
			assertThrows(InputException.class, () -> new ClassificationTraining(Runs.CLASSIFICATION).run(
				Runs.classified(5), run, false, Progress.SILENT));
			assertEquals("COVER", ModelFile.open(run).card().method());
		}));
		Runs.assertSame(Runs.state(whole), Runs.state(run));
		assertEquals(Runs.rows(whole, "log.csv"), Runs.rows(run, "log.csv"));
	}

	@Test
	void cancelAndFailureLetGo() {
		var run = folder.resolve("run");
		assertThrows(CancelledException.class, () -> pretrain(run, false, new Recorder("Pretraining", 2)));
		assertThrows(IllegalStateException.class, () -> pretrain(run, true, after(1, () -> {
			throw new IllegalStateException("a fault of the listener");
		})));
		pretrain(run, true, Progress.SILENT);
	}

	@Test
	void killedRunResumes() throws Exception {
		var whole = folder.resolve("whole");
		var run = folder.resolve("run");
		var other = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-cp",
			System.getProperty("java.class.path"), LockedRunTest.class.getName(), run.toString())
			.redirectError(ProcessBuilder.Redirect.DISCARD).start();
		try {
			assertEquals("third step", other.inputReader().readLine());
			assertRefused(run);
		}
		finally {
			other.destroyForcibly().waitFor();
		}
		assertTrue(Files.exists(run.resolve("model.pt")));
		pretrain(run, true, Progress.SILENT);
		pretrain(whole, false, Progress.SILENT);
		Runs.assertSame(Runs.state(whole), Runs.state(run));
		assertEquals(Runs.rows(whole, "log.csv"), Runs.rows(run, "log.csv"));
	}
}
