package io.github.coverfiji.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.engine.Optimiser;
import io.github.coverfiji.image.Calibration;
import io.github.coverfiji.image.LabelClasses;
import io.github.coverfiji.image.Normalisation;
import io.github.coverfiji.image.Resampling;
import io.github.coverfiji.method.CoverObjective;
import io.github.coverfiji.model.ModelCard;
import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.network.UNet;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.task.SmallDisk;
import io.github.coverfiji.task.Status;

/** Disks that fill up, refuse, vanish or hang while a run trains: it ends as one that nothing happened to. */
@Timeout(120)
class DiskFaultTest {

	private static final int STEPS = 12;
	private static final int KIBIBYTES = 2048;
	/** Its checkpoints are of 0.2 MB. */
	private static final UNet NARROW = new UNet(2, 1, Collections.nCopies(9, 8));
	/** A checkpoint whenever the disk is idle, and no long waiting. */
	private static final Patience SHORT =
		new Patience(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(60), Duration.ofMillis(300), Duration.ofSeconds(20));

	private static final Patience SLOW =
		new Patience(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ofSeconds(3));

	@TempDir
	private static Path reference;
	@TempDir
	private Path place;
	private final Watcher watcher = new Watcher();

	/** Keeps what it hears; cancels when told. */
	private static final class Watcher implements Progress {

		private final List<String> lines = new ArrayList<>();
		private String cancelAt = "never";
		private Runnable atLast = () -> {};
		private boolean cancelled;

		@Override
		public void log(String line) {
			lines.add(line);
			if (line.contains(cancelAt)) cancelled = true;
			if (line.startsWith("Saving step")) atLast.run();
		}

		@Override
		public void status(Status status) {
			if (cancelAt.equals("step " + status.done())) cancelled = true;
		}

		@Override
		public boolean isCancelled() {
			return cancelled;
		}

		private long count(String part) {
			return lines.stream().filter(line -> line.contains(part)).count();
		}
	}

	/** What happens at a step. */
	private interface Deed {

		void at(long step) throws Exception;
	}

	private static RunFolder folder(Path path) {
		return RunFolder.create(path, new RunRecord(Map.of("seed", 1), "data", Map.of(), List.of()));
	}

	private static Run run(RunFolder folder, CoverObjective objective, Patience patience, Path... places) {
		var card = new ModelCard(ModelCard.FORMAT, ModelCard.FEATURES, "COVER", NARROW.architecture(),
			Normalisation.none(), Calibration.NONE, Resampling.NONE, List.of(32, 32), new LabelClasses(List.of()), Map.of(),
			"test", List.of());
		return new Run(folder, objective, card, patience, new Refuge(List.of(places)));
	}

	private static Training training(CoverObjective objective) {
		return new Training(objective, objective.network(1), Schedule.cosine(1e-3, STEPS), Optimiser.Settings.ADAM,
			ComputeDevice.CPU);
	}

	private static TrainingListener listener(Deed deed) {
		return (report, training) -> {
			try {
				deed.at(training.step());
			}
			catch (RuntimeException e) {
				throw e;
			}
			catch (Exception e) {
				throw new IllegalStateException(e);
			}
		};
	}

	@BeforeAll
	static void undisturbed() {
		var objective = Waves.cover(NARROW, 2, 32);
		try (var training = training(objective)) {
			run(folder(reference.resolve("run")), objective, SHORT).train("Test", training, Progress.SILENT);
		}
	}

	private void train(RunFolder folder, Deed deed, Path... places) {
		var objective = Waves.cover(NARROW, 2, 32);
		try (var training = training(objective)) {
			run(folder, objective, SHORT, places).listening(listener(deed)).train("Test", training, watcher);
		}
	}

	/** Something at step 3, undone some steps after the run has said so; on a busy computer, at its end. */
	private final class Fault implements Deed {

		private final Deed begin;
		private final Deed end;
		private long heard = STEPS;
		private boolean over;

		Fault(Deed begin, Deed end) {
			this.begin = begin;
			this.end = end;
			watcher.atLast = this::undo;
		}

		@Override
		public void at(long step) throws Exception {
			if (step == 3) begin.at(step);
			if (step <= 3 || over) return;
			if (heard == STEPS && watcher.count("Cannot save") > 0) heard = step;
			if (heard == STEPS) Thread.sleep(100);
			if (step > heard + 1) undo();
		}

