package io.github.coverfiji.image;

/**
 * A positive number as TIFF writes it.
 *
 * @param numerator at least 1
 * @param denominator at least 1
 */
record Fraction(int numerator, int denominator) {

	/**
	 * @param number above 0
	 * @return the simplest fraction that gives the number back, else the closest one of its continued fraction; numbers
	 *         beyond 2³¹ or below its inverse are cut to these
	 */
	static Fraction of(double number) {
		if (number >= Integer.MAX_VALUE) return new Fraction(Integer.MAX_VALUE, 1);
		if (number <= 1.0 / Integer.MAX_VALUE) return new Fraction(1, Integer.MAX_VALUE);
		long[] before = { 0, 1 };
		long[] now = { 1, 0 };
		var rest = number;
		do {
			var whole = (long) rest;
			long[] next = { whole * now[0] + before[0], whole * now[1] + before[1] };
			if (next[0] > Integer.MAX_VALUE || next[1] > Integer.MAX_VALUE) break;
			before = now;
			now = next;
			rest = 1 / (rest - whole);
		}
		while (now[0] / (double) now[1] != number && rest <= Integer.MAX_VALUE);
		return new Fraction((int) now[0], (int) now[1]);
	}
}
