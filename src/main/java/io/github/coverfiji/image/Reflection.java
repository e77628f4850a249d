package io.github.coverfiji.image;

/** Continues an axis beyond its ends by mirroring, the end itself not repeated: … 2 1 0 1 2 … n−2 n−1 n−2 … */
final class Reflection {

	private Reflection() {}

	/**
	 * @param position any whole number
	 * @param length length of the axis, at least 1
	 * @return the mirrored position, 0 … length − 1; always 0 for length 1
	 */
	static long of(long position, long length) {
		if (length == 1) return 0;
		var period = 2 * (length - 1);
		var inPeriod = Math.floorMod(position, period);
		return Math.min(inPeriod, period - inPeriod);
	}

	/** @return where the positions start … start + size − 1 lie on an axis of this length */
	static long[] of(long start, int size, long length) {
		var positions = new long[size];
		for (var i = 0; i < size; i++) positions[i] = of(start + i, length);
		return positions;
	}
}
