package io.github.coverfiji.twin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Lists of voxels or offsets, each an {@code int[]} of d coordinates, in C order (last axis fastest). */
final class Voxels {

	private Voxels() {}

	/**
	 * @param size d sides
	 * @return every voxel of the grid
	 */
	static List<int[]> all(int... size) {
		var voxels = List.of(new int[size.length]);
		for (int axis = 0; axis < size.length; axis++) {
			var longer = new ArrayList<int[]>();
			for (int[] start : voxels)
				for (int i = 0; i < size[axis]; i++) {
					int[] voxel = start.clone();
					voxel[axis] = i;
					longer.add(voxel);
				}
			voxels = longer;
		}
		return voxels;
	}

	/**
	 * @param d number of axes
	 * @param radius R
	 * @return the (2R + 1)^d offsets in [−R, R]^d
	 */
	static List<int[]> window(int d, int radius) {
		var sides = new int[d];
		Arrays.fill(sides, 2 * radius + 1);
		var centre = new int[d];
		Arrays.fill(centre, -radius);
		return all(sides).stream().map(voxel -> shifted(voxel, centre)).toList();
	}

	/**
	 * @param voxel p
	 * @param offset r
	 * @return p + r, a new array
	 */
	static int[] shifted(int[] voxel, int[] offset) {
		int[] sum = voxel.clone();
		Arrays.setAll(sum, axis -> voxel[axis] + offset[axis]);
		return sum;
	}
}
