package io.github.coverfiji.view;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.random.RandomGenerator;

/**
 * Noise, uniform in [0, 1), that both views share: inside some blocks (in-painting) or everywhere but in some windows
 * (out-painting). One block or window and up to four more, each after another with probability 0.95.
 *
 * <p>Blocks have sides of a sixth to a third of the view, and there may be none; windows of three to four sevenths,
 * and there is at least one.
 *
 * @param chance that there is any noise, 0 … 1
 * @param inside share of in-painting, 0 … 1
 */
record NoisePainting(double chance, double inside) implements Painting {

	private static final int MOST = 5;
	private static final double ANOTHER = 0.95;

	@Override
	public void draw(RandomGenerator random, int[] size, Slot first, Slot second) {
		if (random.nextDouble() >= chance) return;
		var voxels = Box.voxels(size);
		first.fill(0, voxels, random::nextDouble);
		if (random.nextDouble() < inside) {
			boxes(random, size, 0, sides(size, s -> s / 6), sides(size, s -> s / 3), first, 1);
		}
		else {
			first.fill(voxels, 2 * voxels, () -> 1);
			boxes(random, size, 1, sides(size, s -> s - 4 * s / 7), sides(size, s -> s - 3 * s / 7), first, 0);
		}
		second.copy(first);
	}

	private static void boxes(RandomGenerator random, int[] size, int certain, int[] least, int[] most, Slot paint,
		double mask)
	{
		for (int i = 0; i < MOST && (i < certain || random.nextDouble() < ANOTHER); i++)
			paint.setAll(Box.inside(random, size, least, most).indices(size), Box.voxels(size), mask);
	}

	private static int[] sides(int[] size, IntUnaryOperator part) {
		return Arrays.stream(size).map(part).toArray();
	}
}
