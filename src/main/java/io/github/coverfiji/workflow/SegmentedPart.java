package io.github.coverfiji.workflow;

/** What a segmentation can give. */
public enum SegmentedPart {

	/** The class of each voxel. */
	LABELS(""),
	/** The probability of each class, a channel for each. */
	PROBABILITIES("-probabilities"),
	/** The probability of the class chosen. */
	CONFIDENCE("-confidence");

	private final String suffix;

	SegmentedPart(String suffix) {
		this.suffix = suffix;
	}

	/** @return what the name of a file of this part adds to that of the labels */
	public String suffix() {
		return suffix;
	}
}
