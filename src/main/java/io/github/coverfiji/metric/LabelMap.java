package io.github.coverfiji.metric;

import java.util.Arrays;

import io.github.coverfiji.task.InputException;

/**
 * A class id for each voxel.
 *
 * @param classes class ids in C order (the last axis runs fastest); kept, not copied: do not change them later
 * @param size voxels along each axis in tensor order ([Z,] Y, X), each at least 1; their product is the length of
 *        {@code classes}
 * @param spacing distance between neighbouring voxels along each axis, in the same order, positive and finite, in
 *        the unit in which distances come out
 */
public record LabelMap(int[] classes, int[] size, double[] spacing) {

	/**
	 * @throws IllegalArgumentException if the lengths do not fit
	 * @throws ArithmeticException if the size has more voxels than an array can hold
	 * @throws InputException if the spacing is not positive and finite, as in an image with a broken calibration
	 */
	public LabelMap {
		if (size.length == 0 || spacing.length != size.length || new Grid(size).voxels() != classes.length)
			throw new IllegalArgumentException(classes.length + " voxels, size " + Arrays.toString(size) + ", spacing "
				+ Arrays.toString(spacing));
		if (!Arrays.stream(spacing).allMatch(s -> s > 0 && s < Double.POSITIVE_INFINITY))
			throw new InputException("Cannot measure distances", "the voxel size is " + Arrays.toString(spacing),
				"set it to positive numbers in Image > Properties");
	}

	/** @return whether both lie on the same grid; spacings may differ by rounding, 1 in a million */
	boolean fits(LabelMap other) {
		return Arrays.equals(size, other.size) && sameSpacing(other);
	}

	private boolean sameSpacing(LabelMap other) {
		for (var axis = 0; axis < spacing.length; axis++)
			if (Math.abs(spacing[axis] - other.spacing[axis]) > 1e-6 * spacing[axis]) return false;
		return true;
	}

	/** @return size and spacing in words, such as {@code [5, 7] voxels of [1.0, 0.5]} */
	@Override
	public String toString() {
		return Arrays.toString(size) + " voxels of " + Arrays.toString(spacing);
	}
}
