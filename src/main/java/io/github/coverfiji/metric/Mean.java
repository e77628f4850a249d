package io.github.coverfiji.metric;

import java.util.Collection;
import java.util.List;

/**
 * A mean that hides nothing.
 *
 * @param value mean of the finite numbers; infinite if there is none but something was missed; NaN if there is
 *        nothing to judge
 * @param counted how many finite numbers stand behind it
 * @param missed how many infinite numbers (see {@link Score}) are <em>not</em> in the value: a small mean distance
 *        beside a large count here is no good result
 */
public record Mean(double value, int counted, int missed) {

	/**
	 * @param numbers one number for each image; NaN is left out
	 * @return their mean
	 */
	static Mean of(Collection<Double> numbers) {
		var finite = numbers.stream().filter(Double::isFinite).toList();
		var missed = (int) numbers.stream().filter(number -> number.isInfinite()).count();
		return new Mean(average(finite, missed), finite.size(), missed);
	}

	/**
	 * Each class weighs the same, however many images it is in.
	 *
	 * @param classes the means of the classes
	 * @return the mean of their values, with the counts summed up
	 */
	static Mean over(Collection<Mean> classes) {
		var finite = classes.stream().map(Mean::value).filter(Double::isFinite).toList();
		var counted = classes.stream().mapToInt(Mean::counted).sum();
		var missed = classes.stream().mapToInt(Mean::missed).sum();
		return new Mean(average(finite, missed), counted, missed);
	}

	private static double average(List<Double> finite, int missed) {
		var none = missed > 0 ? Double.POSITIVE_INFINITY : Double.NaN;
		return finite.stream().mapToDouble(Double::doubleValue).average().orElse(none);
	}
}
