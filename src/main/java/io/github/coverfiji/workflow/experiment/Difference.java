package io.github.coverfiji.workflow.experiment;

import java.util.List;
import java.util.Locale;

import io.github.coverfiji.metric.Bootstrap;
import io.github.coverfiji.metric.Gain;
import io.github.coverfiji.metric.Interval;

/**
 * By how much one start is better than another, each seed with its own images to test on.
 *
 * @param mean over the seeds
 * @param interval 95 % bootstrap interval: seeds are drawn, and of each the images that it tests on
 * @param seeds how many
 */
record Difference(double mean, Interval interval, int seeds) {

	/**
	 * Two cells of the same seed.
	 *
	 * @param one that is compared
	 * @param other what it is compared with, on the same images
	 */
	record Pair(TestScores one, TestScores other) {

		private double of(int[] images) {
			return one.measure().of(one, images) - one.measure().of(other, images);
		}

		private Bootstrap.Group group() {
			return Bootstrap.Group.of(one.units(), this::of);
		}
	}

	/**
	 * @param pairs one for each seed, at least one
	 * @param bootstrap draws the interval
	 * @return their difference
	 */
	static Difference of(List<Pair> pairs, Bootstrap bootstrap) {
		var mean = Spread.mean(pairs.stream().map(pair -> pair.one().value() - pair.other().value()).toList());
		return new Difference(mean, bootstrap.interval(pairs.stream().map(Pair::group).toList()), pairs.size());
	}

	/** @return whether the interval leaves out 0 */
	boolean isFound() {
		return gain().isFound();
	}

	/** @return mean and interval, such as {@code +0.020 (+0.010 … +0.041)} */
	String numbers() {
		return gain().numbers();
	}

	private Gain gain() {
		return new Gain(mean, interval);
	}

	/** @return what it says in words */
	String sentence(String one, String other, String measure, int shots, String mode) {
		var begin = "With " + Cell.labels(shots) + " (" + mode + seeds + (seeds == 1 ? " seed) " : " seeds) ");
		if (Double.isNaN(interval.low())) return begin + one + " differs from " + other + " by " + numbers() + " in " + measure
			+ ", with too little to say how sure that is.";
		if (!isFound()) return begin + "no difference between " + one + " and " + other + " was found: " + numbers() + " in "
			+ measure + ".";
		var above = interval.low() > 0;
		return begin + one + " is " + plain(above ? mean : -mean) + " (" + plain(above ? interval.low() : -interval.high()) + " … "
			+ plain(above ? interval.high() : -interval.low()) + ") " + (above ? "above " : "below ") + other + " in " + measure
			+ (seeds == 1 ? " on these images; another seed may say otherwise." : ".");
	}

	private static String plain(double value) {
		return String.format(Locale.ROOT, "%.3f", value);
	}
}
