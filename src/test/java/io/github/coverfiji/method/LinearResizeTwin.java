package io.github.coverfiji.method;

import io.github.coverfiji.twin.Grid;

/** Linear resizing to any size by definition: each voxel is a sum over all voxels, weighted by their tents. */
final class LinearResizeTwin {

	private LinearResizeTwin() {}

	/**
	 * @param source (N, C, ...)
	 * @param size sides of the result, as long as the source's or longer
	 * @param aligned whether first and last voxel lie on the source's; else voxels are boxes and the border repeats
	 * @return (N, C, size)
	 */
	static Grid resize(Grid source, int[] size, boolean aligned) {
		int[] from = source.size();
		return Grid.each(source.batch(), source.channels(), size, (n, c, p) -> {
			var position = new double[p.length];
			for (int axis = 0; axis < p.length; axis++)
				position[axis] = aligned ? p[axis] * (from[axis] - 1.0) / Math.max(1, size[axis] - 1)
					: Math.max(0, Math.min(from[axis] - 1, (p[axis] + 0.5) * from[axis] / size[axis] - 0.5));
			return at(source, n, c, position);
		});
	}

	/**
	 * @param field (N, d, ...) in voxels of its grid
	 * @param size sides of the finer grid
	 * @return (N, d, size) in voxels of the finer grid
	 */
	static Grid field(Grid field, int... size) {
		var resized = resize(field, size, true);
		return Grid.each(resized.batch(), resized.channels(), size,
			(n, axis, p) -> resized.at(n, axis, p) * size[axis] / field.size()[axis]);
	}

	private static double at(Grid source, int n, int c, double[] position) {
		var terms = Grid.each(1, 1, source.size(), (one, zero, q) -> {
			double weight = 1;
			for (int axis = 0; axis < q.length; axis++)
				weight *= Math.max(0, 1 - Math.abs(position[axis] - q[axis]));
			return weight == 0 ? 0 : weight * source.at(n, c, q);
		});
		double sum = 0;
		for (double term : terms.values())
			sum += term;
		return sum;
	}
}
