package io.github.coverfiji.method;

import io.github.coverfiji.view.Draw;

/** The order in which samples are visited: each once an epoch, shuffled anew for each. */
final class Epochs {

	private Epochs() {}

	/**
	 * @param seed of the run
	 * @param number running number of the crop since the beginning
	 * @param count of samples
	 * @return which sample it comes from
	 */
	static int sample(long seed, long number, int count) {
		return Draw.shuffled(seed, number / count, (int) (number % count), count);
	}
}
