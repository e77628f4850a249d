package io.github.coverfiji.network;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.image.Patch;
import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.task.InputException;

/**
 * One level of a model's features.
 *
 * <p>Holds the weights until closed. Not for use by several threads at once.
 */
public final class FeatureLevel implements AutoCloseable {

	private final FeatureLevels levels;
	private final int level;

	private FeatureLevel(FeatureLevels levels, int level) {
		this.levels = levels;
		this.level = level;
	}

	/**
	 * @param model whose features
	 * @param level 0 (coarsest) … levels − 1 (finest)
	 * @param device where to compute
	 * @return the level, to be closed by the caller
	 * @throws InputException if the model cannot be loaded or has no such level
	 */
	public static FeatureLevel open(ModelFile model, int level, ComputeDevice device) {
		var levels = FeatureLevels.open(model, device);
		var count = levels.channels().size();
		if (level < count) return new FeatureLevel(levels, level);
		levels.close();
		throw new InputException("Cannot take level " + level + " of '" + model.path() + "'",
			"it has " + count + " levels", "choose level=0 (coarsest) … " + (count - 1) + " (finest)");
	}

	/** @return number of features of this level */
	public int channels() {
		return levels.channels().get(level);
	}

	/**
	 * @param tile normalised image (C, [Z,] Y, X), sides multiples of what the network pools
	 * @return the features on the level's own, coarser grid
	 */
	public Patch coarse(Patch tile) {
		try (var seen = levels.see(tile)) {
			return seen.coarse(level);
		}
	}

	/**
	 * @param tile as in {@link #coarse}
	 * @return the features on the grid of the tile, linear between the centres of the level's voxels
	 */
	public Patch full(Patch tile) {
		try (var seen = levels.see(tile)) {
			return seen.full(level);
		}
	}

	/**
	 * As {@link #full(Patch)}, but seen along few directions.
	 *
	 * @param tile as in {@link #coarse}
	 * @param mean of the features, (C)
	 * @param axes directions, (n, C)
	 * @return scores (n, [Z,] Y, X) on the grid of the tile
	 */
	public Patch full(Patch tile, HostTensor mean, HostTensor axes) {
		try (var seen = levels.see(tile)) {
			return seen.full(level, mean, axes);
		}
	}

	@Override
	public void close() {
		levels.close();
	}
}
