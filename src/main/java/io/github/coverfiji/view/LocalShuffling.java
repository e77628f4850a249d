package io.github.coverfiji.view;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Small blocks whose voxels change places (PCRL; methods, section 2.1): sides from 1 to a tenth of the view. All
 * blocks read the unshuffled view, so of blocks that overlap the last one counts. What comes of it is one index for
 * each voxel; drawing it costs about as many random numbers as {@code coverage} says, whatever the size.
 *
 * @param chance that a view is shuffled, 0 … 1
 * @param coverage voxels of all blocks as a multiple of the view's, at least 0; the paper's 10 000 blocks in views of
 *          64 × 64 × 32 make 1.87
 */
record LocalShuffling(double chance, double coverage) {

	private static final int PARTS = 10;

	/**
	 * @param random where numbers come from
	 * @param size of the view in tensor order
	 * @param source takes for each voxel how far off its value lies, as a difference of places in C order
	 */
	void draw(RandomGenerator random, int[] size, Slot source) {
		if (random.nextDouble() >= chance || Arrays.stream(size).allMatch(side -> side < 2 * PARTS)) return;
		double left = coverage * Box.voxels(size);
		while (left > 0) {
			var places = box(random, size).indices(size);
			left -= places.length;
			exchange(random, places, source);
		}
	}

	private static Box box(RandomGenerator random, int[] size) {
		int[] start = new int[size.length], end = new int[size.length];
		for (int a = 0; a < size.length; a++) {
			var side = 1 + random.nextInt(Math.max(1, size[a] / PARTS));
			start[a] = random.nextInt(size[a] - side + 1);
			end[a] = start[a] + side;
		}
		return new Box(start, end);
	}

	private static void exchange(RandomGenerator random, int[] places, Slot source) {
		var shuffled = places.clone();
		for (int i = places.length - 1; i >= 0; i--) {
			var j = random.nextInt(i + 1);
			var taken = shuffled[j];
			shuffled[j] = shuffled[i];
			source.set(places[i], taken - places[i]);
		}
	}
}
