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

	/** @return channels · product of the sides */
	static long count(long channels, int[] size) {
		var count = channels;
		for (var side : size) count = Math.multiplyExact(count, (long) side);
		return count;
	}
}
