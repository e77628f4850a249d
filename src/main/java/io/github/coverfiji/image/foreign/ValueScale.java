package io.github.coverfiji.image.foreign;

/**
 * What the stored numbers of an image mean: slope · number + intercept.
 *
 * @param slope not 0
 * @param intercept value of the number 0
 */
record ValueScale(double slope, double intercept) {

	/** Numbers are values. */
	static final ValueScale NONE = new ValueScale(1, 0);

	boolean isNone() {
		return equals(NONE);
	}

	float value(double number) {
		return (float) (slope * number + intercept);
	}
}
