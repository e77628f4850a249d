package io.github.coverfiji.workflow;

import java.nio.file.Path;
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

/** Segmentation models of the smallest size that have learnt nothing: enough to be applied. */
final class UntrainedModel {

	private UntrainedModel() {}

	/** Saves a model of seed 3 and tiles of 32 voxels, whose card says that intensities stay as they are. */
	static Path save(Path file, int dimension, int channels, int classes) {
		var unet = NetworkSize.TINY.unet(dimension, channels);
		var card = new ModelCard(ModelCard.FORMAT, ModelCard.SEGMENTATION, "scratch", unet.architecture(),
			Normalisation.none(), Calibration.NONE, Resampling.NONE, Collections.nCopies(dimension, 32), LabelClasses.of(classes), Map.of(),
			"COVER for Fiji test", List.of());
		ModelFile.save(file, new Segmenter(unet, classes, 255).build(3), card);
		return file;
	}
}
