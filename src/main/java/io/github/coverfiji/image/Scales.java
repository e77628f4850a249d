package io.github.coverfiji.image;

import java.util.Arrays;

/** On which scales the values of a patch vary. */
final class Scales {

	/** Boxes of 2, 4, 8 … 64 voxels a side. */
	private static final int LEVELS = 6;

	private Scales() {}

	/**
	 * Splits the variance: within boxes of 2 voxels a side, of their means within boxes of 4, and so on to boxes of 64,
	 * and of what is left. An odd voxel at an axis' end is left out; an axis of one voxel is not divided.
	 *
	 * @param patch values of all channels, each by itself
	 * @return seven variances, finest first, averaged over the channels; their sum is about the variance of the patch
	 */
	static double[] of(Patch patch) {
		var variances = new double[LEVELS + 1];
		for (var c = 0; c < patch.channels(); c++) {
			var level = new Patch(Arrays.copyOfRange(patch.values(), c * patch.voxels(), (c + 1) * patch.voxels()), 1,
				patch.size());
			for (var l = 0; l < LEVELS; l++) {
				var means = means(level, false);
				var squares = means(level, true).values();
				variances[l] += withinBoxes(means.values(), squares) / patch.channels();
				level = means;
			}
			variances[LEVELS] += variance(level.values()) / patch.channels();
		}
		return variances;
	}

	/** @return mean over the boxes of what a box's values vary */
	private static double withinBoxes(float[] means, float[] squares) {
		var sum = 0.0;
		for (var i = 0; i < means.length; i++) sum += Math.max(0, squares[i] - means[i] * (double) means[i]);
		return sum / means.length;
	}

	/** @return means over boxes of 2 voxels a side, of the values or of their squares */
	private static Patch means(Patch patch, boolean squared) {
		var values = patch.values().clone();
		if (squared) for (var i = 0; i < values.length; i++) values[i] *= values[i];
		var halved = new Patch(values, 1, patch.size());
		for (var a = 0; a < patch.size().length; a++) halved = halved(halved, a);
		return halved;
	}

	private static Patch halved(Patch patch, int axis) {
		var length = patch.size()[axis];
		if (length < 2) return patch;
		var size = patch.size().clone();
		size[axis] = length / 2;
		var half = Patch.zeros(1, size);
		var row = Arrays.stream(size, axis + 1, size.length).reduce(1, (a, b) -> a * b);
		for (var i = 0; i < half.values().length; i++) {
			var from = i / (row * size[axis]) * row * length + i / row % size[axis] * 2 * row + i % row;
			half.values()[i] = (patch.values()[from] + patch.values()[from + row]) / 2;
		}
		return half;
	}

	private static double variance(float[] values) {
		var mean = 0.0;
		for (var v : values) mean += v / (double) values.length;
		var sum = 0.0;
		for (var v : values) sum += (v - mean) * (v - mean);
		return sum / values.length;
	}
}
