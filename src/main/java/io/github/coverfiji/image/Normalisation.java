package io.github.coverfiji.image;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import io.github.coverfiji.task.Progress;

/**
 * How intensities become what a network sees: a rule that is fitted channel by channel, anew to each image or once to a
 * whole data set. Plain values, so it can be stored in a model card.
 *
 * @param kind the rule
 * @param low see {@link Kind}
 * @param high see {@link Kind}; above low
 * @param dataSet the fit to a data set, one for each channel; empty if each image is fitted by itself
 */
public record Normalisation(Kind kind, double low, double high, List<ChannelFit> dataSet) {

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
		// Cards of format 1 lack it.
		dataSet = dataSet == null ? List.of() : List.copyOf(dataSet);
		if (!(low < high)) throw new IllegalArgumentException("low " + low + " is not below high " + high);
		if (kind == Kind.PERCENTILE && (low < 0 || high > 100))
			throw new IllegalArgumentException("Percentiles " + low + " and " + high + " are not within 0 … 100");
	}

	/**
	 * A rule that is fitted to each image by itself.
	 *
	 * @param kind the rule
	 * @param low see {@link Kind}
	 * @param high see {@link Kind}; above low
	 */
	public Normalisation(Kind kind, double low, double high) {
		this(kind, low, high, List.of());
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
	 * @return the fitted rule, or that of the data set; an image (or channel) without contrast becomes 0 everywhere
	 * @throws IllegalArgumentException if the data set had other channels
	 */
	public Normaliser fit(CalibratedImage image) {
		if (dataSet.isEmpty()) return new Normaliser(fit(image.channels(),
			channel -> IntensitySample.of(image, channel, IntensitySample.LIMIT)));
		if (dataSet.size() != image.channels())
			throw new IllegalArgumentException("Fitted to " + dataSet.size() + " channels, got " + image.channels());
		return new Normaliser(dataSet);
	}

	/**
	 * Fits the rule to all images together: equal intensities mean the same in each of them.
	 *
	 * @param images at least one, all of the same channels
	 * @param progress hears of each image
	 * @return the rule with this fit, to be used for further images too
	 */
	public Normalisation fit(ImageSource images, Progress progress) {
		if (kind == Kind.NONE || kind == Kind.WINDOW) return this;
		var channels = images.get(0).channels();
		var samples = IntStream.range(0, channels).mapToObj(c -> new ArrayList<IntensitySample>()).toList();
		var stage = progress.stage("Looking at intensities", images.count());
		for (var i = 0; i < images.count(); i++) {
			for (var c = 0; c < channels; c++)
				samples.get(c).add(IntensitySample.of(images.get(i), c, Math.max(1000, IntensitySample.LIMIT / images.count())));
			stage.reached(i + 1);
		}
		return new Normalisation(kind, low, high, fit(channels, channel -> IntensitySample.joined(samples.get(channel))));
	}

	private List<ChannelFit> fit(int channels, IntFunction<IntensitySample> intensities) {
		return IntStream.range(0, channels).mapToObj(c -> switch (kind) {
			case NONE -> ChannelFit.IDENTITY;
			case WINDOW -> ChannelFit.range(low, high, 0, 1);
			case PERCENTILE -> intensities.apply(c).percentiles(low, high);
			case MINMAX -> intensities.apply(c).minMax(low, high);
			case ZSCORE -> intensities.apply(c).standard(low, high);
		}).toList();
	}
}
