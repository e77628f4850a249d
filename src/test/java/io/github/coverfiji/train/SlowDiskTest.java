package io.github.coverfiji.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.github.coverfiji.task.InputException;

/** Disks that hang: no step waits for them, and one that never answers is given up. */
@Timeout(120)
class SlowDiskTest extends DiskFault {

	private static final Patience SLOW =
		new Patience(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ofSeconds(3));

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
