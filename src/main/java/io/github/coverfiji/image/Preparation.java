package io.github.coverfiji.image;

import java.util.List;

/**
 * What a network sees of images; the same in training and in use.
 *
 * @param dimension 2: plane by plane; 3: volumes
 * @param normalisation how intensities are prepared
 * @param resampling to which voxel size
 */
public record Preparation(int dimension, Normalisation normalisation, Resampling resampling) {

	/**
	 * @param image any image with the channels of the normalisation
	 * @return its planes (frame by frame) or its volumes; all share one fit of the intensities
	 */
	public List<Sample> samples(CalibratedImage image) {
		var normaliser = normalisation.fit(image);
		var grid = resampling.grid(image, dimension);
		return image.samples(dimension).stream().map(sample -> new Sample(sample, normaliser, grid)).toList();
	}
}
