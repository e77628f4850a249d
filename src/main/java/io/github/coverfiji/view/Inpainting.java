package io.github.coverfiji.view;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Blocks of noise that hide parts of a view (methods, section 1.1, number 5): up to ten, each after another with
 * probability 0.95, sides from a tenth to four thirtieths of the view, at least three voxels from the border.
 */
final class Inpainting {

	private static final int MOST = 10;
	private static final double ANOTHER = 0.95;
	private static final int MARGIN = 3;

	private Inpainting() {}

	/**
	 * @param random where numbers come from
	 * @param size of the view in tensor order
	 * @param paint two maps of that size: noise uniform in [0, 1), and a mask that is 1 in the blocks
	 */
	static void draw(RandomGenerator random, int[] size, Slot paint) {
		var voxels = Arrays.stream(size).reduce(1, (a, b) -> a * b);
		paint.fill(0, voxels, random::nextDouble);
		for (int i = 0; i < MOST && random.nextDouble() < ANOTHER; i++)
			block(random, size, paint, voxels);
	}

	private static void block(RandomGenerator random, int[] size, Slot paint, int offset) {
		var d = size.length;
		int[] start = new int[d], end = new int[d];
		for (int a = 0; a < d; a++) {
			var smallest = Math.max(1, size[a] / 10);
			var side = random.nextInt(smallest, Math.max(smallest + 1, 4 * size[a] / 30));
			var last = size[a] - side - MARGIN - 1;
			start[a] = last < MARGIN ? (size[a] - side) / 2 : random.nextInt(MARGIN, last + 1);
			end[a] = start[a] + side;
		}
		var p = start.clone();
		do {
			int index = 0;
			for (int a = 0; a < d; a++)
				index = index * size[a] + p[a];
			paint.set(offset + index, 1);
		}
		while (advance(p, start, end));
	}

	/** Moves to the next voxel of a box, the last axis first; false after the last voxel. */
	private static boolean advance(int[] p, int[] start, int[] end) {
		for (int a = p.length - 1; a >= 0; a--) {
			if (++p[a] < end[a]) return true;
			p[a] = start[a];
		}
		return false;
	}
}
