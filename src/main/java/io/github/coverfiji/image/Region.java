package io.github.coverfiji.image;

/**
 * A part of each plane of an image: the same in all its channels, slices and frames.
 *
 * @param columns width of the planes
 * @param mask x + columns · y, 0 where a pixel is not part of it
 * @param left first column that has a pixel of it
 * @param top first row
 * @param right behind the last column
 * @param bottom behind the last row
 */
public record Region(int columns, byte[] mask, int left, int top, int right, int bottom) {

	/**
	 * @param columns width of the planes
	 * @param mask x + columns · y, 0 where a pixel is not part of it; not copied
	 * @return the region with its bounding box, which is empty where the mask is 0 everywhere
	 */
	public static Region of(int columns, byte[] mask) {
		var left = columns;
		var right = 0;
		var top = mask.length / columns;
		var bottom = 0;
		for (var i = 0; i < mask.length; i++) {
			if (mask[i] == 0) continue;
			left = Math.min(left, i % columns);
			right = Math.max(right, i % columns + 1);
			top = Math.min(top, i / columns);
			bottom = i / columns + 1;
		}
		return new Region(columns, mask, left, top, right, bottom);
	}

	/** @return whether it has no pixel */
	public boolean isEmpty() {
		return right <= left;
	}

	/**
	 * @param pixel x + columns · y
	 * @return whether that pixel is part of it
	 */
	public boolean holds(int pixel) {
		return mask[pixel] != 0;
	}

	/** @return columns and rows of its bounding box and where that stands, for people */
	public String describe() {
		return (right - left) + " × " + (bottom - top) + " pixels at " + left + ", " + top;
	}

	/**
	 * @param sample of the image
	 * @param tile on the network's grid of the sample
	 * @return whether the result within the bounding box needs the tile
	 */
	public boolean needs(Sample sample, Tile tile) {
		var x = sample.dimension() - 1;
		return meets(sample, tile, x, left, right) && meets(sample, tile, x - 1, top, bottom);
	}

	private static boolean meets(Sample sample, Tile tile, int axis, int from, int to) {
		var scale = (double) sample.grid()[axis] / sample.extent()[axis];
		// how far the way back to the image's own voxels looks
		var reach = sample.isResampled() ? 1 + Math.max(1, scale) : 0;
		var start = tile.start()[axis];
		return start < to * scale + reach && start + tile.size()[axis] > from * scale - reach;
	}
}
