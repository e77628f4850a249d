package io.github.coverfiji.label;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Roi;
import ij.plugin.Colors;

import io.github.coverfiji.image.LabelClass;
import io.github.coverfiji.image.LabelClasses;
import io.github.coverfiji.image.LabelColours;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

class LabelRoisTest {

	private static final LabelClasses NAMES = new LabelClasses(List.of(LabelClass.unnamed(0),
		new LabelClass(1, "cortex", "#123456")));

	private final List<String> log = new ArrayList<>();
	private final Progress progress = new Progress() {

		@Override
		public void log(String line) {
			log.add(line);
		}
	};

	@Test
	void eachObjectHasNameGroupAndColour() {
		var labels = labels(8, 1, 1);
		square(labels, 1, 0, 0, 1);
		square(labels, 1, 4, 0, 1);
		square(labels, 1, 6, 2, 1); // touches the one before at a corner
		square(labels, 1, 0, 4, 2);
		var rois = new LabelRois(Optional.of(NAMES), 255, true).of(labels, labels, progress);
		assertEquals(List.of("cortex-1", "cortex-2", "class 2-1"), rois.stream().map(Roi::getName).toList());
		assertEquals(List.of(1, 1, 2), rois.stream().map(Roi::getGroup).toList());
		assertEquals(List.of("#123456", "#123456", LabelColours.DEFAULT.hex(2)),
			rois.stream().map(r -> Colors.colorToString(r.getStrokeColor())).toList());
		assertEquals(List.of(0, 0, 0), rois.stream().map(Roi::getPosition).toList());
		assertEquals(List.of(), log);
	}

	@Test
	void eachClassIsOneRoiInEachSlice() {
		var labels = labels(8, 3, 1);
		square(labels, 1, 0, 0, 2);
		square(labels, 1, 5, 4, 2);
		square(labels, 3, 2, 2, 2);
		square(labels, 3, 6, 4, 1);
		var rois = new LabelRois(Optional.of(NAMES), 255, false).of(labels, labels, progress);
		assertEquals(List.of("class 2-1", "cortex-1", "class 2-2"), rois.stream().map(Roi::getName).toList());
		assertEquals(List.of(1, 3, 3), rois.stream().map(Roi::getPosition).toList());
	}

	@Test
	void positionsAreThoseOfTheImageBelow() {
		var labels = labels(8, 2, 2);
		square(labels, 4, 0, 0, 1);
		var rois = new LabelRois(Optional.empty(), 255, true).of(labels, labels, progress);
		assertEquals("0 2 2", position(rois.get(0)));
		var channels = IJ.createHyperStack("c", 9, 7, 3, 4, 1, 8);
		var stack = labels(8, 4, 1);
		square(stack, 3, 0, 0, 1);
		assertEquals("0 3 1", position(new LabelRois(Optional.empty(), 255, true).of(stack, channels, progress).get(0)));
	}

	@Test
	void groupsChosenForNewRoisPlayNoPart() {
		Roi.setDefaultGroup(4);
		try {
			var labels = labels(16, 1, 1);
			square(labels, 1, 0, 0, 300);
			assertEquals(0, new LabelRois(Optional.empty(), 255, true).of(labels, labels, progress).get(0).getGroup());
			assertTrue(log.get(0).startsWith("Ids above 255 are no ROI groups"), log.toString());
		}
		finally {
			Roi.setDefaultGroup(0);
		}
	}

	@Test
	void unlabelledVoxelsAreNoClassButMasksAndNumbersAre() {
		var scribbles = labels(8, 1, 1);
		square(scribbles, 1, 0, 0, 255);
		square(scribbles, 1, 4, 0, 2);
		assertEquals(List.of("background-1", "class 2-1"), names(scribbles, 255));
		assertTrue(log.get(0).startsWith("The value 255 means that nobody labelled"), log.toString());
		assertEquals(List.of("class 2-1", "class 255-1"), names(scribbles, -1));
		var mask = labels(8, 1, 1);
		square(mask, 1, 0, 0, 255);
		assertEquals(List.of("class 255-1"), names(mask, 255));
		var numbers = labels(16, 1, 1);
		square(numbers, 1, 0, 0, 255);
		square(numbers, 1, 4, 0, 256);
		assertEquals(List.of("class 255-1", "class 256-1"), names(numbers, 255));
	}

	@Test
	void imagesThatAreNoLabelsAreRefused() {
		var labels = labels(8, 2, 1);
		assertRefused("it holds nothing but the value 0", labels, labels);
		assertRefused("the labels have 9 × 7 pixels, 2 slices and 1 frames, the image has 9 × 7 pixels, 1 slices and 2",
			labels, labels(8, 1, 2));
		assertRefused("has 3 channels", IJ.createImage("rgb", "RGB", 9, 7, 2), labels);
		var floats = labels(32, 2, 1);
		floats.getProcessor().setf(3, 0.5f);
		assertRefused("it holds the value 0.5", floats, labels);
		floats.getProcessor().setf(3, 70000);
		assertRefused("class ids end at 65535", floats, labels);
		assertThrows(InputException.class, () -> new LabelRois(Optional.empty(), -2, true));
	}

	private void assertRefused(String reason, ImagePlus labels, ImagePlus target) {
		var fault = assertThrows(InputException.class,
			() -> new LabelRois(Optional.empty(), 255, true).of(labels, target, progress));
		assertTrue(fault.getMessage().contains(reason), fault.getMessage());
	}

	private List<String> names(ImagePlus labels, int ignore) {
		return new LabelRois(Optional.empty(), ignore, false).of(labels, labels, progress).stream().map(Roi::getName)
			.sorted().toList();
	}

	private static String position(Roi roi) {
		return roi.getCPosition() + " " + roi.getZPosition() + " " + roi.getTPosition();
	}

	private static ImagePlus labels(int depth, int slices, int frames) {
		return IJ.createHyperStack("labels", 9, 7, 1, slices, frames, depth);
	}

	/** Two by two pixels. */
	private static void square(ImagePlus labels, int n, int x, int y, int id) {
		for (var dy = 0; dy < 2; dy++) for (var dx = 0; dx < 2; dx++)
			labels.getStack().setVoxel(x + dx, y + dy, n - 1, id);
	}
}
