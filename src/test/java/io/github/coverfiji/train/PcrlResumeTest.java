package io.github.coverfiji.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.engine.Optimiser;
import io.github.coverfiji.engine.Optimiser.Rule;
import io.github.coverfiji.engine.ScriptModule;
import io.github.coverfiji.engine.ScriptNode;
import io.github.coverfiji.method.Objective;
import io.github.coverfiji.method.PcrlNetwork;
import io.github.coverfiji.method.PcrlNetwork.Attention;
import io.github.coverfiji.method.PcrlNetwork.Contrast;
import io.github.coverfiji.method.PcrlNetwork.Criterion;
import io.github.coverfiji.method.PcrlNetwork.Drawing;
import io.github.coverfiji.network.BatchNormUNet;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.twin.Grid;
import io.github.coverfiji.view.Draw;
import io.github.coverfiji.view.MixUp;
import io.github.coverfiji.view.PcrlViews;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A training with state besides its weights: slow copy, queue, running statistics. */
class PcrlResumeTest {

	/** PCRL on noise. */
	record Noise() implements Objective {

		@Override
		public ScriptNode network(long seed) {
			return new PcrlNetwork(BatchNormUNet.of(2, 1, 2), Drawing.UNIT, Attention.OUTER, new Contrast(Criterion.NCE, 7, 3))
				.build(seed);
		}

		@Override
		public List<HostTensor> draw(long step) {
			var views = PcrlViews.of(2);
			var patch = new int[] {8, 16};
			var whole = views.whole(patch);
			var arguments = new ArrayList<HostTensor>();
			arguments.add(tensor(Grid.noise(10 * step, 2, 1, whole[0], whole[1])));
			arguments.addAll(views.draw(Draw.batch(1, step, 2), patch, new double[] {1, 1}));
			arguments.addAll(MixUp.draw(Draw.of(1, step, 2), 2));
			return arguments;
		}

		private static HostTensor tensor(Grid grid) {
			return new HostTensor(grid.floats(), grid.shape());
		}

		@Override
		public List<String> results() {
			return List.of("loss", "contrast", "reconstruction", "match", "spread");
		}

		@Override
		public void afterStep(ScriptModule network, NDManager scope) {
			PcrlNetwork.follow(network, scope);
		}
	}

	private static Training training() {
		var settings = new Optimiser.Settings(Rule.SGD, 1e-4, 0.9, 0, Double.POSITIVE_INFINITY);
		return new Training(new Noise(), new Noise().network(1), Schedule.cosine(0.05, 6), settings, ComputeDevice.CPU);
	}

	@Test
	void resumedTrainingEndsOnTheSameBits() {
		Map<String, HostTensor> whole, half;
		try (var training = training()) {
			var middle = new ArrayList<Map<String, HostTensor>>();
			training.run("Test", Progress.SILENT, (report, running) -> {
				if (running.step() == 3) middle.add(running.snapshot());
				// Who looks at the network in between changes nothing.
				if (running.step() == 4) look(running.module());
			});
			whole = training.snapshot();
			half = middle.get(0);
		}
		try (var training = training()) {
			training.restore(half);
			training.run("Test", Progress.SILENT, (report, running) -> {});
			var resumed = training.snapshot();
			assertEquals(whole.keySet(), resumed.keySet());
			whole.forEach((name, tensor) -> assertArrayEquals(tensor.values(), resumed.get(name).values(), name));
		}
		for (var moving : new String[] {"queue", "position", "momentum.backbone.down1.conv1.weight", "backbone.enter.norm1.mean",
			"momentum.backbone.enter.norm1.variance", "head.weight"})
			assertFalse(Arrays.equals(half.get(moving).values(), whole.get(moving).values()), moving);
	}

	private static void look(ScriptModule module) {
		try (var scope = module.manager().newSubManager()) {
			module.call(scope, "features", List.of(Noise.tensor(Grid.noise(9, 2, 1, 8, 16)).on(scope)));
		}
	}

	@Test
	void onlyTheStudentIsOptimisedAndTheModelHoldsTheState() {
		try (var training = training()) {
			var arrays = new ArrayList<Integer>();
			training.run("Test", Progress.SILENT, (report, running) -> arrays.add(
				running.module().manager().getManagedArrays().size()));
			assertEquals(1, arrays.stream().distinct().count(), arrays.toString());
			var snapshot = training.snapshot();
			for (var name : snapshot.keySet())
				if (name.startsWith("#state/")) assertTrue(name.matches("#state/(backbone|head|embedding|attention)\\..*"), name);
			var model = training.network().tensors();
			for (var name : new String[] {"queue", "position", "z", "momentum.head.bias", "backbone.up1.level.norm2.variance"})
				assertArrayEquals(snapshot.get(name).values(), model.get(name).start().values(), name);
			// 6 steps of 3 times 2 keys in a queue of 7.
			assertEquals(36 % 7, snapshot.get("position").values()[0]);
		}
	}
}
