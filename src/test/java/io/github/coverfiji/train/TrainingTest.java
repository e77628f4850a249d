package io.github.coverfiji.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.engine.Optimiser;
import io.github.coverfiji.method.Objective;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The loop itself, with COVER on one small picture. */
class TrainingTest {

	private static Training training(Objective objective, double rate, long steps) {
		return new Training(objective, objective.network(1), Schedule.cosine(rate, steps), Optimiser.Settings.ADAM,
			ComputeDevice.CPU);
	}

	@Test
	@Tag("slow")
	void sixtyStepsLearnAndKeepNoArray() {
		var losses = new ArrayList<Double>();
		var arrays = new ArrayList<Integer>();
		try (var training = training(Waves.cover(2, 32), 3e-3, 60)) {
			training.run("Test", Progress.SILENT, (report, running) -> {
				losses.add(report.results().get("vector") / report.results().get("zero"));
				var manager = running.module().manager();
				arrays.add(manager.getManagedArrays().size() + manager.getParentManager().getManagedArrays().size());
			});
			assertTrue(training.isDone());
		}
		assertEquals(60, losses.size());
		assertEquals(1, arrays.stream().distinct().count(), arrays.toString());
		assertTrue(mean(losses.subList(45, 60)) < 0.85 * mean(losses.subList(0, 15)), losses.toString());
	}

	private static double mean(List<Double> values) {
		return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
	}

	@Test
	void faultWhileDrawingReachesTheCaller() {
		var broken = new InputException("Cannot read 'a.tif'", "it vanished", "put it back");
		try (var ahead = new Ahead<Long>(step -> {
			if (step == 1) throw broken;
			return 10 * step;
		})) {
			assertEquals(0, ahead.get(0, true, Progress.SILENT));
			assertEquals(broken, assertThrows(InputException.class, () -> ahead.get(1, true, Progress.SILENT)));
		}
	}

	@Test
	void batchesComeInOrderAlsoAfterAJump() {
		try (var ahead = new Ahead<Long>(step -> 10 * step)) {
			assertEquals(List.of(30L, 40L, 0L, 10L), List.of(ahead.get(3, true, Progress.SILENT),
				ahead.get(4, true, Progress.SILENT), ahead.get(0, true, Progress.SILENT), ahead.get(1, false, Progress.SILENT)));
		}
	}

	@Test
	void checkpointOfAnotherNetworkIsRefused() {
		try (var training = training(Waves.cover(2, 32), 1e-3, 5)) {
			assertThrows(IllegalArgumentException.class, () -> training.restore(Map.of()));
			var saved = training.snapshot();
			saved.remove("#step");
			assertThrows(IllegalArgumentException.class, () -> training.restore(saved));
		}
	}
}
