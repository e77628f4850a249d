package io.github.coverfiji.workflow;

import java.util.Arrays;

import io.github.coverfiji.network.UNet;
import io.github.coverfiji.task.Progress;

/** The size of training crops. */
final class PatchSize {

	private static final int MULTIPLE = 1 << UNet.HALVINGS;

	private PatchSize() {}

	/**
	 * @param side wanted, in voxels
	 * @param dimension 2 or 3
	 * @param progress hears if the side is changed
	 * @return the side on each axis, rounded up to a multiple of 16
	 */
	static int[] of(int side, int dimension, Progress progress) {
		var rounded = (side + MULTIPLE - 1) / MULTIPLE * MULTIPLE;
		if (rounded != side) progress.log("patch=" + side + " is not a multiple of " + MULTIPLE + ": " + rounded + " is used.");
		var size = new int[dimension];
		Arrays.fill(size, rounded);
		return size;
	}
}