		private void undo() {
			if (over) return;
			over = true;
			try {
				end.at(STEPS);
			}
			catch (Exception e) {
				throw new IllegalStateException(e);
			}
		}
	}

	private void assertAsUndisturbed(Path run) throws IOException {
		var whole = reference.resolve("run");
		for (var name : new String[] { "state.bin", "model.pt" })
			assertArrayEquals(Files.readAllBytes(whole.resolve(name)), Files.readAllBytes(run.resolve(name)), name);
		assertEquals(Files.readString(whole.resolve("log.csv")), Files.readString(run.resolve("log.csv")));
		try (var files = Files.list(run)) {
			assertEquals(List.of("log.csv", "model.pt", "record.json", "state.bin"),
				files.map(file -> file.getFileName().toString()).sorted().toList());
		}
	}

	private void assertToldOnce(String why) {
		assertEquals(1, watcher.count("Cannot save"), watcher.lines.toString());
		assertEquals(1, watcher.count(why), watcher.lines.toString());
		assertEquals(1, watcher.count("works again"), watcher.lines.toString());
		assertTrue(watcher.lines.get(0).matches(".*the last good checkpoint is that of step [0-3]\\..*"),
			watcher.lines.toString());
	}

	@Test
	void fullDiskAndRoomAgain() throws IOException {
		try (var disk = SmallDisk.at(place, KIBIBYTES)) {
			var folder = folder(place.resolve("run"));
			train(folder, new Fault(step -> disk.fill(), step -> {
				assertTrue(ModelFile.open(folder.path()).card().software().equals("test"));
				disk.free();
			}));
			assertAsUndisturbed(folder.path());
			assertToldOnce("No space left on device");
		}
	}

	@Test
	void folderTakenAwayAndBroughtBack() throws IOException {
		var folder = folder(place.resolve("run"));
		var away = place.resolve("away");
		train(folder, new Fault(step -> Files.move(folder.path(), away), step -> {
			assertTrue(Files.notExists(folder.path()));
			Files.move(away, folder.path());
		}));
		assertAsUndisturbed(folder.path());
		assertToldOnce("the folder of the run is gone");
	}

	@Test
	void folderThatRefusesFilesForAWhile() throws IOException {
		var folder = folder(place.resolve("run"));
		try {
			train(folder, new Fault(step -> SmallDisk.refuse(folder.path(), true),
				step -> SmallDisk.refuse(folder.path(), false)));
		}
		finally {
			SmallDisk.refuse(folder.path(), false);
		}
		assertAsUndisturbed(folder.path());
		assertToldOnce("goes on");
	}

	@Test
	void diskThatIsFullAtTheEndIsTriedUntilItIsNot() throws IOException {
		try (var disk = SmallDisk.at(place, KIBIBYTES)) {
			var folder = folder(place.resolve("run"));
			var freeing = new Progress() {

				@Override
				public void log(String line) {
					watcher.log(line);
					try {
						if (line.startsWith("Saving step 12 is tried again")) disk.free();
					}
					catch (IOException e) {
						throw new IllegalStateException(e);
					}
				}
			};
			var objective = Waves.cover(NARROW, 2, 32);
			try (var training = training(objective)) {
				run(folder, objective, SHORT).listening(listener(step -> {
					if (step == 3) disk.fill();
				})).train("Test", training, freeing);
			}
			assertAsUndisturbed(folder.path());
			assertEquals(1, watcher.count("works again"), watcher.lines.toString());
		}
	}

	@Test
	void diskUnpluggedForGoodLeavesTheRunInARefuge() throws IOException {
		var mounted = place.resolve("disk");
		var disk = SmallDisk.at(mounted, KIBIBYTES);
		var folder = folder(mounted.resolve("run"));
		watcher.cancelAt = "Saving step 12 is tried again";
		var message = assertThrows(InputException.class, () -> train(folder, step -> {
			if (step == 3) disk.close();
		}, place.resolve("missing"), place)).getMessage();
		var refuge = place.resolve("cover-rescued-run");
		assertTrue(message.contains("all up to step 12 is in '" + refuge + "'"), message);
		assertTrue(message.contains("the folder of the run is gone") && message.contains("To mend it:"), message);
		assertEquals(0, mounted.toFile().list().length, "nothing may be written where the disk was");
		assertAsUndisturbed(refuge);
		var objective = Waves.cover(NARROW, 2, 32);
		try (var training = training(objective)) {
			run(new RunFolder(refuge), objective, SHORT).resuming(training).train("Test", training, Progress.SILENT);
		}
		assertAsUndisturbed(refuge);
	}

