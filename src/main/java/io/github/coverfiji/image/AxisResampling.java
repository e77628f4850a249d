package io.github.coverfiji.image;

import java.util.Arrays;

/**
 * How each position along an axis is made from voxels of an image: a weighted mean of neighbours.
 *
 * @param first of each position, the first voxel that takes part
 * @param weights of each position, of that voxel and those behind it; they sum to 1
 */
record AxisResampling(long[] first, float[][] weights) {

	private static final float[] ONE = { 1 };

	/**
	 * Both grids fill the same space, so position i of m lies at (i + 0.5) n / m − 0.5 of n voxels. Linear interpolation
	 * between voxel centres; a coarser grid takes wider triangles, so that no voxel is skipped. Beyond the ends the
	 * positions are mirrored.
	 *
	 * @param start first position, may be negative or beyond the end
	 * @param count number of positions
	 * @param grid m, length of the axis in positions
	 * @param extent n, its length in voxels
	 */
	static AxisResampling of(long start, int count, long grid, long extent) {
		var positions = Reflection.of(start, count, grid);
		var weights = new float[count][];
		var first = new long[count];
		for (var i = 0; i < count; i++) {
			if (grid == extent) {
				first[i] = positions[i];
				weights[i] = ONE;
			}
			else {
				first[i] = firstOf(positions[i], grid, extent);
				weights[i] = triangle(positions[i], grid, extent, first[i]);
			}
		}
		return new AxisResampling(first, weights);
	}

	private static double centre(long position, long grid, long extent) {
		return (position + 0.5) * extent / grid - 0.5;
	}

	private static double reach(long grid, long extent) {
		return Math.max(1, extent / (double) grid);
	}

	private static long firstOf(long position, long grid, long extent) {
		return Math.max(0, (long) Math.floor(centre(position, grid, extent) - reach(grid, extent)) + 1);
	}

	private static float[] triangle(long position, long grid, long extent, long first) {
		var centre = centre(position, grid, extent);
		var reach = reach(grid, extent);
		var last = Math.min(extent - 1, (long) Math.ceil(centre + reach) - 1);
		var weights = new double[(int) (last - first + 1)];
		var sum = 0.0;
		for (var k = 0; k < weights.length; k++) sum += weights[k] = 1 - Math.abs(first + k - centre) / reach;
		var normed = new float[weights.length];
		for (var k = 0; k < weights.length; k++) normed[k] = (float) (weights[k] / sum);
		return normed;
	}

	/** @return the positions from one on up to, but without, another */
	AxisResampling between(int from, int to) {
		return new AxisResampling(Arrays.copyOfRange(first, from, to), Arrays.copyOfRange(weights, from, to));
	}

	/** @return the first voxel that any position needs */
	long least() {
		var least = first[0];
		for (var f : first) least = Math.min(least, f);
		return least;
	}

	/** @return the last voxel that any position needs */
	long most() {
		var most = 0L;
		for (var i = 0; i < first.length; i++) most = Math.max(most, last(i));
		return most;
	}

	/** @return voxels from the first to the last that any position needs */
	long extent() {
		return most() - least() + 1;
	}

	/** @return the last voxel that the i-th position needs */
	long last(int i) {
		return first[i] + weights[i].length - 1;
	}

	/**
	 * @param block values whose voxel 0 along the axis is {@link #least}
	 * @param axis of the block's size
	 * @return the block with the positions along that axis; itself if that changes nothing
	 */
	Patch apply(Patch block, int axis) {
		return apply(block, axis, least());
	}

	/**
	 * @param block values
	 * @param axis of the block's size
	 * @param origin number of the block's first voxel along that axis
	 * @return the block with the positions along that axis; itself if that changes nothing
	 */
	Patch apply(Patch block, int axis, long origin) {
		if (changesNothing(block.size()[axis], origin)) return block;
		var size = block.size().clone();
		var from = size[axis];
		size[axis] = first.length;
		var out = Patch.zeros(block.channels(), size);
		var inner = 1;
		for (var a = axis + 1; a < size.length; a++) inner *= size[a];
		var outer = block.values().length / from / inner;
		for (var o = 0; o < outer; o++)
			for (var i = 0; i < first.length; i++) {
				var source = (o * from + (int) (first[i] - origin)) * inner;
				mean(block.values(), source, inner, weights[i], out.values(), (o * first.length + i) * inner);
			}
		return out;
	}

	private static void mean(float[] values, int source, int length, float[] weights, float[] out, int target) {
		if (weights == ONE) System.arraycopy(values, source, out, target, length);
		else
			for (var k = 0; k < weights.length; k++)
				for (var j = 0; j < length; j++) out[target + j] += weights[k] * values[source + k * length + j];
	}

	private boolean changesNothing(int length, long origin) {
		if (length != first.length) return false;
		for (var i = 0; i < length; i++)
			if (first[i] != origin + i || weights[i] != ONE) return false;
		return true;
	}
}
