package io.github.coverfiji.twin;

import java.util.Arrays;

/**
 * Features to the grid of twice the size: linear with align_corners = false (voxels are boxes, so position
 * (p + 1/2) / 2 − 1/2), the border voxel repeated outside.
 */
public final class DecoderUpsampleTwin {

	private DecoderUpsampleTwin() {}

	/**
	 * @param features (N, C, ...)
	 * @return (N, C, 2 · ...)
	 */
	public static Grid upsample(Grid features) {
		int[] size = features.size();
		int[] finer = Arrays.stream(size).map(side -> 2 * side).toArray();
		return Grid.each(features.batch(), features.channels(), finer, (n, c, p) -> {
			var position = new double[p.length];
			for (int axis = 0; axis < p.length; axis++)
				position[axis] = Math.max(0, Math.min(size[axis] - 1, (p[axis] + 0.5) / 2 - 0.5));
			return LinearSample.at(features, n, c, position);
		});
	}
}
