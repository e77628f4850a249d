package io.github.coverfiji.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import io.github.coverfiji.task.Status;

class ProgressDisplayTest {

	private final AtomicLong time = new AtomicLong();
	private final ByteArrayOutputStream out = new ByteArrayOutputStream();
	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	@Test
	void paceLetsOneThroughPerInterval() {
		var pace = new Pace(Duration.ofNanos(10), time::get);
		assertTrue(pace.lets(status("Training", 1, 9)));
		time.set(9);
		assertFalse(pace.lets(status("Training", 2, 9)));
		time.set(10);
		assertTrue(pace.lets(status("Training", 3, 9)));
		time.set(19);
		assertFalse(pace.lets(status("Training", 4, 9)));
	}

	@Test
	void paceLetsTheEndOfASeenStageThrough() {
		var pace = new Pace(Duration.ofNanos(10), time::get);
		assertTrue(pace.lets(status("Training", 1, 9)));
		assertTrue(pace.lets(status("Training", 9, 9)));
		assertFalse(pace.lets(status("Writing", 1, 1)), "a thousand short stages must not flood a log");
	}

	@Test
	void terminalLineIsWrittenOverAndEnded() {
		var progress = console(true);
		progress.status(status("Training longer", 1, 9));
		progress.status(status("Training longer", 9, 9));
		progress.log("saved");
		progress.close();
		var lines = "\rTraining longer 1/9, 1:05 left\rTraining longer 9/9, 1:05 left" + System.lineSeparator();
		assertEquals(lines, text(err));
		assertEquals("saved" + System.lineSeparator(), text(out));
	}

	@Test
	void shorterLineCoversTheLongerOne() {
		var progress = console(true);
		progress.status(new Status("Training", 1, 2, Duration.ofSeconds(65), Map.of("loss", 0.5)));
		progress.status(new Status("Training", 2, 2, Duration.ofSeconds(-1), Map.of()));
		assertEquals("\rTraining 1/2, 1:05 left, loss 0.5000\rTraining 2/2" + " ".repeat(24), text(err));
	}

	@Test
	void elsewhereEachStatusIsALine() {
		var progress = console(false);
		progress.status(status("Training", 1, 9));
		progress.status(status("Training", 2, 9));
		progress.status(status("Training", 9, 9));
		progress.close();
		assertEquals(2, text(err).lines().count());
		assertTrue(text(err).startsWith("Training 1/9, 1:05 left" + System.lineSeparator()), text(err));
	}

	private ConsoleProgress console(boolean terminal) {
		return new ConsoleProgress(new PrintStream(out, true, StandardCharsets.UTF_8),
			new PrintStream(err, true, StandardCharsets.UTF_8), terminal);
	}

	private static Status status(String stage, long done, long total) {
		return new Status(stage, done, total, Duration.ofSeconds(65), Map.of());
	}

	private static String text(ByteArrayOutputStream bytes) {
		return bytes.toString(StandardCharsets.UTF_8);
	}
}
