package io.github.coverfiji.view;

import java.util.random.RandomGenerator;

/**
 * Which flips and quarter turns a reconstruction shall show (PCRL; methods, section 2.1), as numbers 0 and 1: whether
 * Y, X and, in volumes, Z are flipped, then which of 0, 1, 2, 3 quarter turns in the plane of Y and X follows. In
 * this order the released program's codes have the same meaning, its first two axes being our Y and X.
 */
final class TransformCode {

	/** Quarter turns that there are. */
	private static final int TURNS = 4;

	private TransformCode() {}

	/** @return how many numbers a code has: 6 in 2D, 7 in 3D */
	static int length(int dimension) {
		return dimension + TURNS;
	}

	/**
	 * @param random where numbers come from
	 * @param size of the view in tensor order; if Y and X differ in length only half turns are drawn
	 * @param code takes the numbers; zeros before
	 */
	static void draw(RandomGenerator random, int[] size, Slot code) {
		var d = size.length;
		code.fill(0, d, () -> random.nextInt(2));
		var turn = size[d - 2] == size[d - 1] ? random.nextInt(TURNS) : 2 * random.nextInt(TURNS / 2);
		code.set(d + turn, 1);
	}
}
