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

	private Inpainting() {}

	/**
	 * @param random where numbers come from
	 * @param size of the view in tensor order
	 * @param paint two maps of that size: noise uniform in [0, 1), and a mask that is 1 in the blocks
	 */
	static void draw(RandomGenerator random, int[] size, Slot paint) {
		var voxels = Box.voxels(size);
		paint.fill(0, voxels, random::nextDouble);
		var least = Arrays.stream(size).map(side -> side / 10).toArray();
		var most = Arrays.stream(size).map(side -> 4 * side / 30 - 1).toArray();
		for (int i = 0; i < MOST && random.nextDouble() < ANOTHER; i++)
			paint.setAll(Box.inside(random, size, least, most).indices(size), voxels, 1);
	}
}
