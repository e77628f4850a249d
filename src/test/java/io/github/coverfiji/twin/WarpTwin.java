package io.github.coverfiji.twin;

/** Warp: warp(s, u)(p) = s(p + u(p)), linear, voxels outside count as 0, the identity at u = 0. */
public final class WarpTwin {

	private WarpTwin() {}

	/**
	 * @param source (N, C, ...)
	 * @param field displacement field (N, d, ...) in voxels on the same grid
	 * @return warped source (N, C, ...)
	 */
	public static Grid warp(Grid source, Grid field) {
		return Grid.each(source.batch(), source.channels(), source.size(),
			(n, c, p) -> LinearSample.at(source, n, c, target(field, n, p)));
	}

	/**
	 * @param field displacement field (N, d, ...) in voxels
	 * @param n sample
	 * @param voxel p
	 * @return p + u(p)
	 */
	static double[] target(Grid field, int n, int[] voxel) {
		double[] position = field.vector(n, voxel);
		for (int axis = 0; axis < position.length; axis++)
			position[axis] += voxel[axis];
		return position;
	}
}
