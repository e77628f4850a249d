package io.github.coverfiji.label;

import java.util.Optional;

import ij.ImagePlus;
import ij.gui.ImageRoi;
import ij.gui.Roi;
import ij.gui.TextRoi;

import io.github.coverfiji.image.Region;
import io.github.coverfiji.task.InputException;

/** What is selected on an open image. A selection counts in all slices and frames, wherever it was drawn. */
public final class SelectedRegion {

	private SelectedRegion() {}

	/**
	 * @param image an open image
	 * @return the pixels that ImageJ takes as inside of its selection; empty without a selection, and if that has no area
	 * @throws InputException if all of the selection lies outside the image
	 */
	public static Optional<Region> of(ImagePlus image) {
		if (!hasArea(image.getRoi())) return Optional.empty();
		var mask = image.createRoiMask();
		var region = Region.of(mask.getWidth(), (byte[]) mask.getPixels());
		if (region.isEmpty()) throw new InputException("Nothing is selected on '" + image.getTitle() + "'",
			"its selection lies outside the image or has no pixel",
			"remove it (Edit > Selection > Select None), draw another one, or set whole=true to take all of the image");
		return Optional.of(region);
	}

	private static boolean hasArea(Roi roi) {
		return roi != null && roi.isArea() && !(roi instanceof TextRoi) && !(roi instanceof ImageRoi);
	}
}
