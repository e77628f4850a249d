package io.github.coverfiji.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Steps that do not fit into memory. */
class PassesTest {

	private static final int STEPS = 4;

	/**
	 * The engine gets no memory for more images than these at once.
	 *
	 * @param most images that fit
	 * @param passes that are allowed
	 */
	private record Greedy(int most, int passes) implements Objective {

		@Override
		public ScriptNode network(long seed) {
			return new ScriptNode("greedy.Greedy").parameter("weight", HostTensor.constant(1, 1)).with("form", 1L)
				.with("passes", 1L).with("most", (long) most);
		}

		@Override
		public List<HostTensor> draw(long step) {
			return List.of(new HostTensor(new float[] {1, 2, 3, step, 5, 6, 7}, 7));
		}

		@Override
		public int passes(List<HostTensor> batch) {
			return passes;
		}

		@Override
		public List<String> results() {
			return List.of("loss");
		}
	}

	/** By a rule that gives small differences of the gradient no weight. */
	private static Training training(Objective objective, ScriptNode start) {
		return new Training(objective, start, Schedule.cosine(0.1, STEPS), Optimiser.Settings.SGD, ComputeDevice.CPU);
	}

	/** @return the state at the end */
	private static Map<String, HostTensor> run(Objective objective, ScriptNode start, List<String> lines) {
		var progress = new Progress() {

			@Override
			public void log(String line) {
				lines.add(line);
			}
		};
		try (var training = training(objective, start)) {
			training.run("Test", progress, (report, running) -> {});
			return training.snapshot();
		}
	}

	@Test
	void stepIsRepeatedInMorePassesUntilItFits() {
		var lines = new ArrayList<String>();
		var objective = new Greedy(2, 7);
		var state = run(objective, objective.network(1), lines);
		assertEquals(2, lines.size(), lines.toString());
		assertTrue(lines.get(0).startsWith("Step 1 did not fit into memory (DefaultCPUAllocator: "), lines.get(0));
		assertTrue(lines.get(0).contains("It goes on in 2 passes of 4 of its 7 images"), lines.get(0));
		assertTrue(lines.get(1).contains("It goes on in 4 passes of 2 of its 7 images"), lines.get(1));
		assertEquals(4, state.get("#passes").values()[0]);
		var roomy = new Greedy(7, 7);
		assertArrayEquals(run(roomy, roomy.network(1), lines).get("weight").values(), state.get("weight").values());
	}

	@Test
	void resumedTrainingKeepsItsPasses() {
		var objective = new Greedy(2, 7);
		var lines = new ArrayList<String>();
		var state = run(objective, objective.network(1), lines);
		lines.clear();
		try (var training = training(objective, objective.network(1))) {
			state.put("#step", HostTensor.scalar(1));
			training.restore(state);
			training.run("Test", Progress.SILENT, (report, running) -> {});
			assertEquals(4, training.snapshot().get("#passes").values()[0]);
		}
		assertEquals(List.of(), lines);
	}

	@Test
	void whatCannotBeDividedFurtherStopsWithAdvice() {
		var one = refused(new Greedy(0, 7));
		assertTrue(one.contains("stopped at step 1") && one.contains("even with one image after the other (DefaultCPUAllocator")
			&& one.contains("memory=low"), one);
		var whole = refused(new Greedy(2, 1));
		assertTrue(whole.contains("cannot be parted") && whole.contains("a smaller batch"), whole);
	}

	private static String refused(Objective objective) {
		return assertThrows(InputException.class, () -> run(objective, objective.network(1), new ArrayList<>())).getMessage();
	}

	/** The whole way, from the batch to the weights. */
	@Test
	void coverInPassesLearnsTheSame() {
		var cover = Waves.cover(3, 16);
		var whole = run(cover, cover.network(1), new ArrayList<>());
		var parted = run(cover, ComputeForm.inPasses(cover.network(1), 6), new ArrayList<>());
		whole.forEach((name, tensor) -> {
			if (!name.startsWith("#")) assertArrayEquals(tensor.values(), parted.get(name).values(), 1e-5f, name);
		});
	}
}
