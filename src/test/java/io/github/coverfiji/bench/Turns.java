package io.github.coverfiji.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** What one program took in each of several turns, in seconds. The best counts: others share the machine. */
final class Turns {

	private static final String NONE = "not measured";

	private final List<Double> seconds = new ArrayList<>();

	/** One more turn. */
	void add(double taken) {
		seconds.add(taken);
	}

	/** @return seconds of the fastest turn; 0 without any, as of a program that is not installed */
	double best() {
		return seconds.isEmpty() ? 0 : Collections.min(seconds);
	}

	/** @return the fastest and the slowest, as in {@code 1.58 … 1.71 s} */
	@Override
	public String toString() {
		return seconds.isEmpty() ? NONE : String.format(Locale.ROOT, "%.3g … %.3g s", best(), Collections.max(seconds));
	}

	/** @return the ratio of the best turns, and both with their spread */
	static Finding ratio(String work, String above, Turns dividend, String below, Turns divisor) {
		return new Finding(work, quotient(dividend.best(), divisor.best()),
			above + " " + dividend + ", " + below + " " + divisor);
	}

	/** @return dividend ÷ divisor, where both were measured */
	static String quotient(double dividend, double divisor) {
		return dividend == 0 || divisor == 0 ? NONE : String.format(Locale.ROOT, "%.2f", dividend / divisor);
	}
}
