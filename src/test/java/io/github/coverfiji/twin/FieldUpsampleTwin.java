package io.github.coverfiji.twin;

import java.util.Arrays;

/**
 * Displacement field to the grid of twice the size: linear with align_corners = true (first voxel onto first, last onto
 * last), and the values doubled, because they count voxels.
 */
public final class FieldUpsampleTwin {

	private FieldUpsampleTwin() {}

	/**
	 * @param field (N, d, ...) in voxels of its grid
	 * @return (N, d, 2 · ...) in voxels of the finer grid
	 */
	public static Grid upsample(Grid field) {
		int[] size = field.size();
		int[] finer = Arrays.stream(size).map(side -> 2 * side).toArray();
		return Grid.each(field.batch(), field.channels(), finer, (n, c, p) -> {
			var position = new double[p.length];
			for (int axis = 0; axis < p.length; axis++)
				position[axis] = p[axis] * (size[axis] - 1.0) / (finer[axis] - 1.0);
			return 2 * LinearSample.at(field, n, c, position);
		});
	}
}
