package io.github.coverfiji.metric;

import java.util.Arrays;
import java.util.function.IntPredicate;

import io.github.coverfiji.metric.Grid.Box;
import io.github.coverfiji.task.Progress;

/**
 * A set of voxels.
 *
 * @param inside whether a voxel belongs to the set, in C order
 * @param grid where the voxels lie
 */
record Mask(boolean[] inside, Grid grid) {

	/**
	 * @param whole the grid that {@code voxel} speaks of
	 * @param box the part to take
	 * @param voxel whether the voxel at an index of the whole grid belongs to the set
	 * @return the set within the box
	 */
	static Mask within(Grid whole, Box box, IntPredicate voxel) {
		var part = box.grid();
		var strides = whole.strides();
		var inside = new boolean[part.voxels()];
		for (var start = 0; start < inside.length; start += part.row()) {
			var source = box.index(part.place(start), strides);
			for (var x = 0; x < part.row(); x++) inside[start + x] = voxel.test(source + x);
		}
		return new Mask(inside, part);
	}

	/**
	 * The voxels that erosion with the cross (the voxel and its 2 d neighbours along the axes) takes away. Outside the
	 * grid nothing belongs to the set, so a voxel at the rim is always an edge.
	 *
	 * @param progress asked whether to go on
	 * @return the edge, on the same grid
	 */
	Mask edges(Progress progress) {
		var strides = grid.strides();
		var edge = new boolean[inside.length];
		for (var axis = 0; axis < strides.length; axis++) {
			progress.check("Measuring distances");
			addFaces(edge, strides[axis], grid.size()[axis]);
		}
		return new Mask(edge, grid);
	}

	/** Adds the voxels of the set that have no neighbour in it on one side along an axis. */
	private void addFaces(boolean[] edge, int stride, int length) {
		for (var start = 0; start < inside.length; start += stride * length) {
			int second = start + stride, end = start + stride * length, last = end - stride;
			for (var index = start; index < end; index++) {
				var enclosed = index >= second && index < last && inside[index - stride] && inside[index + stride];
				edge[index] |= inside[index] && !enclosed;
			}
		}
	}

	/**
	 * @param other a set on the same grid
	 * @param spacing distance of neighbouring voxels along each axis
	 * @param progress asked whether to go on
	 * @return for each voxel of this set the distance to the nearest voxel of the other, smallest first
	 */
	double[] distancesTo(Mask other, double[] spacing, Progress progress) {
		var squared = DistanceTransform.squared(other, spacing, progress);
		progress.check("Measuring distances");
		var distances = new double[count()];
		for (int index = 0, next = 0; index < inside.length; index++)
			if (inside[index]) distances[next++] = Math.sqrt(squared[index]);
		Arrays.sort(distances);
		return distances;
	}

	private int count() {
		var count = 0;
		for (var voxel : inside) if (voxel) count++;
		return count;
	}
}
