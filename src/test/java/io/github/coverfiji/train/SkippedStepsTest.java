package io.github.coverfiji.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.engine.Optimiser;
import io.github.coverfiji.engine.ScriptNode;
import io.github.coverfiji.method.Objective;
import io.github.coverfiji.network.ComputeForm;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps whose loss is no number, in the middle of a training. */
class SkippedStepsTest {

	/** A training, and what it said and was after each step. */
	private static final class Watched implements Progress, AutoCloseable {

		private final List<String> lines = new ArrayList<>();
		private final List<StepReport> reports = new ArrayList<>();
		private final List<Map<String, HostTensor>> states = new ArrayList<>();
		private final Training training;

		Watched(Objective objective, ScriptNode start, double rate, int steps) {
			var settings = objective.results().contains("match") ? Optimiser.Settings.SGD : Optimiser.Settings.ADAM;
			training = new Training(objective, start, Schedule.cosine(rate, steps), settings, ComputeDevice.CPU);
		}

		Watched run() {
			states.add(training.snapshot());
			training.run("Test", this, (report, running) -> {
				reports.add(report);
				states.add(running.snapshot());
			});
			return this;
		}

		@Override
		public void log(String line) {
			lines.add(line);
		}

		@Override
		public void close() {
			training.close();
		}
	}

	private static Watched watched(Objective objective, int steps) {
		return new Watched(objective, objective.network(1), 1e-2, steps);
	}

	private static Objective objective(String method) {
		return method.equals("COVER") ? Waves.cover(2, 16) : new PcrlResumeTest.Noise();
	}

	private static Set<Long> steps(long first, long count) {
		return LongStream.range(first, first + count).boxed().collect(Collectors.toSet());
	}

	private static void assertSame(Map<String, HostTensor> expected, Map<String, HostTensor> found) {
		assertEquals(expected.keySet(), found.keySet());
		expected.forEach((name, tensor) -> {
			if (!name.equals("#step") && !name.equals("#skipped"))
				assertArrayEquals(tensor.values(), found.get(name).values(), name);
		});
	}

	/** Weights, optimiser, running statistics, slow copy, queue and the constant of NCE. */
	@ParameterizedTest
	@ValueSource(strings = {"COVER", "PCRL"})
	void changeNothingAndAreCounted(String method) {
		try (var run = watched(new Poisoned(objective(method), Set.of(0L, 3L, 4L)), 7).run()) {
			assertEquals(7, run.reports.size());
			for (int step = 0; step < 7; step++) {
				var bad = step == 0 || step == 3 || step == 4;
				assertEquals(bad, run.reports.get(step).isSkipped());
				if (bad) assertSame(run.states.get(step), run.states.get(step + 1));
				else for (var tensor : run.states.get(step + 1).entrySet())
					for (var value : tensor.getValue().values()) assertTrue(Float.isFinite(value), tensor.getKey());
			}
			assertFalse(Arrays.equals(weight(run.states.get(5)), weight(run.states.get(6))));
			assertEquals(3, run.training.snapshot().get("#skipped").values()[0]);
			assertEquals(1, run.lines.size(), run.lines.toString());
			assertTrue(run.lines.get(0).startsWith("Step 1 was skipped: its loss or gradient is no finite number."));
		}
	}

	private static float[] weight(Map<String, HostTensor> state) {
		return state.get("backbone.enter.conv1.weight").values();
	}

	@ParameterizedTest
	@ValueSource(strings = {"COVER", "PCRL"})
	void resumedAmongThemTheTrainingEndsOnTheSameBits(String method) {
		var poisoned = new Poisoned(objective(method), Set.of(1L, 3L, 4L, 5L, 7L));
		try (var whole = watched(poisoned, 9).run(); var part = watched(poisoned, 9)) {
			part.training.restore(whole.states.get(5));
			part.run();
			assertSame(whole.training.snapshot(), part.training.snapshot());
			assertArrayEquals(new float[] {5, 0, 0}, part.training.snapshot().get("#skipped").values());
			assertEquals(List.of(), part.lines, "it was said before");
		}
	}

	@Test
	void tenInARowStopTheTraining() {
		try (var run = watched(new Poisoned(Waves.cover(2, 16), steps(3, 10)), 14)) {
			var message = assertThrows(InputException.class, run::run).getMessage();
			assertTrue(message.contains("stopped at step 13") && message.contains("use a smaller rate"), message);
			assertEquals(9, run.reports.stream().filter(StepReport::isSkipped).count());
			assertSame(run.states.get(3), run.training.snapshot());
		}
	}

	@Test
	void nineInARowDoNot() {
		var bad = steps(1, 9);
		bad.addAll(steps(11, 9));
		try (var run = watched(new Poisoned(Waves.cover(2, 16), bad), 21).run()) {
			assertTrue(run.training.isDone() && run.training.isSound());
		}
	}

	@Test
	void weightsThatRunAwayStopTheTraining() {
		var cover = Waves.cover(2, 16);
		try (var run = new Watched(cover, cover.network(1), 1e30, 12)) {
			var message = assertThrows(InputException.class, run::run).getMessage();
			assertTrue(message.contains("10 steps in a row was no finite number, at learning rate "), message);
			assertFalse(run.training.isSound());
		}
	}

	/** Five in a row are the fault of short numbers, until ten in a row are none of theirs. */
	@Test
	void shortNumbersGiveWayToLongOnes() {
		var poisoned = new Poisoned(Waves.cover(2, 16), steps(3, 12));
		var start = ComputeForm.BFLOAT16.of(poisoned.network(1));
		try (var run = new Watched(poisoned, start, 1e-3, 17).run(); var part = new Watched(poisoned, start, 1e-3, 17)) {
			assertEquals(12, run.reports.stream().filter(StepReport::isSkipped).count());
			assertEquals(2, run.lines.size(), run.lines.toString());
			assertTrue(run.lines.get(1).contains("Step 8 is the 5th in a row to be skipped: going on in float32"));
			assertSame(run.states.get(3), run.states.get(15));
			part.training.restore(run.states.get(16));
			part.run();
			assertSame(run.training.snapshot(), part.training.snapshot());
			assertLong(poisoned, run);
		}
	}

	/** The last steps are those of a training in 32 bits from there on. */
	private static void assertLong(Objective poisoned, Watched run) {
		try (var plain = new Watched(poisoned, ComputeForm.CHANNELS_LAST.of(poisoned.network(1)), 1e-3, 17)) {
			plain.training.restore(run.states.get(15));
			plain.run();
			assertSame(run.training.snapshot(), plain.training.snapshot());
		}
	}
}
