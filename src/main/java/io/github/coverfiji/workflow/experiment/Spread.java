package io.github.coverfiji.workflow.experiment;

import java.util.List;

/** Mean and spread of few numbers. */
final class Spread {

	private Spread() {}

	/** @return the mean; NaN without numbers */
	static double mean(List<Double> values) {
		return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
	}

	/** @return the standard deviation of the sample (n - 1); NaN for a single number */
	static double deviation(List<Double> values) {
		var mean = mean(values);
		var squares = values.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum();
		return values.size() < 2 ? Double.NaN : Math.sqrt(squares / (values.size() - 1));
	}
}
