package io.github.coverfiji.label;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.PointRoi;
import ij.measure.Calibration;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

import io.github.coverfiji.image.FileEnding;
import io.github.coverfiji.image.LabelClasses;
import io.github.coverfiji.image.LabelColours;
import io.github.coverfiji.image.NotedClasses;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/**
 * Paints ROIs into a label image, later ones over earlier ones. Areas are filled, lines drawn with their width, points
 * become one pixel each.
 *
 * @param rest value of the voxels that no ROI covers, 0 … 65535
 */
public record RoiPainting(int rest) {

	/** Colour of voxels that nobody labelled; no class has it by default. */
	private static final String UNLABELLED = "#808080";

	/**
	 * @param rest what voxels are that no ROI covers: "ignore" or "background"
	 * @param ignore value of voxels that nobody labelled, 1 … 65535
	 * @return the painting
	 * @throws InputException if the word is another one, or the value out of range
	 */
	public static RoiPainting of(String rest, int ignore) {
		if (ignore < 1 || ignore > 0xffff) throw new InputException("Cannot use ignore=" + ignore,
			"it lies outside 1 … 65535", "give a number in that range, such as 255");
		return switch (rest) {
			case "ignore" -> new RoiPainting(ignore);
			case "background" -> new RoiPainting(0);
			default -> throw new InputException("Cannot use rest=" + rest, "that is no choice of this option",
				"write one of ignore, background");
		};
	}

	/**
	 * @param image what the ROIs were drawn on; channels play no part
	 * @param marks the ROIs and their classes
	 * @param progress hears where the job stands, and which ROIs lie outside
	 * @return label image of the same size, slices, frames and voxel size, named "TITLE-labels"; 8 bit, or 16 if an id
	 *         needs it
	 * @throws InputException if all ROIs lie outside, or a class has the value of unlabelled voxels
	 */
	public ImagePlus paint(ImagePlus image, RoiClasses marks, Progress progress) {
		requireFreeValue(marks);
		var largest = Math.max(rest, marks.ids().stream().mapToInt(i -> i).max().orElse(0));
		var planes = blank(image, largest > 255);
		var outside = new BitSet();
		var pixels = new RoiPixels(image.getWidth(), image.getHeight());
		var stage = progress.stage("Painting ROIs", marks.rois().size());
		for (var i = 0; i < marks.rois().size(); i++) {
			var roi = marks.rois().get(i);
			var painted = roi instanceof PointRoi points ? points(points, image, planes, marks.ids().get(i))
				: fill(pixels.of(roi), new RoiPlanes(image).of(roi), planes, marks.ids().get(i));
			if (!painted) outside.set(i);
			stage.reached(i + 1);
		}
		tellOutside(image, marks, outside, progress);
		return labels(image, planes, marks.classes());
	}

	private void requireFreeValue(RoiClasses marks) {
		if (rest != 0 && marks.ids().contains(rest)) throw new InputException("Cannot make labels",
			"the class " + marks.classes().classes().get(rest).name() + " has the id " + rest
				+ ", which marks voxels that nobody labelled", "give another value, such as ignore=65535, or another group");
	}

	private ImageProcessor[] blank(ImagePlus image, boolean wide) {
		return Stream.generate(() -> wide ? new ShortProcessor(image.getWidth(), image.getHeight())
			: new ByteProcessor(image.getWidth(), image.getHeight())).limit(new RoiPlanes(image).count()).peek(ip -> {
				ip.setValue(rest);
				ip.fill();
			}).toArray(ImageProcessor[]::new);
	}

	/** @return whether there was anything to paint */
	private static boolean fill(int[] pixels, int[] where, ImageProcessor[] planes, int id) {
		for (var plane : where) for (var place : pixels) planes[plane].set(place, id);
		return pixels.length > 0 && where.length > 0;
	}

	/** Each point may have a place of its own in the stack. */
	private static boolean points(PointRoi points, ImagePlus image, ImageProcessor[] planes, int id) {
		var at = points.getFloatPolygon();
		var painted = false;
		for (var i = 0; i < at.npoints; i++) {
			var x = Math.round(at.xpoints[i]);
			var y = Math.round(at.ypoints[i]);
			if (x < 0 || y < 0 || x >= image.getWidth() || y >= image.getHeight()) continue;
			var n = points.getPointPosition(i);
			var where = n > 0 ? new RoiPlanes(image).at(n) : new RoiPlanes(image).of(points);
			painted |= fill(new int[] { x + y * image.getWidth() }, where, planes, id);
		}
		return painted;
	}

	private static void tellOutside(ImagePlus image, RoiClasses marks, BitSet outside, Progress progress) {
		if (outside.isEmpty()) return;
		var names = RoiClasses.list(marks.rois(), outside::get);
		if (outside.cardinality() == marks.rois().size()) throw new InputException(
			"Cannot make labels of '" + image.getTitle() + "'", "all ROIs lie outside the image: " + names,
			"choose the image on which they were drawn");
		progress.log("These ROIs cover no pixel of the image: " + names + ".");
	}

	private ImagePlus labels(ImagePlus image, ImageProcessor[] planes, LabelClasses classes) {
		var stack = new ImageStack(image.getWidth(), image.getHeight());
		Arrays.stream(planes).forEach(stack::addSlice);
		var labels = new ImagePlus(FileEnding.stem(image.getTitle()) + "-labels", stack);
		labels.setDimensions(1, image.getNSlices(), image.getNFrames());
		labels.setOpenAsHyperStack(image.getNFrames() > 1);
		var calibration = image.getCalibration().copy();
		calibration.setFunction(Calibration.NONE, null, "Class"); // ids are no Hounsfield units
		labels.setCalibration(calibration);
		NotedClasses.put(labels, classes);
		labels.setLut(colours(classes).lut());
		labels.setDisplayRange(0, 255); // value = place in the colour table
		return labels;
	}

	private LabelColours colours(LabelClasses classes) {
		var all = new ArrayList<>(IntStream.range(0, 256).mapToObj(classes.colours()::hex).toList());
		if (rest > 0 && rest < 256) all.set(rest, UNLABELLED);
		return new LabelColours(all);
	}
}
