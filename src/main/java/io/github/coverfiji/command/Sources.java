package io.github.coverfiji.command;

import java.io.File;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

import ij.ImagePlus;

import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.FolderSource;
import io.github.coverfiji.image.ImageFiles;
import io.github.coverfiji.image.ImageJImages;
import io.github.coverfiji.image.ImageSource;
import io.github.coverfiji.image.PixelCache;
import io.github.coverfiji.image.Series;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.workflow.Outlook;

/** Where a command's images come from: a folder or file if one is given, else the open image. */
final class Sources {

	private Sources() {}

	/**
	 * @param image filled in by SciJava; may be missing
	 * @param input folder or file; may be empty
	 * @param series what becomes of DICOM files that are slices of a volume
	 * @param cache keeps pixels that are read again
	 * @param progress hears which of both is taken
	 * @return the images
	 * @throws InputException if there is neither, or nothing can be read
	 */
	static ImageSource images(ImagePlus image, File input, Series series, PixelCache cache, Progress progress) {
		if (Inputs.optionalPath(input).isEmpty()) return open(image, cache, progress);
		var path = Inputs.existing(input, "input");
		progress.log("Images: '" + path + "'.");
		return path.toFile().isDirectory() ? FolderSource.open(path, series, cache, progress)
			: ImageSource.of(List.of(ImageFiles.open(path, cache)));
	}

	/**
	 * @param image filled in by SciJava; may be missing
	 * @param input folder or file; may be empty
	 * @return what would be taken; empty if there is neither
	 * @throws InputException if the path does not exist or holds no images
	 */
	static String outlook(ImagePlus image, File input) {
		if (Inputs.optionalPath(input).isPresent()) return Outlook.images(Inputs.existing(input, "input"));
		return Inputs.optionalImage(image).map(given -> "The open image '" + given.getTitle() + "'.").orElse("");
	}

	/**
	 * @param image filled in by SciJava; may be missing
	 * @param folder of images; goes first, may be empty
	 * @param series what becomes of DICOM files that are slices of a volume
	 * @return the first image of what would be taken; empty if none is found quickly
	 */
	static Optional<CalibratedImage> first(ImagePlus image, File folder, Series series) {
		if (Inputs.optionalPath(folder).isEmpty()) return Inputs.optionalImage(image).map(ImageJImages::of);
		return Inputs.optionalPath(folder).filter(Files::isDirectory).flatMap(found -> FolderSource.first(found, series));
	}

	private static ImageSource open(ImagePlus image, PixelCache cache, Progress progress) {
		var given = Inputs.image(image, "image");
		progress.log("Images: the open image '" + given.getTitle() + "'.");
		Selection.unused(given, progress);
		return ImageSource.of(List.of(ImageJImages.of(given, cache)));
	}
}
