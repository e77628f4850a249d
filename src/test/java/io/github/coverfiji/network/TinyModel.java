package io.github.coverfiji.network;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import io.github.coverfiji.image.Calibration;
import io.github.coverfiji.image.LabelClasses;
import io.github.coverfiji.image.Normalisation;
import io.github.coverfiji.image.Resampling;
import io.github.coverfiji.method.CoverNetwork;
import io.github.coverfiji.method.CoverNetwork.Consistency;
import io.github.coverfiji.model.ModelCard;
import io.github.coverfiji.model.ModelFile;

/** Untrained models of the smallest size. */
public final class TinyModel {

	private TinyModel() {}

	/** @return a model of seed 1 in this folder, whose card says that intensities stay as they are */
	public static ModelFile save(Path folder, int dimension, int channels) {
		var unet = UNet.of(dimension, channels, 8);
		var card = new ModelCard(ModelCard.FORMAT, ModelCard.FEATURES, "COVER", unet.architecture(), Normalisation.none(),
			new Calibration(0.5, 0.25, 2, "mm"), Resampling.NONE, Collections.nCopies(dimension, 16), new LabelClasses(List.of()),
			Map.of("samples", "7"), "COVER for Fiji test", List.of("A paper"));
		var path = folder.resolve("model.pt");
		ModelFile.save(path, new CoverNetwork(unet, 2, Consistency.PLAIN).build(1), card);
		return ModelFile.open(path);
	}
}
