package io.github.coverfiji.command;

import java.util.List;
import java.util.Optional;

import ij.ImagePlus;
import ij.gui.Roi;

import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.ImageJImages;
import io.github.coverfiji.image.PixelCache;
import io.github.coverfiji.image.Region;
import io.github.coverfiji.label.SelectedRegion;
import io.github.coverfiji.task.Progress;

/**
 * What a command takes of an open image: the inside of its selection if that is an area, else all of it.
 *
 * @param image the image
 * @param whole whether all is taken, whatever is selected
 * @param region what is selected; empty for all
 */
record Selection(ImagePlus image, boolean whole, Optional<Region> region) {

	private static final String ALL = "whole=true to take all of it";

	/**
	 * @param image an open image
	 * @param whole whether to take all, whatever is selected
	 * @throws io.github.coverfiji.task.InputException if the selection lies outside the image
	 */
	static Selection of(ImagePlus image, boolean whole) {
		return new Selection(image, whole, whole ? Optional.empty() : SelectedRegion.of(image));
	}

	/**
	 * @param image what a command was given, see {@link Inputs#optionalImage}
	 * @param whole whether to take all, whatever is selected
	 * @return the lines of {@link #outlook()}; empty if there is no image
	 */
	static String outlook(ImagePlus image, boolean whole) {
		return Inputs.optionalImage(image).map(given -> String.join("\n", of(given, whole).outlook())).orElse("");
	}

	/** A command that learns from an open image says that it does not stop at the selection. */
	static void unused(ImagePlus image, Progress progress) {
		if (image.getRoi() != null) progress.log("The selection of '" + image.getTitle()
			+ "' plays no part: all of the image is learnt from.");
	}

	/** @return whether only a part is taken, or why not although something is selected; no line if there is nothing to say */
	List<String> outlook() {
		if (region.isPresent()) return List.of("Only the selection of '" + image.getTitle() + "' is taken: "
			+ region.get().describe() + " (" + ALL + ").");
		return image.getRoi() == null || whole ? List.of() : List.of("The selection of '" + image.getTitle() + "' ("
			+ image.getRoi().getTypeAsString() + ") has no area: all of the image is taken.");
	}

	/** Says the same to who watches the work. */
	Selection told(Progress progress) {
		outlook().forEach(progress::log);
		return this;
	}

	/** @return the bounding box of what is selected, as Image &gt; Duplicate would cut it out; else all */
	CalibratedImage cut(PixelCache cache) {
		var all = ImageJImages.of(image, cache);
		return region.map(all::part).orElse(all);
	}

	/** @param made from {@link #cut}: gets the outline of what is selected, as a duplicate does, unless that is all of it */
	void outline(ImagePlus made) {
		if (region.isEmpty() || image.getRoi().getType() == Roi.RECTANGLE) return;
		var shape = (Roi) image.getRoi().clone();
		shape.setLocation(shape.getXBase() - region.get().left(), shape.getYBase() - region.get().top());
		made.setRoi(shape);
	}
}
