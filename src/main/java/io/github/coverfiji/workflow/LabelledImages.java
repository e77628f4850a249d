package io.github.coverfiji.workflow;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.ImageSource;
import io.github.coverfiji.image.LabelClasses;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/**
 * Images with their label maps.
 *
 * @param images the images
 * @param labels as many label maps, in the same order
 * @param classes names of the classes, if they were given
 */
public record LabelledImages(ImageSource images, ImageSource labels, Optional<LabelClasses> classes) {

	/** @return a single image with its labels */
	public static LabelledImages of(CalibratedImage image, CalibratedImage labels) {
		return new LabelledImages(ImageSource.of(List.of(image)), ImageSource.of(List.of(labels)), Optional.empty());
	}
}
