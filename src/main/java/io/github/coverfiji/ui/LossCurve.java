package io.github.coverfiji.ui;

import java.util.Arrays;

/** Losses of a training, thinned out as they grow: of any length there are at most as many points as a plot can show. */
final class LossCurve {

	private static final int MOST = 1024;
	/** Share of a new loss in the running mean: that of about the last twenty steps. */
	private static final double NEW = 0.1;

	private final double[] steps = new double[MOST];
	private final double[] losses = new double[MOST];
	private final double[] means = new double[MOST];
	private int count;
	private long every = 1;
	private long seen;
	private double mean;

	/**
	 * @param step number of the step
	 * @param loss its loss
	 */
	void add(long step, double loss) {
		mean = seen == 0 ? loss : mean + NEW * (loss - mean);
		if (seen++ % every != 0) return;
		if (count == MOST) halve();
		steps[count] = step;
		losses[count] = loss;
		means[count++] = mean;
	}

	private void halve() {
		for (int i = 0; i < MOST / 2; i++) {
			steps[i] = steps[2 * i];
			losses[i] = losses[2 * i];
			means[i] = means[2 * i];
		}
		count = MOST / 2;
		every *= 2;
	}

	/** @return the number of points */
	int count() {
		return count;
	}

	/** @return the steps of the points */
	double[] steps() {
		return Arrays.copyOf(steps, count);
	}

	/** @return the loss of each point */
	double[] losses() {
		return Arrays.copyOf(losses, count);
	}

	/** @return the running mean up to each point */
	double[] means() {
		return Arrays.copyOf(means, count);
	}
}
