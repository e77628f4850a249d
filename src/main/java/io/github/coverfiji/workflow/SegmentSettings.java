package io.github.coverfiji.workflow;

/**
 * How to apply a segmentation. The names are those of the command's options.
 *
 * @param probabilities whether to keep the probability of each class
 * @param overlap share of a tile's side that the next one covers again, 0 … 0.75; more is smoother and slower
 * @param device auto, cpu, gpu, gpu1 …
 */
public record SegmentSettings(boolean probabilities, double overlap, String device) {

	/** Labels only, tiles that overlap by half. */
	public static final SegmentSettings DEFAULT = new SegmentSettings(false, 0.5, "auto");

	/** @throws io.github.coverfiji.task.InputException if the overlap is out of its range */
	public SegmentSettings {
		Options.range("overlap", overlap, 0, 0.75);
	}
}
