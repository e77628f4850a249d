package io.github.coverfiji.engine;

import io.github.coverfiji.engine.Optimiser.Settings;

/** The update rules by definition, for one parameter tensor, in plain doubles. */
final class OptimiserTwin {

	private static final double EPSILON = 1e-8;

	private final Settings settings;
	private final double[] parameter;
	private final double[] first;
	private final double[] second;
	private int steps;

	/** Starts at some values, with no history. */
	OptimiserTwin(Settings settings, double[] start) {
		this.settings = settings;
		parameter = start.clone();
		first = new double[start.length];
		second = new double[start.length];
	}

	/**
	 * @param gradient of the loss by the parameter
	 * @param norm global norm of all gradients, for clipping
	 * @param rate learning rate
	 * @return the parameter afterwards
	 */
	double[] step(double[] gradient, double norm, double rate) {
		steps++;
		double factor = Math.min(1, settings.clip() / (norm + 1e-6));
		for (int i = 0; i < parameter.length; i++)
			switch (settings.rule()) {
				case ADAM -> adam(i, factor * gradient[i] + settings.weightDecay() * parameter[i], rate);
				case ADAMW -> {
					parameter[i] *= 1 - rate * settings.weightDecay();
					adam(i, factor * gradient[i], rate);
				}
				case SGD -> {
					double slope = factor * gradient[i] + settings.weightDecay() * parameter[i];
					first[i] = steps == 1 ? slope : settings.beta1() * first[i] + slope;
					parameter[i] -= rate * first[i];
				}
			}
		return parameter.clone();
	}

	private void adam(int i, double slope, double rate) {
		first[i] = settings.beta1() * first[i] + (1 - settings.beta1()) * slope;
		second[i] = settings.beta2() * second[i] + (1 - settings.beta2()) * slope * slope;
		double mean = first[i] / (1 - Math.pow(settings.beta1(), steps));
		double square = second[i] / (1 - Math.pow(settings.beta2(), steps));
		parameter[i] -= rate * mean / (Math.sqrt(square) + EPSILON);
	}
}
