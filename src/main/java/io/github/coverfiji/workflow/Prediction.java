package io.github.coverfiji.workflow;

import io.github.coverfiji.engine.ScriptModule;
import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.Normaliser;
import io.github.coverfiji.image.Patch;
import io.github.coverfiji.image.TiledPrediction;
import io.github.coverfiji.image.Tiling;
import io.github.coverfiji.network.TileNetwork;
import io.github.coverfiji.task.Progress;

/**
 * Applies a segmentation network to whole samples, tile by tile.
 *
 * @param module with a method {@code probabilities}
 * @param classes number of classes it gives
 * @param tiling of the samples
 */
record Prediction(ScriptModule module, int classes, Tiling tiling) {

	/** @return tiles of the size that the network was trained on: its normalisation sees as much as it did then */
	static Tiling tiling(int[] patch) {
		return tiling(patch, SegmentSettings.DEFAULT.overlap());
	}

	/** @return the same with another overlap, as a share of a tile's side */
	static Tiling tiling(int[] patch, double overlap) {
		return new Tiling(patch, overlap, Tiling.POOLING);
	}

	/**
	 * @param sample plane or volume
	 * @param normaliser of its image
	 * @param progress hears each tile
	 * @return probability of each class (classes, [Z,] Y, X)
	 */
	Patch probabilities(CalibratedImage sample, Normaliser normaliser, Progress progress) {
		return TiledPrediction.run(sample, normaliser, tiling.tile().length, tiling, classes,
			new TileNetwork(module, "probabilities"), progress);
	}

	/** @return the most probable class of each voxel; of equal ones the first */
	static int[] classes(Patch probabilities) {
		var ids = new int[probabilities.voxels()];
		var values = probabilities.values();
		for (int c = 1; c < probabilities.channels(); c++)
			for (int i = 0, offset = c * ids.length; i < ids.length; i++)
				if (values[offset + i] > values[ids[i] * ids.length + i]) ids[i] = c;
		return ids;
	}
}
