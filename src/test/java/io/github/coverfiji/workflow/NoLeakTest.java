package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

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
	void fewStepsAndPredictionsHoldNothing() {
		assertNothingGrows("200", "60", "3");
	}

	@Test
	@Tag("slow")
	void manyStepsAndPredictionsHoldNothing() {
		assertNothingGrows("2000", "500", "30");
	}

	private void assertNothingGrows(String... work) {
		var command = OwnProcess.java(LongWork.class, "256m", List.of(folder.toString(), work[0], work[1], work[2]));
		command.addAll(1, List.of("-Xms256m", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC"));
		var output = OwnProcess.output(command);
		var seen = output.lines().map(Seen::of).collect(Collectors.groupingBy(Seen::work));
		for (var kind : List.of("steps", "predictions", "runs")) {
			assertEquals(2, seen.getOrDefault(kind, List.of()).size(), output);
			var warm = seen.get(kind).get(0);
			var end = seen.get(kind).get(1);
			assertEquals(warm.open(), end.open(), output);
			assertTrue(end.kilobytes() <= (1 + GROWTH) * warm.kilobytes(), output);
		}
	}
}
