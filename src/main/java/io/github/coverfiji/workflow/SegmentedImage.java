package io.github.coverfiji.workflow;

import java.util.Map;

import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.LabelClasses;

/**
 * A segmented image.
 *
 * @param image which was segmented
 * @param parts the labels (X, Y, Z, TIME as the image has them) and what else was asked for; lazy if they are in files
 * @param classes names and colours
 */
public record SegmentedImage(CalibratedImage image, Map<SegmentedPart, CalibratedImage> parts, LabelClasses classes) {

	/** @return the class id of each voxel */
	public CalibratedImage labels() {
		return parts.get(SegmentedPart.LABELS);
	}
}
