package io.github.coverfiji.workflow;

import java.util.List;
import java.util.Optional;

import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.LabelClass;
import io.github.coverfiji.image.LabelClasses;
import io.github.coverfiji.image.Patch;

/**
 * A segmented image.
 *
 * @param image which was segmented
 * @param labels class id of each voxel, C order
 * @param size ([Z,] Y, X) of the labels; planes of all slices and frames count as Z
 * @param probabilities (classes, [Z,] Y, X), if they were asked for
 * @param classes names and colours
 */
public record SegmentedImage(CalibratedImage image, int[] labels, int[] size, Optional<Patch> probabilities,
	LabelClasses classes)
{

	/** @return names of the classes, by id */
	public List<String> classNames() {
		return classes.classes().stream().map(LabelClass::name).toList();
	}
}
