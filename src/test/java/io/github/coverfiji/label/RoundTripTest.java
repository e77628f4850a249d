package io.github.coverfiji.label;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Roi;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

import io.github.coverfiji.image.LabelClasses;
import io.github.coverfiji.task.Progress;

/** Outlined and painted again, a label image is what it was: any shape, holes in holes, corners that touch. */
class RoundTripTest {

	@Property(tries = 60)
	void backgroundIsLeft(@ForAll @IntRange(min = 1, max = 13) int width, @ForAll @IntRange(min = 1, max = 9) int height,
		@ForAll @IntRange(min = 1, max = 3) int slices, @ForAll @IntRange(min = 1, max = 3) int frames,
		@ForAll boolean objects, @ForAll long seed)
	{
		var labels = labels(width, height, slices, frames, 8, seed, 0, 1, 2, 7);
		var rois = rois(labels, labels, Optional.empty(), objects);
		assertSameLabels(labels, paint(labels, rois, RoiClasses.By.AUTO, Optional.empty(), 0));
		if (!objects) assertTrue(rois.size() <= 3 * slices * frames);
	}

	@Property(tries = 30)
	void unlabelledIsLeft(@ForAll @IntRange(min = 2, max = 9) int width, @ForAll @IntRange(min = 1, max = 3) int slices,
		@ForAll boolean objects, @ForAll long seed)
	{
		var labels = labels(width, 5, slices, 1, 8, seed, 255, 0, 1, 3);
		assertSameLabels(labels, paint(labels, rois(labels, labels, Optional.empty(), objects), RoiClasses.By.AUTO,
			Optional.empty(), 255));
	}

	@Property(tries = 30)
	void namesStandForIdsBeyondGroups(@ForAll @IntRange(min = 1, max = 9) int width, @ForAll long seed) {
		var labels = labels(width, 7, 2, 2, 16, seed, 0, 255, 300, 12);
		var classes = Optional.of(LabelClasses.of(301));
		assertSameLabels(labels, paint(labels, rois(labels, labels, classes, true), RoiClasses.By.AUTO, classes, 0));
	}

	@Property(tries = 20)
	void channelsOfTheTargetPlayNoPart(@ForAll @IntRange(min = 1, max = 3) int slices,
		@ForAll @IntRange(min = 1, max = 2) int frames, @ForAll long seed)
	{
		var labels = labels(6, 5, slices, frames, 8, seed, 0, 1, 2);
		var target = new ImagePlus("t", ImageStack.create(6, 5, 3 * slices * frames, 8));
		target.setDimensions(3, slices, frames);
		assertSameLabels(labels, paint(target, rois(labels, target, Optional.empty(), true), RoiClasses.By.AUTO,
			Optional.empty(), 0));
	}

	/** Noise in which the first id is the most frequent; the others occur in the first plane, as far as they fit. */
	private static ImagePlus labels(int width, int height, int slices, int frames, int depth, long seed, int... ids) {
		var random = new Random(seed);
		var stack = new ImageStack(width, height);
		for (var p = 0; p < slices * frames; p++) {
			ImageProcessor ip = depth == 8 ? new ByteProcessor(width, height) : new ShortProcessor(width, height);
			for (var i = 0; i < width * height; i++) {
				var drawn = Math.max(0, random.nextInt(2 * ids.length) - ids.length);
				ip.set(i, ids[p == 0 && i < ids.length ? (i + 1) % ids.length : drawn]);
			}
			stack.addSlice(ip);
		}
		var labels = new ImagePlus("noise.tif", stack);
		labels.setDimensions(1, slices, frames);
		return labels;
	}

	private static List<Roi> rois(ImagePlus labels, ImagePlus target, Optional<LabelClasses> names, boolean objects) {
		return new LabelRois(names, 255, objects).of(labels, target, Progress.SILENT);
	}

	private static ImagePlus paint(ImagePlus image, List<Roi> rois, RoiClasses.By by, Optional<LabelClasses> known,
		int rest)
	{
		return new RoiPainting(rest).paint(image, RoiClasses.of(rois, by, known, Progress.SILENT), Progress.SILENT);
	}

	private static void assertSameLabels(ImagePlus expected, ImagePlus labels) {
		assertEquals(List.of(1, expected.getNSlices(), expected.getNFrames()),
			List.of(labels.getNChannels(), labels.getNSlices(), labels.getNFrames()));
		assertEquals(expected.getBitDepth(), labels.getBitDepth());
		for (var n = 1; n <= expected.getStackSize(); n++)
			assertArrayEquals(values(expected, n), values(labels, n), "plane " + n);
	}

	private static int[] values(ImagePlus image, int n) {
		var ip = image.getStack().getProcessor(n);
		var values = new ArrayList<Integer>();
		for (var i = 0; i < ip.getPixelCount(); i++) values.add(ip.get(i));
		return values.stream().mapToInt(v -> v).toArray();
	}
}
