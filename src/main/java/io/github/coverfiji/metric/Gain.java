package io.github.coverfiji.metric;

import java.util.Locale;

/**
 * By how much one is better than another, both judged by the same.
 *
 * @param mean above 0 if it is better
 * @param interval of the mean; NaN if nothing can be said
 */
public record Gain(double mean, Interval interval) {

	/** @return whether the interval leaves out 0 */
	public boolean isFound() {
		return interval.low() > 0 || interval.high() < 0;
	}

	/** @return mean and interval, such as {@code +0.020 (+0.010 … +0.041)} */
	public String numbers() {
		var low = interval.low();
		return signed(mean) + (Double.isNaN(low) ? "" : " (" + signed(low) + " … " + signed(interval.high()) + ")");
	}

	/** @return the number with its sign and three digits behind the point, such as {@code −0.031} */
	public static String signed(double value) {
		return String.format(Locale.ROOT, "%+.3f", value).replace('-', '\u2212');
	}
}
