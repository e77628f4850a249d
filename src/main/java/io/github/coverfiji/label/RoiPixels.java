package io.github.coverfiji.label;

import java.util.Arrays;

import ij.gui.Roi;
import ij.process.ByteProcessor;

/**
 * Which pixels of a plane a ROI covers, as ImageJ itself fills areas and draws lines. For one thread. Each call costs
 * time in proportion to the bounding box of the ROI.
 */
final class RoiPixels {

	private final ByteProcessor stencil;

	/**
	 * @param width columns of the plane
	 * @param height rows of the plane
	 */
	RoiPixels(int width, int height) {
		stencil = new ByteProcessor(width, height);
	}

	/**
	 * @param roi an area, with or without holes, or a line, which is at least one pixel wide
	 * @return places x + width · y of the covered pixels, ascending; what lies outside the plane is cut off
	 */
	int[] of(Roi roi) {
		stencil.setLineWidth(1);
		stencil.setValue(1);
		stencil.fill(roi);
		var margin = 2 + (int) Math.ceil(roi.getStrokeWidth());
		var left = clamp(roi.getXBase() - margin, stencil.getWidth());
		var right = clamp(roi.getXBase() + roi.getFloatWidth() + margin + 1, stencil.getWidth());
		var top = clamp(roi.getYBase() - margin, stencil.getHeight());
		var bottom = clamp(roi.getYBase() + roi.getFloatHeight() + margin + 1, stencil.getHeight());
		return lift(left, right, top, bottom);
	}

	/** Collects and erases what was painted. */
	private int[] lift(int left, int right, int top, int bottom) {
		var places = new int[(right - left) * (bottom - top)];
		var count = 0;
		for (var y = top; y < bottom; y++)
			for (var x = left; x < right; x++)
				if (stencil.get(x, y) != 0) {
					places[count++] = x + y * stencil.getWidth();
					stencil.set(x, y, 0);
				}
		return Arrays.copyOf(places, count);
	}

	private static int clamp(double place, int length) {
		return (int) Math.max(0, Math.min(length, Math.floor(place)));
	}
}
