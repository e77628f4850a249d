package io.github.coverfiji.bench;

import java.util.List;

import ai.djl.ndarray.NDArray;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.engine.Gradients;
import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.engine.Optimiser;

/** A step of pretraining by its parts; losses contain the network's forward pass, a step all but the drawing. */
public class StepBenchmark {

	/** An optimiser of the loaded network, with gradients to move it by. */
	@State(Scope.Benchmark)
	public static class Moving {

		Optimiser optimiser;

		/** Differentiates once, so that there are gradients. */
		@Setup
		public void differentiate(LoadedWork work) {
			work.module.train(true);
			optimiser = new Optimiser(work.module, Optimiser.Settings.ADAM,
				List.of(new Optimiser.Group(work.module.trained())), ComputeDevice.CPU);
			try (var scope = work.module.manager().newSubManager()) {
				Gradients.of(work.module, scope, "losses", work.views);
			}
		}

		/** Frees the engine's memory. */
		@TearDown
		public void close() {
			optimiser.close();
		}
	}

	/** @return images read, cropped and normalised, and the random numbers of their views */
	@Benchmark
	public List<HostTensor> draw(LoadedWork work) {
		return work.objective.draw(1);
	}

	/** @return a number of the views, which are made on the device */
	@Benchmark
	public float views(LoadedWork work) {
		try (var scope = work.module.manager().newSubManager()) {
			var arguments = work.drawn.stream().map(tensor -> tensor.on(scope)).toList();
			return first(work.module.call(scope, "views", arguments).get(0));
		}
	}

	/** @return a number of the features of both views, without gradient */
	@Benchmark
	public float network(LoadedWork work) {
		try (var scope = work.module.manager().newSubManager()) {
			var both = work.views.get(0).concat(work.views.get(1));
			both.attach(scope);
			return first(work.module.call(scope, "features", List.of(both)).get(0));
		}
	}

	/** @return the loss, its gradient being in the network */
	@Benchmark
	public float losses(LoadedWork work) {
		try (var scope = work.module.manager().newSubManager()) {
			return Gradients.of(work.module, scope, "losses", work.views).get(0).getFloat();
		}
	}

	/** @return the norm of the gradient */
	@Benchmark
	public double optimiser(LoadedWork work, Moving moving) {
		try (var scope = work.module.manager().newSubManager()) {
			return moving.optimiser.step(scope, 1e-4);
		}
	}

	/** @return the norm of the gradient of a whole step: views, losses, optimiser */
	@Benchmark
	public double step(LoadedWork work, Moving moving) {
		try (var scope = work.module.manager().newSubManager()) {
			Gradients.numbers(work.module, scope, "step", work.drawn);
			return moving.optimiser.step(scope, 1e-4);
		}
	}

	/** What was computed is there only when a number of it has been read. */
	private static float first(NDArray tensor) {
		return tensor.flatten().getFloat(0);
	}
}
