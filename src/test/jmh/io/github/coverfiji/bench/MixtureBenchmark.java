package io.github.coverfiji.bench;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.engine.ScriptModule;
import io.github.coverfiji.engine.ScriptNode;
import io.github.coverfiji.method.CoverNetwork;

/** The mixture of vectors of one level, and its gradient. */
@State(Scope.Benchmark)
public class MixtureBenchmark {

	private static final int FINEST = 4;
	private static final int SINGLE_HEAD_FROM = 3;

	/** Level of the pyramid: 0 is the coarsest, 4 the finest. */
	@Param({ "0", "1", "2", "3", "4" })
	public int level;

	/** Batch and sides of the views. */
	@Param("2x192x192")
	public String shape;

	private ScriptModule module;
	private NDArray query;
	private NDArray key;
	private NDArray upstream;

	/** Makes query and key of the level, as the projections give them. */
	@Setup(Level.Trial)
	public void load() {
		var work = CoverWork.of(1, shape);
		var heads = level < SINGLE_HEAD_FROM ? 4L : 1L;
		module = ScriptModule.load(new ScriptNode("bench.Mixture").with("heads", heads)
			.with("radius", (long) CoverWork.RADIUS), ComputeDevice.CPU);
		query = noise(work, heads * CoverNetwork.HEAD_WIDTH);
		key = noise(work, heads * CoverNetwork.HEAD_WIDTH);
		upstream = noise(work, work.dimension());
	}

	private NDArray noise(CoverWork work, long channels) {
		var sides = Arrays.stream(work.size()).mapToLong(side -> side >> FINEST - level);
		var axes = LongStream.concat(LongStream.of(work.batch(), channels), sides).toArray();
		return module.manager().randomNormal(new Shape(axes));
	}

	/** Frees the engine's memory. */
	@TearDown(Level.Trial)
	public void close() {
		module.close();
	}

	/** @return a number of the field */
	@Benchmark
	public float field() {
		try (var scope = module.manager().newSubManager()) {
			return module.call(scope, "mov", List.of(query, key)).get(0).flatten().getFloat(0);
		}
	}

	/** @return a number of the derivative by the query */
	@Benchmark
	public float gradient() {
		try (var scope = module.manager().newSubManager()) {
			return module.call(scope, "gradient", List.of(query, key, upstream)).get(0).flatten().getFloat(0);
		}
	}
}
