package io.github.coverfiji.image;

/** Resampling between grids that fill the same space, as a full sum over all voxels in double precision. */
final class GridTwin {

	private GridTwin() {}

	/**
	 * @param values (channels, from), C order
	 * @param from sides of the grid that the values have
	 * @param to sides of the grid that is wanted
	 * @return (channels, to)
	 */
	static double[] resampled(double[] values, int[] from, int[] to) {
		var result = values;
		var size = from.clone();
		for (var axis = 0; axis < size.length; axis++) {
			result = alongAxis(result, size, axis, to[axis]);
			size[axis] = to[axis];
		}
		return result;
	}

	static double[] resampled(float[] values, int[] from, int[] to) {
		return resampled(wide(values), from, to);
	}

	static double[] wide(float[] values) {
		var wide = new double[values.length];
		for (var i = 0; i < wide.length; i++) wide[i] = values[i];
		return wide;
	}

	private static double[] alongAxis(double[] values, int[] size, int axis, int wanted) {
		var n = size[axis];
		var inner = 1;
		for (var a = axis + 1; a < size.length; a++) inner *= size[a];
		var out = new double[values.length / n * wanted];
		for (var i = 0; i < out.length; i++) {
			var position = i / inner % wanted;
			var block = i / inner / wanted * n * inner + i % inner;
			var total = 0.0;
			for (var k = 0; k < n; k++) {
				var weight = weight(k, position, n, wanted);
				total += weight;
				out[i] += weight * values[block + k * inner];
			}
			out[i] /= total;
		}
		return out;
	}

	/** A triangle as wide as two voxels of the coarser grid, around the centre of the position. */
	private static double weight(int voxel, int position, int voxels, int positions) {
		if (voxels == positions) return voxel == position ? 1 : 0;
		var centre = centre(position, voxels, positions);
		return Math.max(0, 1 - Math.abs(voxel - centre) / Math.max(1, (double) voxels / positions));
	}

	/** @return where a position of the other grid lies among the voxels, whose centres are the whole numbers */
	static double centre(int position, int voxels, int positions) {
		return (position + 0.5) * voxels / positions - 0.5;
	}
}
