package io.github.coverfiji.image;

import ij.ImagePlus;
import ij.ImageStack;

/**
 * The voxels of a result and where they lie in space.
 *
 * @param size ([Z,] Y, X)
 */
record ResultGrid(int[] size) {

	int width() {
		return size[size.length - 1];
	}

	int height() {
		return size[size.length - 2];
	}

	int slices() {
		return size.length == 2 ? 1 : size[0];
	}

	int planeVoxels() {
		return Math.multiplyExact(width(), height());
	}

	/**
	 * @param stack channels fastest, then slices
	 * @param like image that fills the same space; where it has more voxels, those of the result are larger
	 */
	ImagePlus image(String title, ImageStack stack, int channels, CalibratedImage like) {
		var image = new ImagePlus(title, stack);
		image.setDimensions(channels, slices(), 1);
		if (channels > 1) image.setOpenAsHyperStack(true);
		var from = like.size(size.length);
		var last = size.length - 1;
		var cal = new ij.measure.Calibration(image);
		cal.pixelWidth = like.calibration().x() * from[last] / width();
		cal.pixelHeight = like.calibration().y() * from[last - 1] / height();
		cal.pixelDepth = like.calibration().z() * (size.length == 2 ? 1 : from[0] / (double) slices());
		cal.setUnit(like.calibration().unit());
		image.setCalibration(cal);
		return image;
	}
}
