package io.github.coverfiji.metric;

import java.util.Arrays;

import io.github.coverfiji.task.Progress;

/**
 * How far the edges of two sets lie apart, as MONAI 1.5 defines it for whole voxels: edge voxels are those that
 * erosion with the cross removes ({@code get_mask_edges}), and each is as far as the nearest edge voxel of the other
 * set ({@code get_surface_distance}). Units are those of the spacing.
 *
 * @param hd95 the larger of the two directed 95th percentiles, with linear interpolation between ranks
 * @param assd mean over the edge voxels of both sets together
 */
record SurfaceDistance(double hd95, double assd) {

	/** Neither set has a voxel: there is nothing to measure. */
	static final SurfaceDistance NOTHING = new SurfaceDistance(Double.NaN, Double.NaN);

	/** One set has no voxel: no distance would bridge that. */
	static final SurfaceDistance MISSED = new SurfaceDistance(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

	/**
	 * Cost: time grows as voxels times axes; memory is 12 bytes for each voxel of the grid.
	 *
	 * @param truth one set, with at least one voxel
	 * @param prediction the other, on the same grid, with at least one voxel
	 * @param spacing distance of neighbouring voxels along each axis
	 * @param progress asked whether to go on
	 */
	static SurfaceDistance between(Mask truth, Mask prediction, double[] spacing, Progress progress) {
		var truthEdges = truth.edges(progress);
		var predictionEdges = prediction.edges(progress);
		var there = truthEdges.distancesTo(predictionEdges, spacing, progress);
		var back = predictionEdges.distancesTo(truthEdges, spacing, progress);
		var sum = Arrays.stream(there).sum() + Arrays.stream(back).sum();
		return new SurfaceDistance(Math.max(percentile95(there), percentile95(back)),
			sum / (there.length + back.length));
	}

	private static double percentile95(double[] sorted) {
		var rank = 0.95 * (sorted.length - 1);
		var below = (int) rank;
		var above = Math.min(below + 1, sorted.length - 1);
		return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
	}
}
