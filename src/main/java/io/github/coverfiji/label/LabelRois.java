package io.github.coverfiji.label;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.plugin.Colors;
import ij.plugin.filter.ThresholdToSelection;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;

import io.github.coverfiji.image.Axis;
import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.ImageJImages;
import io.github.coverfiji.image.LabelClass;
import io.github.coverfiji.image.LabelClasses;
import io.github.coverfiji.image.LabelReader;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/**
 * Outlines a label image: each ROI has the name, the group (ids up to 255) and the colour of its class, and the slice
 * and frame where it lies. Painted again by {@link RoiPainting}, the ROIs give the same label image.
 *
 * @param names names and colours of classes; ids beyond have default ones
 * @param ignore value of voxels that nobody labelled, -1 for none
 * @param objects one ROI for each object of a plane if true, else one for each class of a plane
 */
public record LabelRois(Optional<LabelClasses> names, int ignore, boolean objects) {

	/** @throws InputException if the value is out of range */
	public LabelRois {
		if (ignore < -1 || ignore > 0xffff) throw new InputException("Cannot use ignore=" + ignore,
			"it lies outside -1 … 65535", "give a number in that range, such as 255");
	}

	/**
	 * Time grows with the number of voxels. What is left without ROI is the background, or, in an image with unlabelled
	 * voxels, these: then the background is outlined too.
	 *
	 * @param labels label image of one channel: voxel value = class id
	 * @param target where the ROIs will lie: the label image itself, or an image of the same size with any channels
	 * @param progress hears where the job stands
	 * @return the ROIs, plane by plane; holes are holes
	 * @throws InputException if the sizes differ, a value is no class id, or no voxel belongs to a class
	 */
	public List<Roi> of(ImagePlus labels, ImagePlus target, Progress progress) {
		requireSameSize(labels, target);
		var frames = ImageJImages.of(labels).samples(3);
		var ids = ids(labels, frames, progress);
		var rest = rest(ids, progress);
		ids.remove(rest);
		if (ids.isEmpty()) throw new InputException("Cannot outline '" + labels.getTitle() + "'",
			"it holds nothing but the value " + rest, "choose a label image, in which voxel value = class id");
		var grouped = ids.last() <= 255;
		if (!grouped) progress.log("Ids above 255 are no ROI groups: the ROIs have no groups, only names.");
		var rois = new ArrayList<Roi>();
		var models = new HashMap<Integer, Roi>();
		var counts = new HashMap<Integer, Integer>();
		var regions = new ClassRegions(labels.getWidth(), labels.getHeight(), rest);
		var stage = progress.stage("Outlining", planes(labels));
		for (var p = 0; p < planes(labels); p++) {
			var plane = plane(frames, labels, p);
			for (var region : objects ? regions.objects(plane) : regions.classes(plane)) {
				progress.check("Outlining");
				var roi = outline(region, labels.getWidth());
				roi.copyAttributes(models.computeIfAbsent(region.id(), id -> model(shown(id), grouped)));
				roi.setName(shown(region.id()).name() + "-" + counts.merge(region.id(), 1, Integer::sum));
				place(roi, target, p);
				rois.add(roi);
			}
			stage.reached(p + 1);
		}
		return rois;
	}

	private static TreeSet<Integer> ids(ImagePlus labels, List<CalibratedImage> frames, Progress progress) {
		var ids = new TreeSet<Integer>();
		var stage = progress.stage("Looking at labels", planes(labels));
		for (var p = 0; p < planes(labels); p++) {
			IntStream.of(plane(frames, labels, p)).distinct().forEach(ids::add);
			stage.reached(p + 1);
		}
		if (ids.last() > 0xffff) throw new InputException("Cannot outline '" + labels.getTitle() + "'",
			"it holds the value " + ids.last() + ", and class ids end at 65535", "number the objects anew, from 1 on");
		return ids;
	}

	/** A mask of 0 and 255 is a mask, and numbered objects beyond 255 are objects: then 255 is an id as any other. */
	private int rest(TreeSet<Integer> ids, Progress progress) {
		var named = names.isPresent() && ignore < names.get().count();
		if (!ids.contains(ignore) || named || ids.last() > ignore || ids.stream().allMatch(i -> i == 0 || i == ignore))
			return 0;
		progress.log("The value " + ignore + " means that nobody labelled a voxel: the background is outlined instead."
			+ " If it is a class, take ignore=-1.");
		return ignore;
	}

	private static int planes(ImagePlus labels) {
		return labels.getNSlices() * labels.getNFrames();
	}

	private static int[] plane(List<CalibratedImage> frames, ImagePlus labels, int p) {
		var frame = frames.get(p / labels.getNSlices());
		return LabelReader.read(frame, new long[] { p % labels.getNSlices(), 0, 0 },
			new int[] { 1, Math.toIntExact(frame.extent(Axis.Y)), Math.toIntExact(frame.extent(Axis.X)) }, 3, 0);
	}

	private static Roi outline(ClassRegions.Region region, int width) {
		var x = IntStream.of(region.places()).map(i -> i % width).summaryStatistics();
		var y = IntStream.of(region.places()).map(i -> i / width).summaryStatistics();
		var mask = new ByteProcessor(x.getMax() - x.getMin() + 1, y.getMax() - y.getMin() + 1);
		for (var i : region.places()) mask.set(i % width - x.getMin(), i / width - y.getMin(), 255);
		mask.setThreshold(255, 255, ImageProcessor.NO_LUT_UPDATE);
		var roi = new ThresholdToSelection().convert(mask);
		roi.setLocation(x.getMin(), y.getMin());
		return roi;
	}

	/**
	 * A ROI with the looks and the group of a class. Others copy it, because ImageJ looks for a file of colours whenever a
	 * group is set. The group is always set: else it is the one that the user chose for new ROIs.
	 */
	private static Roi model(LabelClass shown, boolean grouped) {
		var roi = new Roi(0, 0, 1, 1);
		roi.setGroup(grouped ? shown.id() : 0);
		roi.setStrokeColor(Colors.decode(shown.colour())); // after the group, which has a colour of its own
		return roi;
	}

	private LabelClass shown(int id) {
		return names.filter(n -> id < n.count()).map(n -> n.classes().get(id)).orElseGet(() -> LabelClass.unnamed(id));
	}

	/** A single plane needs no position, and only hyperstacks know more than the place in the stack. */
	private static void place(Roi roi, ImagePlus target, int p) {
		if (planes(target) == 1) return;
		var flat = target.getNSlices() == 1 || target.getNFrames() == 1;
		if (flat && target.getNChannels() == 1) roi.setPosition(p + 1);
		else roi.setPosition(0, p % target.getNSlices() + 1, p / target.getNSlices() + 1);
	}

	private static void requireSameSize(ImagePlus labels, ImagePlus target) {
		if (size(labels).equals(size(target))) return;
		throw new InputException("Cannot lay the ROIs of '" + labels.getTitle() + "' over '" + target.getTitle() + "'",
			"the labels have " + size(labels) + ", the image has " + size(target), "choose the image that was labelled");
	}

	private static String size(ImagePlus image) {
		return image.getWidth() + " × " + image.getHeight() + " pixels, " + image.getNSlices() + " slices and "
			+ image.getNFrames() + " frames";
	}
}
