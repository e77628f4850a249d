package io.github.coverfiji.image;

/**
 * (v − shift) · scale + base, clipped to low … high; all 0 if there is no contrast.
 *
 * @param shift intensity that becomes the base
 * @param scale 0 means no contrast
 * @param base added at last
 * @param low smallest result
 * @param high largest result
 */
public record ChannelFit(double shift, double scale, double base, double low, double high) {

	static final ChannelFit IDENTITY = new ChannelFit(0, 1, 0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
	static final ChannelFit BLANK = new ChannelFit(0, 0, 0, 0, 0);

	/** @return the line through (from, low) and (to, high), clipped; blank if from = to */
	static ChannelFit range(double from, double to, double low, double high) {
		return to > from ? new ChannelFit(from, (high - low) / (to - from), low, low, high) : BLANK;
	}

	float apply(float v) {
		if (scale == 0 || !Float.isFinite(v)) return 0;
		return (float) Math.max(low, Math.min(high, (v - shift) * scale + base));
	}
}
