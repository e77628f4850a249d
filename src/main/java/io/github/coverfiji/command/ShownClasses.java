package io.github.coverfiji.command;

import java.nio.file.Path;
import java.util.Optional;

import ij.ImagePlus;

import io.github.coverfiji.image.LabelClasses;
import io.github.coverfiji.image.NotedClasses;

/** The classes that a label image knows: ImageJ keeps them with the image, also in its TIFF files. */
final class ShownClasses {

	private ShownClasses() {}

	/**
	 * @param labels a label image
	 * @return what was noted with it, else the table {@code classes.csv} in or beside the folder that it was opened from
	 * @throws io.github.coverfiji.task.InputException if such a table cannot be read
	 */
	static Optional<LabelClasses> of(ImagePlus labels) {
		return NotedClasses.of(labels).or(() -> besides(labels));
	}

	private static Optional<LabelClasses> besides(ImagePlus labels) {
		var file = labels.getOriginalFileInfo();
		if (file == null || file.directory == null || file.directory.isBlank()) return Optional.empty();
		return LabelClasses.besides(Path.of(file.directory));
	}
}
