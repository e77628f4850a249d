package io.github.coverfiji.view;

import java.util.Arrays;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Ranges of the random geometry that image and labels of a crop share.
 *
 * @param flips axes, in tensor order ([z,] y, x) from 0, that are mirrored with probability 1/2 each; empty if left
 *          has to stay left
 * @param rotation largest angle in degrees, 0 … 180, in each plane of two axes: one in 2D, three in 3D
 * @param scaling largest relative change of length along each axis, at least 0 and below 1
 * @param elastic bound of the elastic displacement along each axis, in voxels of the finest axis, at least 0; a
 *          typical displacement is a quarter of it in 2D and a fifth in 3D. No more is used than keeps the map from
 *          folding, which is 0.4 of the distance between control nodes
 */
public record Distortion(Set<Integer> flips, double rotation, double scaling, double elastic) {

	/** Leaves everything in its place. */
	public static final Distortion NONE = new Distortion(Set.of(), 0, 0, 0);

	/** Distance between control nodes in voxels, about. */
	private static final double NODE_DISTANCE = 16;
	/** A cubic spline needs a node before and two after each cell's own. */
	private static final int NODES_AROUND = 3;
	/** Node displacements below h / 2.48 keep a cubic B-spline map invertible (Choi and Lee 2000). */
	private static final double FOLD_FREE = 0.4;

	/** @throws IllegalArgumentException if a number is out of its range */
	public Distortion {
		flips = Set.copyOf(flips);
		if (flips.stream().anyMatch(axis -> axis < 0)) throw new IllegalArgumentException("flips " + flips);
		if (!(rotation >= 0 && rotation <= 180)) throw new IllegalArgumentException("rotation " + rotation);
		if (!(scaling >= 0 && scaling < 1)) throw new IllegalArgumentException("scaling " + scaling);
		if (!(elastic >= 0)) throw new IllegalArgumentException("elastic " + elastic);
	}

	/**
	 * @param random where numbers come from
	 * @param spacing voxel sides in tensor order, in any one unit
	 * @return d × d numbers, row by row: from offsets in the varied crop to offsets in the image, in voxels
	 * @throws IllegalArgumentException if an axis to flip does not exist
	 */
	double[] matrix(RandomGenerator random, double[] spacing) {
		var d = spacing.length;
		if (flips.stream().anyMatch(axis -> axis >= d))
			throw new IllegalArgumentException("flips " + flips + " of " + d + " axes");
		var angles = new double[d == 2 ? 1 : 3];
		Arrays.setAll(angles, i -> symmetric(random) * Math.toRadians(rotation));
		var scales = new double[d];
		Arrays.setAll(scales, i -> 1 + symmetric(random) * scaling);
		for (int i = 0; i < d; i++)
			if (flips.contains(i) && random.nextBoolean()) scales[i] = -scales[i];
		return new Affine(angles, scales, new double[d * (d - 1)], new double[d]).flat(spacing);
	}

	/** @return control nodes along each axis of a crop; a single one if there is no elastic part */
	int[] nodes(int[] crop) {
		return Arrays.stream(crop).map(side -> elastic == 0 ? 1 : cells(side) + NODES_AROUND).toArray();
	}

	/**
	 * @param random where numbers come from
	 * @param crop size in tensor order
	 * @param spacing voxel sides in tensor order
	 * @param nodes takes the displacements of the control nodes (d, nodes...), in voxels of their axes
	 */
	void bend(RandomGenerator random, int[] crop, double[] spacing, Slot nodes) {
		var d = crop.length;
		var finest = Arrays.stream(spacing).min().orElseThrow();
		var each = nodes.length() / d;
		for (int axis = 0; axis < d; axis++) {
			var bound = Math.min(elastic * finest / spacing[axis], FOLD_FREE * crop[axis] / cells(crop[axis]));
			nodes.fill(axis * each, (axis + 1) * each, () -> symmetric(random) * bound);
		}
	}

	private static int cells(int side) {
		return (int) Math.max(1, Math.round(side / NODE_DISTANCE));
	}

	private static double symmetric(RandomGenerator random) {
		return 2 * random.nextDouble() - 1;
	}
}
