package io.github.coverfiji.image;

import java.util.Arrays;

/**
 * A plane or volume as a network sees it: normalised, with voxels of the model's size.
 *
 * @param image one sample of its dimension (see {@link CalibratedImage#samples})
 * @param normaliser fitted to the image that the sample belongs to
 * @param grid voxels that the network sees along each axis ([Z,] Y, X); they fill the same space as the image's own
 */
public record Sample(CalibratedImage image, Normaliser normaliser, int[] grid) {

	/** @throws IllegalArgumentException if the normaliser was fitted to another number of channels */
	public Sample {
		if (normaliser.channels() != image.channels())
			throw new IllegalArgumentException("Fitted to " + normaliser.channels() + " channels, got " + image.channels());
	}

	/**
	 * @param image one sample of this dimension
	 * @param dimension 2 or 3
	 * @param normaliser fitted to its image
	 * @return the sample voxel by voxel
	 */
	public static Sample of(CalibratedImage image, int dimension, Normaliser normaliser) {
		return new Sample(image, normaliser, image.size(dimension));
	}

	/** @return 2 or 3 */
	public int dimension() {
		return grid.length;
	}

	/** @return voxels of the image itself ([Z,] Y, X) */
	public int[] extent() {
		return image.size(grid.length);
	}

	/** @return voxels on the network's grid */
	public long voxels() {
		return Patch.count(1, grid);
	}

	/** @return whether the network's voxels differ from the image's */
	public boolean isResampled() {
		return !Arrays.equals(grid, extent());
	}
}
