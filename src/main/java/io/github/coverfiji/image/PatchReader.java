package io.github.coverfiji.image;

/** Reads patches of what a network sees, also across the border of the image, where it goes on mirrored. */
public final class PatchReader {

	private PatchReader() {}

	/**
	 * Only the voxels needed are read. Beyond the image the values are mirrored without repeating the border voxel; this
	 * also holds for images smaller than the patch, down to one voxel. Values are normalised first and resampled then,
	 * linearly between voxel centres, so a broken voxel does not spread.
	 *
	 * @param sample which image, and on which grid
	 * @param start first voxel of the grid in tensor order ([Z,] Y, X); may be negative or beyond the image
	 * @param size ([Z,] Y, X), all at least 1
	 * @return normalised values, all finite
	 * @throws IllegalArgumentException if the image is more than one sample
	 */
	public static Patch read(Sample sample, long[] start, int[] size) {
		var dimension = sample.dimension();
		var extent = sample.extent();
		var axes = new AxisResampling[dimension];
		var min = new long[dimension];
		var box = new int[dimension];
		for (var d = 0; d < dimension; d++) {
			axes[d] = AxisResampling.of(start[d], size[d], sample.grid()[d], extent[d]);
			min[d] = axes[d].least();
			box[d] = Math.toIntExact(axes[d].most() - min[d] + 1);
		}
		var image = sample.image();
		var patch = new Patch(Block.read(image, dimension, min, box), image.channels(), box);
		sample.normaliser().apply(patch);
		for (var d = 0; d < dimension; d++) patch = axes[d].apply(patch, d);
		return patch;
	}
}
