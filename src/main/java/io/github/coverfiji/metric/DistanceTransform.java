package io.github.coverfiji.metric;

import java.util.Arrays;

import io.github.coverfiji.task.Progress;

/**
 * Exact Euclidean distance to the nearest voxel of a set (Felzenszwalb and Huttenlocher, "Distance transforms of
 * sampled functions", Theory of Computing 8, 2012, 415-428). Squared distances separate over the axes, so one axis
 * after the other each line is replaced by the lower envelope of the parabolas that stand on its voxels. Spacing
 * scales the parabolas.
 *
 * <p>Cost: time grows as voxels times axes; memory is 8 bytes for each voxel.
 */
final class DistanceTransform {

	private static final double NONE = Double.POSITIVE_INFINITY;
	private static final int LINES_BETWEEN_CHECKS = 1024;

	private DistanceTransform() {}

	/**
	 * @param set the voxels to measure from
	 * @param spacing distance of neighbouring voxels along each axis, positive
	 * @param progress asked whether to go on
	 * @return squared distance of each voxel of the grid to the set, 0 inside it; infinite everywhere if it is empty
	 */
	static double[] squared(Mask set, double[] spacing, Progress progress) {
		var distance = new double[set.inside().length];
		for (var index = 0; index < distance.length; index++) distance[index] = set.inside()[index] ? 0 : NONE;
		progress.check("Measuring distances");
		var size = set.grid().size();
		var strides = set.grid().strides();
		for (var axis = 0; axis < size.length; axis++) {
			var line = new Line(size[axis], spacing[axis] * spacing[axis], strides[axis]);
			for (var first = 0; first < distance.length; first += strides[axis] * size[axis]) {
				for (var offset = 0; offset < strides[axis]; offset++) {
					if (offset % LINES_BETWEEN_CHECKS == 0) progress.check("Measuring distances");
					line.lower(distance, first + offset);
				}
			}
		}
		return distance;
	}

	/** One line of voxels; its buffers serve all lines along one axis. */
	private static final class Line {

		private final double weight;
		private final int stride;
		private final double[] height;
		private final int[] apex;
		private final double[] begin;

		/** @param weight squared spacing */
		private Line(int length, double weight, int stride) {
			this.weight = weight;
			this.stride = stride;
			height = new double[length];
			apex = new int[length];
			begin = new double[length];
		}

		/** Replaces each value of the line by the minimum over places p of value(p) + weight (place - p)^2. */
		private void lower(double[] values, int first) {
			Arrays.setAll(height, place -> values[first + place * stride]);
			var parabolas = envelope();
			if (parabolas == 0) return;
			for (int place = 0, current = 0; place < height.length; place++) {
				while (current + 1 < parabolas && begin[current + 1] < place) current++;
				double away = place - apex[current];
				values[first + place * stride] = height[apex[current]] + weight * away * away;
			}
		}

		/** Finds the parabolas that are lowest somewhere, left to right, and where each begins to be. */
		private int envelope() {
			var count = 0;
			for (var place = 0; place < height.length; place++) {
				if (height[place] == NONE) continue;
				while (count > 0 && crossing(apex[count - 1], place) <= begin[count - 1]) count--;
				begin[count] = count == 0 ? Double.NEGATIVE_INFINITY : crossing(apex[count - 1], place);
				apex[count++] = place;
			}
			return count;
		}

		private double crossing(int left, int right) {
			return (height[right] - height[left]) / (2 * weight * (right - left)) + (left + right) / 2.0;
		}
	}
}
