package io.github.coverfiji.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.task.SmallDisk;

/** Disks that fill up, refuse or vanish for a while: the run ends as one that nothing happened to. */
@Timeout(120)
class DiskWorksAgainTest extends DiskFault {

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
}
