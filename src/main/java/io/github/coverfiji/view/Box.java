package io.github.coverfiji.view;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * A box of voxels on a grid.
 *
 * @param start its first voxel, tensor order
 * @param end the first voxel beyond it along each axis
 */
record Box(int[] start, int[] end) {

	/** Voxels between a box and the border of the image, where there is room. */
	private static final int MARGIN = 3;

	/**
	 * Draws a box inside an image, at least three voxels from its border; centred where there is no room for that.
	 *
	 * @param random where numbers come from
	 * @param size of the image
	 * @param least smallest sides; a side of 0 is drawn as 1
	 * @param most largest sides, at most the image's
	 * @return the box
	 */
	static Box inside(RandomGenerator random, int[] size, int[] least, int[] most) {
		int[] start = new int[size.length], end = new int[size.length];
		for (int a = 0; a < size.length; a++) {
			var smallest = Math.max(1, least[a]);
			var side = random.nextInt(smallest, Math.max(smallest, most[a]) + 1);
			var last = size[a] - side - MARGIN - 1;
			start[a] = last < MARGIN ? (size[a] - side) / 2 : random.nextInt(MARGIN, last + 1);
			end[a] = start[a] + side;
		}
		return new Box(start, end);
	}

	/**
	 * @param size of the image that contains the box
	 * @return the places of its voxels in the image, C order
	 */
	int[] indices(int[] size) {
		int[] indices = { 0 };
		for (int a = 0; a < size.length; a++) {
			var longer = new int[indices.length * (end[a] - start[a])];
			int next = 0;
			for (int index : indices)
				for (int i = start[a]; i < end[a]; i++)
					longer[next++] = index * size[a] + i;
			indices = longer;
		}
		return indices;
	}

	/** @return the number of voxels of an image */
	static int voxels(int[] size) {
		return Arrays.stream(size).reduce(1, Math::multiplyExact);
	}
}
