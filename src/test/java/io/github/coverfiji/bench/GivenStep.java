package io.github.coverfiji.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.engine.Gradients;
import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.engine.Optimiser;
import io.github.coverfiji.engine.ScriptModule;
import io.github.coverfiji.method.CoverNetwork;
import io.github.coverfiji.method.CoverNetwork.Consistency;
import io.github.coverfiji.network.FastestForm;
import io.github.coverfiji.workflow.NetworkSize;
import io.github.coverfiji.task.Progress;

/**
 * A step of COVER at the paper's widths on the processor, of views that are given: forward, backward, Adam.
 *
 * @param batch pairs of views
 * @param side of a view, voxels along each axis
 * @param dimension 2 or 3
 * @param radius of MoV, voxels
 */
record GivenStep(int batch, int side, int dimension, int radius) {

	/**
	 * @param steps how many to time; one before them does not count
	 * @return the fastest step's seconds, in the form that is fastest here
	 */
	double seconds(int steps) {
		var network = new CoverNetwork(NetworkSize.BASE.unet(dimension, 1), radius, Consistency.PLAIN);
		var views = views();
		var best = Double.MAX_VALUE;
		var form = FastestForm.of(ComputeDevice.CPU, dimension, Progress.SILENT).form(true);
		try (var module = ScriptModule.load(form.of(network.build(1)), ComputeDevice.CPU);
			var optimiser = new Optimiser(module, Optimiser.Settings.ADAM, List.of(new Optimiser.Group(module.trained())),
				ComputeDevice.CPU))
		{
			module.train(true);
			for (int step = 0; step <= steps; step++) {
				var start = System.nanoTime();
				try (var scope = module.manager().newSubManager()) {
					Gradients.numbers(module, scope, "losses", views);
					optimiser.step(scope, 1e-4);
				}
				if (step > 0) best = Math.min(best, (System.nanoTime() - start) / 1e9);
			}
		}
		return best;
	}

	/** Fixed and moving view, true field and mask, as the yardstick makes them. */
	private List<HostTensor> views() {
		var random = new Random(1);
		var shape = new long[dimension + 2];
		Arrays.fill(shape, side);
		shape[0] = batch;
		shape[1] = 1;
		var field = shape.clone();
		field[1] = dimension;
		return List.of(noise(random, shape), noise(random, shape), noise(random, field), HostTensor.constant(1, shape));
	}

	private static HostTensor noise(Random random, long... shape) {
		var values = new float[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
		for (int i = 0; i < values.length; i++) values[i] = random.nextFloat();
		return new HostTensor(values, shape);
	}
}
