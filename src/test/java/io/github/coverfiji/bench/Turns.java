package io.github.coverfiji.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** What one program took in each of several turns, in seconds. The best counts: others share the machine. */
final class Turns {

	private final List<Double> seconds = new ArrayList<>();

	/** One more turn. */
	void add(double taken) {
		seconds.add(taken);
	}

	/** @return whether there was no turn, as of a program that is not installed */
	boolean none() {
		return seconds.isEmpty();
	}

	/** @return seconds of the fastest turn */
	double best() {
		return Collections.min(seconds);
	}

	/** @return the fastest and the slowest, as in {@code 1.58 … 1.71 s} */
	@Override
	public String toString() {
		return String.format(Locale.ROOT, "%.3g … %.3g s", best(), Collections.max(seconds));
	}
}
