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

	/**
	 * @return a convolution whose weight starts uniform in ±sqrt(6 / (fan-in + fan-out)) (Xavier), its bias 0
	 */
	public ScriptNode xavierConvolution(int in, int out, int side) {
		var shape = kernel(in, out, side);
		var fan = (Initialiser.fanIn(shape) + Initialiser.fanOut(shape)) / 6;
		return convolution(start.uniform(fan, shape), HostTensor.constant(0, out));
	}

	/** @return a convolution without bias that keeps each stride-th voxel; starts Kaiming normal by its outputs */
	public ScriptNode stridedConvolution(int in, int out, int side, int stride) {
		return unbiased(start.kaimingNormalOut(kernel(in, out, side)), stride);
	}

	/** @return a convolution without bias that starts uniform in ±sqrt(6 / fan-in) (Kaiming) */
	public ScriptNode unbiasedConvolution(int in, int out, int side) {
		var shape = kernel(in, out, side);
		return unbiased(start.uniform(Initialiser.fanIn(shape) / 6, shape), 1);
	}

	private static ScriptNode unbiased(HostTensor weight, int stride) {
		return new ScriptNode("layers.Unbiased").with("stride", (long) stride).parameter("weight", weight);
	}

	/** @return a transposed convolution by 2 that keeps the channels; weight and bias start uniform in ±1/sqrt(fan) */
	public ScriptNode transposedConvolution(int channels) {
		var shape = kernel(channels, channels, 2);
		var fan = Initialiser.fanIn(shape);
		return new ScriptNode("layers.Transposed").parameter("weight", start.uniform(fan, shape))
			.parameter("bias", start.uniform(fan, channels));
	}

	/** @return a linear map of vectors; weight and bias start uniform in ±1/sqrt(in) */
	public ScriptNode linear(int in, int out) {
		return new ScriptNode("layers.Linear").parameter("weight", start.uniform(in, out, in))
			.parameter("bias", start.uniform(in, out));
	}

	private ScriptNode convolution(HostTensor weight, int out, double fan) {
		return convolution(weight, start.uniform(fan, out));
	}

	private static ScriptNode convolution(HostTensor weight, HostTensor bias) {
		return new ScriptNode("layers.Convolution").parameter("weight", weight).parameter("bias", bias);
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

	/** @return a batch normalisation that starts as weight 1, bias 0, running mean 0 and variance 1 */
	public static ScriptNode batchNorm(int channels) {
		return new ScriptNode("layers.BatchNorm")
			.parameter("weight", HostTensor.constant(1, channels)).parameter("bias", HostTensor.constant(0, channels))
			.buffer("mean", HostTensor.constant(0, channels)).buffer("variance", HostTensor.constant(1, channels));
	}
}
