package io.github.coverfiji.view;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Random numbers that depend on nothing but seed, step and sample: a resumed run, or one that prepares batches on
 * other threads, draws the same ones.
 */
public final class Draw {

	private Draw() {}

	/**
	 * @param seed of the run
	 * @param step of the training, or the epoch, or -1 and below for other uses
	 * @param sample within the step
	 * @return a fresh generator, always the same for the same three numbers
	 */
	public static SplittableRandom of(long seed, long step, long sample) {
		return new SplittableRandom(mix(mix(mix(seed) + step) + sample));
	}

	/** @return a generator of its own, as {@link #of} gives it, for each sample 0 … count - 1 of a step */
	public static SplittableRandom[] batch(long seed, long step, int count) {
		return IntStream.range(0, count).mapToObj(sample -> of(seed, step, sample)).toArray(SplittableRandom[]::new);
	}

	/** The finaliser of MurmurHash3: neighbours end far apart. */
	private static long mix(long z) {
		z = (z ^ z >>> 33) * 0xff51afd7ed558ccdL;
		z = (z ^ z >>> 33) * 0xc4ceb9fe1a85ec53L;
		return z ^ z >>> 33;
	}

	/** @return an integer in 0 … length - 1, each position once per epoch, in an order of its own for each epoch */
	public static int shuffled(long seed, long epoch, int position, int length) {
		var order = new int[length];
		var random = of(seed, -1 - epoch, length);
		for (int i = 0; i < length; i++) {
			var j = random.nextInt(i + 1);
			order[i] = order[j];
			order[j] = i;
		}
		return order[position];
	}
}
