package io.github.coverfiji.network;

import java.util.Arrays;
import java.util.SplittableRandom;

import io.github.coverfiji.engine.HostTensor;

/**
 * Start values of weights. Each tensor has its own random numbers, given by the seed and a running number, so a
 * network of one seed is always the same.
 */
public final class Initialiser {

	private final SplittableRandom seeds;

	/** @param seed of the whole network */
	public Initialiser(long seed) {
		seeds = new SplittableRandom(seed);
	}

	/** @return normal values of deviation sqrt(2 / fan-in) (Kaiming), shape (out, in, kernel…) */
	public HostTensor kaimingNormal(long... shape) {
		var deviation = Math.sqrt(2 / fanIn(shape));
		var random = seeds.split();
		return fill(shape, () -> deviation * random.nextGaussian());
	}

	/** @return normal values of deviation sqrt(2 / fan-out) (Kaiming), shape (out, in, kernel…) */
	public HostTensor kaimingNormalOut(long... shape) {
		var deviation = Math.sqrt(2 / fanOut(shape));
		var random = seeds.split();
		return fill(shape, () -> deviation * random.nextGaussian());
	}

	/** @return values uniform in ±1 / sqrt(fan) (PyTorch's default for convolutions) */
	public HostTensor uniform(double fan, long... shape) {
		var bound = 1 / Math.sqrt(fan);
		var random = seeds.split();
		return fill(shape, () -> random.nextDouble(-bound, bound));
	}

	/** @return the number of inputs that one output of a weight (out, in, kernel…) sees */
	public static double fanIn(long... shape) {
		return Arrays.stream(shape).skip(1).reduce(1, (a, b) -> a * b);
	}

	/** @return the number of outputs that one input of a weight (out, in, kernel…) reaches, as if it skipped no voxel */
	public static double fanOut(long... shape) {
		return fanIn(shape) * shape[0] / shape[1];
	}

	private static HostTensor fill(long[] shape, java.util.function.DoubleSupplier draw) {
		var tensor = HostTensor.constant(0, shape);
		for (int i = 0; i < tensor.values().length; i++)
			tensor.values()[i] = (float) draw.getAsDouble();
		return tensor;
	}
}
