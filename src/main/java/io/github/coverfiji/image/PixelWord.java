package io.github.coverfiji.image;

/** What the points of an image are called. */
public final class PixelWord {

	private PixelWord() {}

	/**
	 * @param dimension 2 or 3
	 * @return pixels of a plane, voxels of a volume
	 */
	public static String of(int dimension) {
		return dimension == 2 ? "pixels" : "voxels";
	}
}
