package io.github.coverfiji.image;

/**
 * How intensities become what a network sees; the rule, fitted anew to each image, channel by channel. Plain values, so
 * it can be stored in a model card.
 *
 * @param kind the rule
 * @param low see {@link Kind}
 * @param high see {@link Kind}; above low
 */
public record Normalisation(Kind kind, double low, double high) {

	/** What low and high mean; results are clipped unless the kind says otherwise. */
	public enum Kind {

		/** The low-th percentile becomes 0, the high-th 1; both 0 … 100. */
		PERCENTILE,
		/** Mean 0, standard deviation 1, clipped to low … high standard deviations. */
		ZSCORE,
		/** The smallest value becomes low, the largest high. */
		MINMAX,
		/** The intensity low becomes 0, high 1, the same in all images: a window, such as −1000 … 1000 HU. */
		WINDOW,
		/** Values stay, not clipped; low and high play no part. */
		NONE
	}

	/** Percentiles 1 and 99.5 become 0 and 1: a few hot or dead pixels do not matter. */
	public static final Normalisation DEFAULT = new Normalisation(Kind.PERCENTILE, 1, 99.5);

	/** @throws IllegalArgumentException if low is not below high, or a percentile lies outside 0 … 100 */
	public Normalisation {
		if (!(low < high)) throw new IllegalArgumentException("low " + low + " is not below high " + high);
		if (kind == Kind.PERCENTILE && (low < 0 || high > 100))
			throw new IllegalArgumentException("Percentiles " + low + " and " + high + " are not within 0 … 100");
	}

	/** @return the rule that leaves values as they are (NaN and infinite values still become 0) */
	public static Normalisation none() {
		return new Normalisation(Kind.NONE, 0, 1);
	}

	/**
	 * Fits the rule. NaN and infinite voxels take no part. At most 10^6 voxels of each channel are looked at, on a
	 * regular grid (so the same image always gives the same numbers), and only the planes they lie in are read.
	 *
	 * @param image the whole image: all slices and frames share one fit
	 * @return the fitted rule; an image (or channel) without contrast becomes 0 everywhere
	 */
	public Normaliser fit(CalibratedImage image) {
		var fit = new ChannelFit[image.channels()];
		for (var c = 0; c < fit.length; c++)
			fit[c] = switch (kind) {
				case NONE -> ChannelFit.IDENTITY;
				case WINDOW -> ChannelFit.range(low, high, 0, 1);
				case PERCENTILE -> IntensitySample.of(image, c).percentiles(low, high);
				case MINMAX -> IntensitySample.of(image, c).minMax(low, high);
				case ZSCORE -> IntensitySample.of(image, c).standard(low, high);
			};
		return new Normaliser(fit);
	}
}
