package io.github.coverfiji.workflow;

import io.github.coverfiji.image.Tiling;
import io.github.coverfiji.model.ModelCard;
import io.github.coverfiji.network.Backbones;

/** Tiles of the size that a network was trained on: its normalisation sees as much as it did then. */
final class CropTiles {

	private CropTiles() {}

	/**
	 * @param card of the model
	 * @param overlap share of a tile's side that the next one covers again
	 * @return a tiling with tiles of the model's crops
	 */
	static Tiling of(ModelCard card, double overlap) {
		return new Tiling(card.patch().stream().mapToInt(Integer::intValue).toArray(), overlap,
			Backbones.of(card.architecture()).multiples());
	}
}
