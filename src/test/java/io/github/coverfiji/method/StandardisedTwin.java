package io.github.coverfiji.method;

import io.github.coverfiji.twin.Grid;
import java.util.stream.DoubleStream;

/** Features to mean 0 and deviation 1 of each channel over batch and space of both views together. */
final class StandardisedTwin {

	private static final double EPSILON = 1e-5;

	private StandardisedTwin() {}

	/**
	 * @param features of one view (N, C, ...)
	 * @param other features of the other view, same shape
	 * @return the first view's, standardised
	 */
	static Grid of(Grid features, Grid other) {
		var means = new double[features.channels()];
		var deviations = new double[features.channels()];
		for (int c = 0; c < means.length; c++) {
			double[] values = DoubleStream.concat(channel(features, c), channel(other, c)).toArray();
			double mean = DoubleStream.of(values).average().orElseThrow();
			means[c] = mean;
			double variance = DoubleStream.of(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
			deviations[c] = Math.sqrt(variance + EPSILON);
		}
		return Grid.each(features.batch(), features.channels(), features.size(),
			(n, c, p) -> (features.at(n, c, p) - means[c]) / deviations[c]);
	}

	private static DoubleStream channel(Grid view, int channel) {
		return DoubleStream.of(Grid.each(view.batch(), 1, view.size(), (n, c, p) -> view.at(n, channel, p)).values());
	}
}
