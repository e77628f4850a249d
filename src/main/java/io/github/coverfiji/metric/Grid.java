package io.github.coverfiji.metric;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Where the voxels of an n-dimensional array in C order lie.
 *
 * @param size voxels along each axis, each at least 1
 */
record Grid(int[] size) {

	/**
	 * @return the number of voxels
	 * @throws IllegalArgumentException if a side is below 1
	 * @throws ArithmeticException if there are more than an array can hold
	 */
	int voxels() {
		if (Arrays.stream(size).anyMatch(n -> n < 1))
			throw new IllegalArgumentException("size " + Arrays.toString(size));
		return Arrays.stream(size).reduce(1, Math::multiplyExact);
	}

	/** @return how many places in the array lie between neighbours along each axis */
	int[] strides() {
		var strides = new int[size.length];
		var stride = 1;
		for (var axis = size.length - 1; axis >= 0; axis--) {
			strides[axis] = stride;
			stride *= size[axis];
		}
		return strides;
	}

	/** @return voxels in a row along the last axis, which lie side by side in the array */
	int row() {
		return size[size.length - 1];
	}

	/** @return where the voxel at an index lies along each axis */
	int[] place(int index) {
		var place = new int[size.length];
		for (var axis = size.length - 1; axis >= 0; axis--) {
			place[axis] = index % size[axis];
			index /= size[axis];
		}
		return place;
	}

	/** @return the smallest box that holds all voxels that {@code inside} accepts; at least one must be */
	Box around(IntPredicate inside) {
		var box = new Box(size.clone(), new int[size.length]);
		for (int start = 0, voxels = voxels(); start < voxels; start += row()) {
			int first = start, last = start + row() - 1;
			while (first <= last && !inside.test(first)) first++;
			if (first > last) continue;
			while (!inside.test(last)) last--;
			box.include(place(first));
			box.include(place(last));
		}
		return box;
	}

	/**
	 * Part of a grid.
	 *
	 * @param from first voxel along each axis
	 * @param to last voxel along each axis, plus 1
	 */
	record Box(int[] from, int[] to) {

		private void include(int[] place) {
			for (var axis = 0; axis < place.length; axis++) {
				from[axis] = Math.min(from[axis], place[axis]);
				to[axis] = Math.max(to[axis], place[axis] + 1);
			}
		}

		/** @return the index in the whole grid, whose strides are given, of a place in the part */
		int index(int[] place, int[] strides) {
			var index = 0;
			for (var axis = 0; axis < place.length; axis++) index += (from[axis] + place[axis]) * strides[axis];
			return index;
		}

		/** @return the grid of the part alone */
		Grid grid() {
			var size = to.clone();
			for (var axis = 0; axis < size.length; axis++) size[axis] -= from[axis];
			return new Grid(size);
		}
	}
}
