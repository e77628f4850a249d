package io.github.coverfiji.network;

import java.util.Arrays;

import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.engine.ScriptNode;

/** Convolutions and normalisations with fresh weights, for any number of spatial axes. */
public final class Layers {

	private final Initialiser start;
	private final int dimension;

	/**
	 * @param start source of the weights
	 * @param dimension number of spatial axes, 2 or 3
	 */
	public Layers(Initialiser start, int dimension) {
		this.start = start;
		this.dimension = dimension;
	}

	/** @return a convolution that starts Kaiming normal, its bias uniform in ±1/sqrt(fan-in) */
	public ScriptNode convolution(int in, int out, int side) {
		var shape = kernel(in, out, side);
		return convolution(start.kaimingNormal(shape), out, Initialiser.fanIn(shape));
	}

	/** @return a convolution whose weight and bias start uniform in ±1/sqrt(fan-in) */
	public ScriptNode uniformConvolution(int in, int out, int side) {
		var shape = kernel(in, out, side);
		return convolution(start.uniform(Initialiser.fanIn(shape), shape), out, Initialiser.fanIn(shape));
	}

	private ScriptNode convolution(HostTensor weight, int out, double fan) {
		return new ScriptNode("layers.Convolution").parameter("weight", weight)
			.parameter("bias", start.uniform(fan, out));
	}

	private long[] kernel(int in, int out, int side) {
		var shape = new long[dimension + 2];
		Arrays.fill(shape, side);
		shape[0] = out;
		shape[1] = in;
		return shape;
	}

	/** @return a group normalisation that starts as weight 1, bias 0 */
	public ScriptNode groupNorm(int channels, int groups) {
		return new ScriptNode("layers.GroupNorm").with("groups", (long) groups)
			.parameter("weight", HostTensor.constant(1, channels)).parameter("bias", HostTensor.constant(0, channels));
	}
}
