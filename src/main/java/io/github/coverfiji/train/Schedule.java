package io.github.coverfiji.train;

/**
 * The learning rate over a run: a linear warm-up, then a half cosine down to 0, or a constant.
 *
 * @param decay what follows the warm-up
 * @param rate the highest rate
 * @param warmup steps until it is reached
 * @param steps of the whole run
 */
public record Schedule(Decay decay, double rate, long warmup, long steps) {

	/** What follows the warm-up. */
	public enum Decay {
		/** Half a cosine, ending at 0. */
		COSINE,
		/** The same rate to the end. */
		CONSTANT
	}

	/** @return cosine decay after a warm-up of a tenth of the steps, at most 100 */
	public static Schedule cosine(double rate, long steps) {
		return new Schedule(Decay.COSINE, rate, Math.min(100, steps / 10), steps);
	}

	/** @return the rate of a step, counted from 0 */
	public double at(long step) {
		if (step < warmup) return rate * (step + 1) / (warmup + 1);
		if (decay == Decay.CONSTANT) return rate;
		return rate * 0.5 * (1 + Math.cos(Math.PI * (step - warmup) / (double) Math.max(1, steps - warmup)));
	}
}
