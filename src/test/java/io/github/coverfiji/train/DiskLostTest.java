package io.github.coverfiji.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.task.SmallDisk;

/** Disks that work no more: it is told where the run is, and from there it ends as one that nothing happened to. */
@Timeout(120)
class DiskLostTest extends DiskFault {

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
}
