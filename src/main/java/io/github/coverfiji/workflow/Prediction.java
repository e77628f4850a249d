package io.github.coverfiji.workflow;

import io.github.coverfiji.engine.ScriptModule;
import io.github.coverfiji.image.Patch;
import io.github.coverfiji.image.PatchNetwork;
import io.github.coverfiji.image.Region;
import io.github.coverfiji.image.Sample;
import io.github.coverfiji.image.SmallerTiles;
import io.github.coverfiji.image.TileChoice;
import io.github.coverfiji.image.TileLimit;
import io.github.coverfiji.image.TiledPrediction;
import io.github.coverfiji.image.TiledPrediction.SlabConsumer;
import io.github.coverfiji.image.TiledPrediction.Tiles;
import io.github.coverfiji.image.Tiling;
import io.github.coverfiji.model.ModelCard;
import io.github.coverfiji.network.Mirroring;
import io.github.coverfiji.network.TileNetwork;
import io.github.coverfiji.task.Progress;

/**
 * Applies a segmentation network to whole samples, tile by tile.
 *
 * @param network from a normalised tile to the probability of each class
 * @param classes number of classes it gives
 * @param tiling of the samples
 * @param choice of tiles that the network is asked for; the others are the first class
 * @param limit of memory
 */
record Prediction(PatchNetwork network, int classes, Tiling tiling, TileChoice choice, TileLimit limit) {

	/**
	 * @param module with a method {@code probabilities}
	 * @param card of its model
	 * @param settings how to apply it
	 * @param limit what is known of memory
	 */
	static Prediction of(ScriptModule module, ModelCard card, SegmentSettings settings, TileLimit limit) {
		var network = new TileNetwork(module, "probabilities");
		var axes = AxisLetters.axes("mirror", settings.mirror(), card.architecture().dimension());
		return new Prediction(new Mirroring(network, axes), card.classes().count(),
			CropTiles.of(card, settings.overlap()), choice(settings), limit);
	}

	private static TileChoice choice(SegmentSettings settings) {
		var limit = settings.limit();
		return limit.isPresent() ? TileChoice.brighterThan(limit.getAsDouble()) : TileChoice.ALL;
	}

	/** @return the same for a part of the image: what lies outside of it may be wrong */
	Prediction within(Region region) {
		return new Prediction(network, classes, tiling, choice.within(region::needs), limit);
	}

	/**
	 * @param sample plane or volume
	 * @param progress hears each tile
	 * @param consumer takes the probability of each class (classes, rows …), slab by slab along the first axis
	 * @return how many tiles there were
	 */
	Tiles slabs(Sample sample, Progress progress, SlabConsumer consumer) {
		var seams = new TiledPrediction.Blended();
		return TiledPrediction.slabs(sample, tiling, seams, choice, classes,
			new SmallerTiles(network, classes, tiling, seams, limit, progress), progress, consumer);
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
