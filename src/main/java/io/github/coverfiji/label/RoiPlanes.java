package io.github.coverfiji.label;

import java.util.stream.IntStream;

import ij.ImagePlus;
import ij.gui.Roi;

/**
 * Which planes of an image a ROI belongs to. Plane z + Z · t, from 0, is slice z of frame t; channels play no part.
 *
 * @param image the image on which the ROIs were drawn
 */
record RoiPlanes(ImagePlus image) {

	/** @return the planes of the ROI's position, all if it has none; empty if the image ends before */
	int[] of(Roi roi) {
		return roi.hasHyperStackPosition() ? at(roi.getZPosition(), roi.getTPosition()) : at(roi.getPosition());
	}

	/** @return the plane at place n ≥ 1 of ImageJ's stack; all planes if n is below 1 */
	int[] at(int n) {
		if (n < 1) return at(0, 0);
		if (n > image.getStackSize()) return new int[0];
		var position = image.convertIndexToPosition(n);
		return at(position[1], position[2]);
	}

	/** @return how many planes there are */
	int count() {
		return image.getNSlices() * image.getNFrames();
	}

	/** Slices and frames count from 1; 0 means all. */
	private int[] at(int slice, int frame) {
		return range(frame, image.getNFrames()).flatMap(t -> range(slice, image.getNSlices())
			.map(z -> z + image.getNSlices() * t)).toArray();
	}

	private static IntStream range(int chosen, int count) {
		if (chosen == 0) return IntStream.range(0, count);
		return chosen > count ? IntStream.empty() : IntStream.of(chosen - 1);
	}
}
