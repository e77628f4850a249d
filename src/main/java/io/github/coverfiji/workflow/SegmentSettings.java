package io.github.coverfiji.workflow;

import io.github.coverfiji.label.Cleaning;

/**
 * How to apply a segmentation. The names are those of the command's options.
 *
 * @param probabilities whether to keep the probability of each class
 * @param confidence whether to keep the probability of the class chosen
 * @param overlap share of a tile's side that the next one covers again, 0 … 0.75; more is smoother and slower
 * @param mirror whether to take the mean over all mirror images of a tile: 4 times the work in planes, 8 in volumes
 * @param largest whether each class keeps only its largest part
 * @param holes whether holes are filled
 * @param smallest least area (planes) or volume of a part, in the unit of the image's voxel size squared or cubed; smaller
 *          ones become background; 0 keeps all
 * @param device auto, cpu, gpu, gpu1 …
 */
public record SegmentSettings(boolean probabilities, boolean confidence, double overlap, boolean mirror,
	boolean largest, boolean holes, double smallest, String device)
{

	/** Labels only as the network gives them, tiles that overlap by half. */
	public static final SegmentSettings DEFAULT = new SegmentSettings(false, false, 0.5, false, false, false, 0, "auto");

	/** @throws io.github.coverfiji.task.InputException if a number is out of its range */
	public SegmentSettings {
		Options.range("overlap", overlap, 0, 0.75);
		Options.range("smallest", smallest, 0, Double.MAX_VALUE);
	}

	/** @return what is done to the labels afterwards */
	Cleaning cleaning() {
		return new Cleaning(largest, holes, smallest);
	}
}
