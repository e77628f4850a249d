package io.github.coverfiji.label;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.EllipseRoi;
import ij.gui.Line;
import ij.gui.OvalRoi;
import ij.gui.PointRoi;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.gui.RotatedRectRoi;
import ij.gui.ShapeRoi;

import io.github.coverfiji.image.LabelClasses;
import io.github.coverfiji.image.LabelColours;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

class RoiPaintingTest {

	private static final int WIDTH = 17;
	private static final int HEIGHT = 13;
	private static final int IGNORE = 255;

	private final StringBuilder log = new StringBuilder();
	private final Progress progress = new Progress() {

		@Override
		public void log(String line) {
			log.append(line).append('\n');
		}
	};

	static Stream<Roi> areas() {
		return Stream.of(new Roi(3, 2, 5, 4), new OvalRoi(4, 3, 9, 7), new EllipseRoi(3, 3, 12, 9, 0.5),
			new RotatedRectRoi(3, 4, 11, 8, 4), polygon(Roi.POLYGON), polygon(Roi.FREEROI), polygon(Roi.TRACED_ROI),
			new ShapeRoi(new Roi(2, 2, 9, 9)).xor(new ShapeRoi(new OvalRoi(4, 4, 5, 5))),
			new ShapeRoi(new Roi(0, 0, 4, 4)).or(new ShapeRoi(new Roi(9, 7, 3, 2))),
			new Roi(-3, -2, 6, 5), new OvalRoi(12, 8, 9, 9), new Roi(-5, -5, 50, 50));
	}

	@ParameterizedTest
	@MethodSource("areas")
	void areasAreFilledWithoutTheirHoles(Roi roi) {
		var expected = IntStream.range(0, WIDTH * HEIGHT)
			.map(i -> roi.contains(i % WIDTH, i / WIDTH) ? 1 : IGNORE).toArray();
		assertTrue(IntStream.of(expected).anyMatch(id -> id == 1));
		assertArrayEquals(expected, values(paint(image(1, 1, 1), roi), 1));
		assertEquals("", log.toString());
	}

	@Test
	void linesAreDrawnWithTheirWidth() {
		assertPixels(new Line(1, 2, 6, 2), (x, y) -> y == 2 && x >= 1 && x <= 6);
		assertPixels(new Line(9, 4, 5, 8), (x, y) -> x + y == 13 && x >= 5 && x <= 9);
		assertPixels(wide(new Line(2, 5, 9, 5), 3), (x, y) -> y >= 4 && y <= 6 && x >= 2 && x <= 9);
		assertPixels(line(Roi.POLYLINE), (x, y) -> x == 3 && y >= 2 && y <= 9 || y == 9 && x >= 3 && x <= 12);
		assertPixels(line(Roi.FREELINE), (x, y) -> x == 3 && y >= 2 && y <= 9 || y == 9 && x >= 3 && x <= 12);
		assertPixels(new Line(-4, 3, 40, 3), (x, y) -> y == 3);
	}

	@Test
	void wideCurvesCoverTheirNeighbours() {
		var values = values(paint(image(1, 1, 1), wide(line(Roi.FREELINE), 3)), 1);
		for (var x = 4; x <= 11; x++) for (var y = 7; y <= 11; y++)
			assertEquals(y >= 8 && y <= 10 ? 1 : x <= 4 ? values[x + y * WIDTH] : IGNORE, values[x + y * WIDTH], x + ", " + y);
	}

	@Test
	void pointsArePixelsOfTheirOwnSlices() {
		var points = new PointRoi(new float[] { 2, 5.4f, -1 }, new float[] { 3, 6.6f, 2 });
		var image = image(1, 3, 1);
		image.setSlice(2);
		points.addPoint(image, 9, 8);
		var labels = paint(image, points);
		for (var n = 1; n <= 3; n++) {
			var values = values(labels, n);
			assertEquals(n == 2 ? 3 : 2, IntStream.of(values).filter(id -> id == 1).count());
			assertEquals(1, values[2 + 3 * WIDTH]);
			assertEquals(1, values[5 + 7 * WIDTH]);
			assertEquals(n == 2 ? 1 : IGNORE, values[9 + 8 * WIDTH]);
		}
	}

	@Test
	void laterOnesCoverEarlierOnes() {
		var marks = new RoiClasses(List.of(new Roi(0, 0, 4, 4), new Roi(2, 2, 4, 4), new Roi(3, 3, 1, 1)), List.of(1, 2, 0),
			LabelClasses.of(3));
		var values = values(new RoiPainting(7).paint(image(1, 1, 1), marks, progress), 1);
		assertEquals(List.of(1, 2, 0, 2, 7), Stream.of(1, 2, 3, 5, 6).map(i -> values[i + i * WIDTH]).toList());
	}

