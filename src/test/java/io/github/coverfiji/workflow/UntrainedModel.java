package io.github.coverfiji.workflow;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import io.github.coverfiji.image.Calibration;
import io.github.coverfiji.image.LabelClasses;
import io.github.coverfiji.image.Normalisation;
import io.github.coverfiji.image.Resampling;
import io.github.coverfiji.model.ModelCard;
import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.network.Segmenter;
import io.github.coverfiji.network.UNet;

/** Segmentation models of the smallest size that have learnt nothing: enough to be applied. */
final class UntrainedModel {

	private UntrainedModel() {}

	/** Saves a model of seed 3 and tiles of 32 voxels, whose card says that intensities stay as they are. */
	static Path save(Path file, int dimension, int channels, int classes) {
		return save(file, NetworkSize.TINY.unet(dimension, channels), classes, Normalisation.none(), Resampling.NONE,
			Collections.nCopies(dimension, 32).toArray(Integer[]::new));
	}

	/** Saves a model of seed 3 that sees images in this way, in tiles of these sides. */
	static Path save(Path file, UNet unet, int classes, Normalisation normalisation, Resampling resampling,
		Integer... tile)
	{
		var card = new ModelCard(ModelCard.FORMAT, ModelCard.SEGMENTATION, "scratch", unet.architecture(), normalisation,
			Calibration.NONE, resampling, Arrays.asList(tile), LabelClasses.of(classes), Map.of(), "COVER for Fiji test",
			List.of());
		ModelFile.save(file, new Segmenter(unet, classes, 255).build(3), card);
		return file;
	}
}
