package io.github.coverfiji.twin;

/** Linear interpolation between the 2^d voxels around a position; a voxel outside the grid is 0 and takes part. */
public final class LinearSample {

	private LinearSample() {}

	/**
	 * @param source (N, C, ...)
	 * @param n sample
	 * @param c channel
	 * @param position d coordinates in voxels; −0.5 gives half of voxel 0
	 * @return the interpolated number
	 */
	public static double at(Grid source, int n, int c, double[] position) {
		int d = position.length;
		double sum = 0;
		for (int corner = 0; corner < 1 << d; corner++) {
			var voxel = new int[d];
			double weight = 1;
			for (int axis = 0; axis < d; axis++) {
				double below = Math.floor(position[axis]);
				double share = position[axis] - below;
				boolean upper = (corner >> axis & 1) == 1;
				voxel[axis] = (int) below + (upper ? 1 : 0);
				weight *= upper ? share : 1 - share;
			}
			if (source.contains(voxel))
				sum += weight * source.at(n, c, voxel);
		}
		return sum;
	}
}
