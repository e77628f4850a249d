package io.github.coverfiji.workflow;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import io.github.coverfiji.engine.ScriptModule;
import io.github.coverfiji.image.Patch;
import io.github.coverfiji.image.PatchReader;
import io.github.coverfiji.image.Sample;
import io.github.coverfiji.image.Tile;
import io.github.coverfiji.image.TileLimit;
import io.github.coverfiji.image.Tiling;
import io.github.coverfiji.model.ModelCard;
import io.github.coverfiji.network.TileNetwork;
import io.github.coverfiji.task.Progress;

/**
 * Applies a classifier to whole images: the mean over all tiles of all their planes or volumes.
 *
 * @param network from a normalised tile to the probability of each class
 * @param tiling of larger images; a smaller one is shown in the middle of a tile, as in training
 * @param classes number of classes
 */
record ClassPrediction(UnaryOperator<Patch> network, Tiling tiling, int classes) {

	/** Share of a tile that the next one covers again. */
	static final double OVERLAP = 0.25;

	/**
	 * @param module with a method {@code probabilities}
	 * @param card of its model
	 */
	static ClassPrediction of(ScriptModule module, ModelCard card) {
		return new ClassPrediction(new TileNetwork(module, "probabilities"), CropTiles.of(card, OVERLAP), card.classes().count());
	}

	/**
	 * @param samples planes or volumes of an image, at least one
	 * @param progress hears each tile
	 * @return the probability of each class
	 */
	double[] of(List<Sample> samples, Progress progress) {
		var tiles = samples.stream().map(sample -> tiling.tiles(sample.grid())).toList();
		var count = tiles.stream().mapToInt(List::size).sum();
		var stage = progress.stage("Classifying", count);
		var sum = new double[classes];
		var done = 0;
		for (int s = 0; s < samples.size(); s++)
			for (var tile : tiles.get(s)) {
				var scores = scores(read(samples.get(s), tile));
				Arrays.setAll(sum, c -> sum[c] + scores[c] / (double) count);
				stage.reached(++done);
			}
		return sum;
	}

	/** A part of a tile would show less than the network has learnt to judge by, so tiles stay as large as they are. */
	private float[] scores(Patch tile) {
		try {
			return network.apply(tile).values();
		}
		catch (RuntimeException | OutOfMemoryError fault) {
			TileLimit.requireMemory(fault);
			throw TileLimit.refusal(tile.size(), fault);
		}
	}

	private Patch read(Sample sample, Tile tile) {
		var side = tiling.tile();
		var start = IntStream.range(0, side.length).mapToLong(a -> sample.grid()[a] > side[a] ? tile.start()[a]
			: (sample.grid()[a] - side[a]) / 2).toArray();
		return PatchReader.read(sample, start, side);
	}
}
