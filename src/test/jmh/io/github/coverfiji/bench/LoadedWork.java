package io.github.coverfiji.bench;

import java.util.List;

import ai.djl.ndarray.NDArray;

import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.engine.ScriptModule;
import io.github.coverfiji.method.CoverObjective;

/** A network of COVER in the engine, with a batch as drawn and the views made of it. */
@State(Scope.Benchmark)
public class LoadedWork {

	/** Width of the network's first level. */
	@Param("32")
	public int width;

	/** Batch and sides of the views. */
	@Param("2x192x192")
	public String shape;

	CoverObjective objective;
	ScriptModule module;
	List<HostTensor> drawn;
	List<NDArray> views;

	/** Loads the network and makes the views of the first step. */
	@Setup(Level.Trial)
	public void load() {
		objective = CoverWork.of(width, shape).objective();
		module = ScriptModule.load(objective.network(CoverWork.SEED), ComputeDevice.CPU);
		drawn = objective.draw(0);
		views = views().stream().map(tensor -> tensor.on(module.manager())).toList();
	}

	/** By way of Java's memory: what a call without gradient gives, a gradient cannot start from. */
	private List<HostTensor> views() {
		try (var scope = module.manager().newSubManager()) {
			var made = module.call(scope, "views", drawn.stream().map(tensor -> tensor.on(scope)).toList());
			return made.stream().map(HostTensor::of).toList();
		}
	}

	/** Frees the engine's memory. */
	@TearDown(Level.Trial)
	public void close() {
		module.close();
	}
}
