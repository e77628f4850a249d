package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import io.github.coverfiji.bench.OwnProcess;

/** All memory of a process, Java's heap being constant, and what the engine holds. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "skipped: only Linux tells the memory of a process so")
class NoLeakTest {

	private static final double GROWTH = 0.05;
	/** Else each thread's heap keeps pieces: then runs that hold nothing went up and down by 13 %, so by 1 %. */
	private static final List<String> ONE_HEAP = List.of("env", "MALLOC_ARENA_MAX=1");

	@TempDir
	Path folder;

	/** A line of {@link LongWork}. */
	private record Seen(String work, long done, long kilobytes, int open) {

		static Seen of(String line) {
			var words = line.split(" ");
			return new Seen(words[0], Long.parseLong(words[1]), Long.parseLong(words[2]), Integer.parseInt(words[3]));
		}
	}

	@Test
	@Tag("slow")
	void fewStepsPredictionsAndRunsHoldNothing() {
		assertNothingHeld(work("160", "40", "4"));
	}

	@Test
	@Tag("slow")
	void manyStepsPredictionsAndRunsHoldNothing() {
		var output = work("2000", "500", "40");
		assertNothingHeld(output);
		System.getLogger("COVER").log(System.Logger.Level.INFO, "Work, how often, kB, open:\n" + output);
	}

	private String work(String steps, String predictions, String runs) {
		var command = OwnProcess.java(LongWork.class, "256m", List.of(folder.toString(), steps, predictions, runs));
		command.addAll(1, List.of("-Xms256m", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC"));
		command.addAll(0, ONE_HEAP);
		return OwnProcess.output(command);
	}

	private static List<Seen> seen(String work, String output) {
		return output.lines().map(Seen::of).filter(seen -> seen.work().equals(work)).toList();
	}

	private static void assertNothingHeld(String output) {
		for (var kind : List.of("steps", "predictions", "runs")) assertFlat(kind, output);
	}

	private static void assertFlat(String work, String output) {
		var seen = seen(work, output);
		assertEquals(2, seen.size(), output);
		assertEquals(seen.get(0).open(), seen.get(1).open(), output);
		assertTrue(seen.get(1).kilobytes() <= (1 + GROWTH) * seen.get(0).kilobytes(), output);
	}
}