	@Test
	void resultHasTheSpaceOfTheImageAndTheColoursOfTheClasses() {
		var ct = IJ.openImage("test-data/ct/ct_slice.dcm");
		assertTrue(ct.getCalibration().calibrated());
		var labels = paint(ct, new Roi(1, 1, 9, 9));
		assertEquals("ct_slice-labels", labels.getTitle());
		assertEquals(8, labels.getBitDepth());
		assertEquals("mm", labels.getCalibration().getUnit());
		assertEquals(ct.getCalibration().pixelWidth, labels.getCalibration().pixelWidth);
		assertFalse(labels.getCalibration().calibrated(), "ids are no Hounsfield units");
		assertEquals(255, labels.getStatistics().max);
		var seen = labels.flatten().getProcessor();
		assertEquals(LabelColours.DEFAULT.rgb(1), seen.get(3, 3) & 0xffffff);
		assertEquals(0x808080, seen.get(0, 0) & 0xffffff);
	}

	@Test
	void largeValuesTakeSixteenBits() {
		var marks = new RoiClasses(List.of(new Roi(0, 0, 4, 4)), List.of(300), LabelClasses.of(301));
		assertEquals(16, new RoiPainting(0).paint(image(1, 2, 1), marks, progress).getBitDepth());
		assertEquals(16, new RoiPainting(65535).paint(image(1, 1, 1), only(new Roi(0, 0, 1, 1)), progress).getBitDepth());
		var colours = IJ.createImage("rgb", "RGB", 5, 4, 1);
		assertEquals(8, new RoiPainting(0).paint(colours, only(new Roi(0, 0, 1, 1)), progress).getBitDepth());
	}

	@Test
	void roisOutsideAreTold() {
		var away = new Roi(100, 3, 5, 5);
		away.setName("away");
		paint(image(1, 1, 1), new Roi(0, 0, 2, 2), away, new PointRoi(-4, 2));
		assertEquals("These ROIs cover no pixel of the image: 'away', ROI 3.\n", log.toString());
		var fault = assertThrows(InputException.class, () -> paint(image(1, 1, 1), away));
		assertTrue(fault.getMessage().contains("all ROIs lie outside the image: 'away'"), fault.getMessage());
	}

	@Test
	void nonsenseIsRefused() {
		assertEquals(new RoiPainting(9), RoiPainting.of("ignore", 9));
		assertEquals(new RoiPainting(0), RoiPainting.of("background", 9));
		assertRefused("Cannot use ignore=65536", () -> RoiPainting.of("ignore", 65536));
		assertRefused("Cannot use rest=white", () -> RoiPainting.of("white", 255));
		assertRefused("class 1 has the id 1, which marks voxels", () -> new RoiPainting(1).paint(image(1, 1, 1),
			only(new Roi(0, 0, 1, 1)), progress));
	}

	private static void assertRefused(String reason, Runnable deed) {
		var fault = assertThrows(InputException.class, deed::run);
		assertTrue(fault.getMessage().contains(reason), fault.getMessage());
	}

	@FunctionalInterface
	private interface Pixels {

		boolean contain(int x, int y);
	}

	private void assertPixels(Roi roi, Pixels expected) {
		assertArrayEquals(IntStream.range(0, WIDTH * HEIGHT)
			.map(i -> expected.contain(i % WIDTH, i / WIDTH) ? 1 : IGNORE).toArray(),
			values(paint(image(1, 1, 1), roi), 1), roi.toString());
	}

	private ImagePlus paint(ImagePlus image, Roi... rois) {
		return new RoiPainting(IGNORE).paint(image, only(rois), progress);
	}

	private static RoiClasses only(Roi... rois) {
		return new RoiClasses(List.of(rois), Stream.of(rois).map(r -> 1).toList(), LabelClasses.of(2));
	}

	private static ImagePlus image(int channels, int slices, int frames) {
		return IJ.createHyperStack("picture.tif", WIDTH, HEIGHT, channels, slices, frames, 16);
	}

	private static Roi wide(Roi line, int width) {
		line.setStrokeWidth(width);
		return line;
	}

	private static Roi line(int type) {
		return new PolygonRoi(new float[] { 3, 3, 12 }, new float[] { 2, 9, 9 }, type);
	}

	private static Roi polygon(int type) {
		return new PolygonRoi(new int[] { 2, 9, 14, 6 }, new int[] { 3, 1, 9, 11 }, 4, type);
	}

	private static int[] values(ImagePlus image, int n) {
		var ip = image.getStack().getProcessor(n);
		return IntStream.range(0, ip.getPixelCount()).map(ip::get).toArray();
	}
}
