package io.github.coverfiji.command;

import java.nio.file.Path;
import java.util.Optional;

import ij.ImagePlus;

import io.github.coverfiji.image.FileEnding;
import io.github.coverfiji.image.ImageFiles;
import io.github.coverfiji.image.ImageJImages;
import io.github.coverfiji.image.PixelCache;
import io.github.coverfiji.workflow.SegmentedFiles;
import io.github.coverfiji.workflow.SegmentedImage;
import io.github.coverfiji.workflow.SegmentedMemory;
import io.github.coverfiji.workflow.SegmentedPart;
import io.github.coverfiji.workflow.SegmentedSinks;

/** The images that show what a segmentation gave: from memory, or virtual stacks of files. */
sealed interface SegmentedWindows {

	/**
	 * @param image which is segmented
	 * @param output file of the labels, if the result is to be written
	 * @param cache keeps planes that are read again
	 */
	static SegmentedWindows of(ImagePlus image, Optional<Path> output, PixelCache cache) {
		var title = FileEnding.stem(image.getTitle());
		return output.<SegmentedWindows> map(file -> new OnDisk(new SegmentedFiles(file, cache)))
			.orElseGet(() -> new InMemory(title, new SegmentedMemory(title)));
	}

	/** @return where the result goes */
	SegmentedSinks sinks();

	/** @return the image of a part that there is */
	ImagePlus image(SegmentedPart part);

	/** @return the image of a part; null if it was not asked for, as SciJava wants it */
	default ImagePlus image(SegmentedImage result, SegmentedPart part) {
		return result.parts().containsKey(part) ? image(part) : null;
	}

	/** Planes that become the images'. */
	record InMemory(String title, SegmentedMemory sinks) implements SegmentedWindows {

		@Override
		public ImagePlus image(SegmentedPart part) {
			return ImageJImages.of(title + (part == SegmentedPart.LABELS ? "-labels" : part.suffix()), sinks.part(part));
		}
	}

	/** Files that are read when looked at. */
	record OnDisk(SegmentedFiles sinks) implements SegmentedWindows {

		@Override
		public ImagePlus image(SegmentedPart part) {
			return ImageFiles.openVirtual(sinks.file(part));
		}
	}
}
