package io.github.coverfiji.image;

/**
 * How the tiles along one axis share its voxels: at every voxel of the axis the weights of all tiles sum to 1.
 *
 * @param starts first voxel of each tile, rising
 * @param side length of all tiles
 * @param weights of each tile, for each of its voxels, 0 … 1
 */
record AxisCover(int[] starts, int side, float[][] weights) {

	/** The lowest weight before division: keeps far corners well-conditioned. */
	private static final double FLOOR = 1e-3;
	/** Of the Gaussian window, in a side. */
	private static final double DEVIATIONS = 8;

	/** The axis of length 1 that a plane lacks. */
	static final AxisCover NO_AXIS = new AxisCover(new int[1], 1, new float[][] { { 1 } });

	/** @return Gaussian windows whose deviation is an eighth of the side, positive everywhere */
	static AxisCover blended(int[] starts, int side) {
		var sum = new double[starts[starts.length - 1] + side];
		for (var start : starts)
			for (var i = 0; i < side; i++) sum[start + i] += window(i, side);
		var weights = new float[starts.length][side];
		for (var k = 0; k < starts.length; k++)
			for (var i = 0; i < side; i++) weights[k][i] = (float) (window(i, side) / sum[starts[k] + i]);
		return new AxisCover(starts, side, weights);
	}

	/** @return weights 1 and 0: two neighbours meet in the middle of what both cover */
	static AxisCover cut(int[] starts, int side) {
		var weights = new float[starts.length][side];
		for (var k = 0; k < starts.length; k++) {
			var from = k == 0 ? 0 : seam(starts[k - 1], starts[k], side) - starts[k];
			var to = k == starts.length - 1 ? side : seam(starts[k], starts[k + 1], side) - starts[k];
			for (var i = from; i < to; i++) weights[k][i] = 1;
		}
		return new AxisCover(starts, side, weights);
	}

	private static int seam(int start, int next, int side) {
		return (next + start + side) / 2;
	}

	private static double window(int i, int side) {
		var deviations = ((i + 0.5) / side - 0.5) * DEVIATIONS;
		return FLOOR + Math.exp(-0.5 * deviations * deviations);
	}
}
