package io.github.coverfiji.view;

import java.util.random.RandomGenerator;

/**
 * Grey boxes at places of their own in each view, centred anywhere and cut at the border.
 *
 * @param count boxes of a view
 * @param share of the view's side that a box takes along each axis, 0 … 1
 */
record CutOuts(int count, double share) implements Painting {

	/** The middle of the range; the released program paints the mean of its training images, 0.41 … 0.49. */
	private static final double GREY = 0.5;

	@Override
	public void draw(RandomGenerator random, int[] size, Slot first, Slot second) {
		draw(random, size, first);
		draw(random, size, second);
	}

	private void draw(RandomGenerator random, int[] size, Slot paint) {
		var voxels = Box.voxels(size);
		paint.fill(0, voxels, () -> GREY);
		for (int i = 0; i < count; i++)
			paint.setAll(box(random, size).indices(size), voxels, 1);
	}

	private Box box(RandomGenerator random, int[] size) {
		int[] start = new int[size.length], end = new int[size.length];
		for (int a = 0; a < size.length; a++) {
			var side = Math.max(1, (int) Math.round(share * size[a]));
			var corner = random.nextInt(size[a]) - side / 2;
			start[a] = Math.max(0, corner);
			end[a] = Math.min(size[a], corner + side);
		}
		return new Box(start, end);
	}
}
