package io.github.coverfiji.twin;

import java.util.ArrayList;
import java.util.List;

/** Vector pyramid aggregation: a displacement field from coarse to fine, each level correcting the one before. */
public final class VpaTwin {

	/** From the features of a level to its queries or keys. */
	@FunctionalInterface
	public interface Projection {

		/**
		 * @param level 0 is the coarsest
		 * @param features (N, C of the level, ...)
		 * @return (N, J · head width, ...)
		 */
		Grid apply(int level, Grid features);
	}

	/**
	 * @param keys projected moving features per level, warped first for level &gt; 0
	 * @param vectors output of the mixture of vectors per level, in voxels of the level
	 * @param fields field after each level, on the next finer grid, the last one final
	 */
	public record Levels(List<Grid> keys, List<Grid> vectors, List<Grid> fields) {

		/** @return the displacement field on the finest grid */
		public Grid field() {
			return fields.get(fields.size() - 1);
		}
	}

	private VpaTwin() {}

	/**
	 * @param fixed features of the fixed view, coarsest first; each level has twice the sides of the one before
	 * @param moving features of the moving view, not warped
	 * @param projection the same for both views
	 * @param heads J of each level
	 * @param radius R in voxels of each level
	 * @return what every level gave
	 */
	public static Levels levels(List<Grid> fixed, List<Grid> moving, Projection projection, int[] heads, int radius) {
		var levels = new Levels(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
		for (int level = 0; level < fixed.size(); level++) {
			boolean coarsest = level == 0;
			boolean finest = level == fixed.size() - 1;
			var moved = coarsest ? moving.get(level) : WarpTwin.warp(moving.get(level), levels.field());
			var key = projection.apply(level, moved);
			var vectors = MovTwin.vectors(projection.apply(level, fixed.get(level)), key, heads[level], radius);
			var step = finest ? vectors : FieldUpsampleTwin.upsample(vectors);
			levels.keys.add(key);
			levels.vectors.add(vectors);
			levels.fields.add(coarsest ? step : compose(levels.field(), step, finest));
		}
		return levels;
	}

	private static Grid compose(Grid field, Grid step, boolean sameGrid) {
		return WarpTwin.warp(sameGrid ? field : FieldUpsampleTwin.upsample(field), step).plus(step);
	}
}