	@Test
	void cancelOnAFullDiskGivesWhereTheRunIs() throws IOException {
		try (var disk = SmallDisk.at(place.resolve("disk"), KIBIBYTES)) {
			var folder = folder(place.resolve("disk").resolve("run"));
			watcher.cancelAt = "step 8";
			var message = assertThrows(InputException.class, () -> train(folder, step -> {
				if (step == 3) disk.fill();
			}, place)).getMessage();
			assertTrue(message.contains("all up to step 8 is in"), message);
			watcher.cancelAt = "never";
			watcher.cancelled = false;
			var objective = Waves.cover(NARROW, 2, 32);
			var refuge = place.resolve("cover-rescued-run");
			try (var training = training(objective)) {
				run(new RunFolder(refuge), objective, SHORT).resuming(training).train("Test", training, Progress.SILENT);
			}
			assertAsUndisturbed(refuge);
		}
	}

	/** With no place at all, the last good checkpoint is what is left, and it is good. */
	@Test
	void runThatNoPlaceTakesGoesOnFromItsLastGoodCheckpoint() throws IOException {
		try (var disk = SmallDisk.at(place, KIBIBYTES)) {
			var folder = folder(place.resolve("run"));
			watcher.cancelAt = "Saving step 12 is tried again";
			var message = assertThrows(InputException.class, () -> train(folder, step -> {
				if (step == 6) disk.fill();
			}, place)).getMessage();
			assertTrue(message.contains("its last good checkpoint is that of step") && message.contains("resume the run"),
				message);
			assertFalse(Files.exists(place.resolve("cover-rescued-run")));
			disk.free();
			var objective = Waves.cover(NARROW, 2, 32);
			try (var training = training(objective)) {
				run(folder, objective, SHORT).resuming(training).train("Test", training, Progress.SILENT);
			}
			assertAsUndisturbed(folder.path());
		}
	}

	@Test
	void faultAtTheBeginningIsToldAtOnce() throws IOException {
		try (var disk = SmallDisk.at(place, KIBIBYTES)) {
			var folder = folder(place.resolve("run"));
			disk.fill();
			var message = assertThrows(InputException.class, () -> train(folder, step -> {
				throw new IllegalStateException("no step may be done");
			})).getMessage();
			assertTrue(message.contains("No space left on device"), message);
			assertEquals(List.of("record.json"), List.of(folder.path().toFile().list()));
		}
	}

	/** A share that takes nothing for most of the run: the training waits for none of it, and says so. */
	@Test
	void slowDiskHoldsUpNoStep() throws IOException {
		var folder = folder(place.resolve("run"));
		var open = new CountDownLatch(1);
		var objective = Waves.cover(NARROW, 2, 32);
		try (var training = training(objective)) {
			run(folder, objective, SLOW)
				.showing(running -> running.step() != 1 ? Optional.empty() : Optional.of(file -> pass(open)))
				.listening(listener(step -> {
					if (step == STEPS / 2) Thread.sleep(SLOW.silence().toMillis());
					if (step == STEPS - 1) open.countDown();
				})).train("Test", training, watcher);
		}
		assertAsUndisturbed(folder.path());
		assertEquals(1, watcher.count("takes longer than 3 seconds"), watcher.lines.toString());
		assertEquals(0, watcher.count("Cannot save"), watcher.lines.toString());
	}

	@Test
	void diskThatNeverAnswersIsGivenUp() throws IOException {
		var folder = folder(place.resolve("run"));
		var open = new CountDownLatch(1);
		var objective = Waves.cover(NARROW, 2, 32);
		watcher.cancelAt = "step 6";
		try (var training = training(objective)) {
			var run = run(folder, objective, new Patience(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO,
				Duration.ofMillis(200)), place)
				.showing(running -> running.step() == 0 ? Optional.empty() : Optional.of(file -> pass(open)));
			var message = assertThrows(InputException.class, () -> run.train("Test", training, watcher)).getMessage();
			assertTrue(message.contains("the disk has not answered yet; all up to step 6 is in"), message);
		}
		finally {
			open.countDown();
		}
		assertEquals(List.of("log.csv", "model.pt", "record.json", "state.bin"),
			Stream.of(place.resolve("cover-rescued-run").toFile().list()).sorted().toList());
	}

	private static void pass(CountDownLatch open) {
		try {
			open.await();
		}
		catch (InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}
}
