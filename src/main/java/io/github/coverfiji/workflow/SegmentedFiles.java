package io.github.coverfiji.workflow;

import java.nio.file.Path;

import io.github.coverfiji.image.FileEnding;
import io.github.coverfiji.image.PixelCache;
import io.github.coverfiji.image.PlaneFormat;
import io.github.coverfiji.image.PlaneSink;
import io.github.coverfiji.image.TiffPlaneFile;

/**
 * Writes a segmented image into TIFF files, plane by plane: memory does not grow with the image. Other parts than the
 * labels stand beside them, such as {@code NAME-probabilities.tif}.
 *
 * @param labels file of the labels
 * @param cache keeps planes of the result that are read again
 */
public record SegmentedFiles(Path labels, PixelCache cache) implements SegmentedSinks {

	@Override
	public PlaneSink open(SegmentedPart part, PlaneFormat format) {
		return TiffPlaneFile.create(file(part), format, cache);
	}

	/** @return where a part stands */
	public Path file(SegmentedPart part) {
		return part == SegmentedPart.LABELS ? labels
			: labels.resolveSibling(FileEnding.stem(labels.getFileName().toString()) + part.suffix() + ".tif");
	}
}
