package io.github.coverfiji.view;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Two overlapping crops of one region of an image (PCRL; methods, section 2.1). The first crop's volume is uniform
 * between the smallest and the largest, so is the second's among those that overlap enough; their sides are those of
 * the patch up to one factor and up to a ratio of 4/3.
 *
 * @param region side of the region as a multiple of the patch's
 * @param least side of the smallest crop as a multiple of the patch's, above 0
 * @param most side of the largest, at least {@code least} and at most {@code region}
 * @param overlap least share of the two crops' union that they have in common, at least 0 and below 1
 */
public record CropPairs(double region, double least, double most, double overlap) {

	/** Half of the largest ratio's logarithm: no two axes are stretched more differently. */
	private static final double HALF_RATIO = 0.5 * Math.log(4 / 3.0);
	/** Beside the smallest first crop of volumes one second crop in about a thousand will do. */
	private static final int TRIES = 1000;

	/** @throws IllegalArgumentException if a number is out of its range */
	public CropPairs {
		if (!(least > 0 && most >= least && region >= most))
			throw new IllegalArgumentException("sides " + least + " … " + most + " of a region of " + region);
		if (!(overlap >= 0 && overlap < 1)) throw new IllegalArgumentException("overlap " + overlap);
	}

	/** @return the size of the region that the crops come from, tensor order */
	int[] whole(int[] patch) {
		return Arrays.stream(patch).map(side -> (int) Math.ceil(region * side)).toArray();
	}

	/**
	 * @param random where numbers come from
	 * @param patch size that the crops are resampled to, tensor order
	 * @param first takes start and sides of the first crop in voxels of the region, 2 d numbers; voxel i reaches
	 *          from i to i + 1
	 * @param second takes those of the second; equal to the first if no pair with enough overlap was found
	 */
	void draw(RandomGenerator random, int[] patch, Slot first, Slot second) {
		var one = crop(random, patch);
		var other = crop(random, patch);
		for (int tries = 1; common(one, other) < overlap; tries++)
			other = tries < TRIES ? crop(random, patch) : one;
		first.set(one);
		second.set(other);
	}

	private double[] crop(RandomGenerator random, int[] patch) {
		var d = patch.length;
		var volume = random.nextDouble(Math.pow(least, d), Math.nextUp(Math.pow(most, d)));
		var stretch = random.doubles(d, -HALF_RATIO, HALF_RATIO).toArray();
		var mean = Arrays.stream(stretch).average().orElseThrow();
		var whole = whole(patch);
		var crop = new double[2 * d];
		for (int a = 0; a < d; a++) {
			var side = Math.pow(volume, 1.0 / d) * Math.exp(stretch[a] - mean) * patch[a];
			crop[d + a] = Math.min(side, whole[a]);
			crop[a] = random.nextDouble() * (whole[a] - crop[d + a]);
		}
		return crop;
	}

	/** Volume of what two crops have in common, divided by that of their union. */
	static double common(double[] one, double[] other) {
		var d = one.length / 2;
		double both = 1, first = 1, second = 1;
		for (int a = 0; a < d; a++) {
			var end = Math.min(one[a] + one[d + a], other[a] + other[d + a]);
			both *= Math.max(0, end - Math.max(one[a], other[a]));
			first *= one[d + a];
			second *= other[d + a];
		}
		return both / (first + second - both);
	}
}
