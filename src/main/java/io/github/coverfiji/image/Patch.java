package io.github.coverfiji.image;

import java.util.Arrays;

/**
 * Dense float values (C, [Z,] Y, X), C order: the last axis runs fastest.
 *
 * @param values channels · voxels numbers; not copied
 * @param channels number of channels, at least 1
 * @param size ([Z,] Y, X), all at least 1
 */
public record Patch(float[] values, int channels, int[] size) {

	/** @throws IllegalArgumentException if the number of values does not fit the size */
	public Patch {
		if (values.length != count(channels, size))
			throw new IllegalArgumentException(values.length + " values for " + channels + " channels of size "
				+ Arrays.toString(size));
	}

	/** @return voxels of one channel */
	public int voxels() {
		return values.length / channels;
	}

	/**
	 * @param channels number of channels
	 * @param size ([Z,] Y, X)
	 * @return a patch of zeros
	 */
	public static Patch zeros(int channels, int[] size) {
		return new Patch(new float[Math.toIntExact(count(channels, size))], channels, size.clone());
	}

	/** @return a copy of a box that lies inside */
	Patch part(Tile box) {
		var part = zeros(channels, box.size());
		var d = size.length;
		var row = box.size()[d - 1];
		for (var to = 0; to < part.values.length; to += row) {
			var rest = to / row;
			var from = box.start()[d - 1];
			var stride = size[d - 1];
			for (var a = d - 2; a >= 0; a--) {
				from += stride * (box.start()[a] + rest % box.size()[a]);
				rest /= box.size()[a];
				stride *= size[a];
			}
			System.arraycopy(values, from + rest * stride, part.values, to, row);
		}
		return part;
	}

	/** Copies a slab, as large as this along all axes but the first, to where it begins along that. */
	void put(int start, Patch slab) {
		var offset = start * (voxels() / size[0]);
		for (var c = 0; c < channels; c++)
			System.arraycopy(slab.values, c * slab.voxels(), values, c * voxels() + offset, slab.voxels());
	}

	/** @return channels · product of the sides */
	static long count(long channels, int[] size) {
		var count = channels;
		for (var side : size) count = Math.multiplyExact(count, (long) side);
		return count;
	}
}
