package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import net.imglib2.view.Views;

import io.github.coverfiji.image.Axis;
import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.Calibration;
import io.github.coverfiji.image.LabelClasses;
import io.github.coverfiji.image.Patch;
import io.github.coverfiji.image.PixelCache;
import io.github.coverfiji.image.PlaneFormat;
import io.github.coverfiji.image.PlaneSink;
import io.github.coverfiji.image.Region;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/** From probabilities to planes of labels, constructed so that each kind of cleaning has something to do. */
class SegmentedPlanesTest {

	/** A large ring with a hole, a small part and a single pixel of class 1; two pixels of class 2. */
	private static final String[] DRAWN = {
		"..........1",
		".1111......",
		".1..1..11..",
		".1..1..11..",
		".1111......",
		"........22." };
	private static final int WIDTH = 11;
	private static final int HEIGHT = 6;

	@TempDir
	private Path folder;

	private static SegmentSettings settings(boolean largest, boolean holes, double smallest) {
		return new SegmentSettings(false, false, 0.5, "none", largest, holes, smallest, "", "cpu");
	}

	private static int[] ids(String... rows) {
		return String.join("", rows).chars().map(c -> c == '.' ? 0 : c - '0').toArray();
	}

	/** Probabilities whose highest is that of the class: 0.8, of the others 0.1. */
	private static Patch shares(int... ids) {
		var shares = Patch.zeros(3, new int[] { ids.length / WIDTH, WIDTH });
		Arrays.fill(shares.values(), 0.1f);
		for (var i = 0; i < ids.length; i++) shares.values()[ids[i] * ids.length + i] = 0.8f;
		return shares;
	}

	private static CalibratedImage image(List<Axis> axes, long... sides) {
		var noise = Pictures.noise(axes, sides);
		return new CalibratedImage("made", noise.pixels(), axes, new Calibration(0.5, 0.25, 4, "mm"));
	}

	/** Feeds a plane in slabs of two rows. */
	private static void feed(SegmentedPlanes planes, int[] ids) {
		for (var row = 0; row < HEIGHT; row += 2)
			planes.accept(row, shares(Arrays.copyOfRange(ids, row * WIDTH, (row + 2) * WIDTH)));
	}

	private static int[] cleaned(SegmentSettings settings) {
		try (var planes = new SegmentedPlanes(image(Pictures.XY, WIDTH, HEIGHT), 2, LabelClasses.of(3), settings,
			Optional.empty(), new SegmentedMemory("labels")))
		{
			feed(planes, ids(DRAWN));
			planes.endSample(Progress.SILENT);
			return Pictures.ids(planes.finish().get(SegmentedPart.LABELS));
		}
	}

	@Test
	void withoutCleaningLabelsAreTheHighestShares() {
		assertArrayEquals(ids(DRAWN), cleaned(settings(false, false, 0)));
	}

	/** A frame around a hole: what lies in the hole is outside, and stays so where holes are filled. */
	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void outsideOfTheRegionIsBackgroundWithoutNumbers(boolean holes) {
		var mask = new byte[WIDTH * HEIGHT];
		for (var i : new int[] { 1, 2, 3, 4 }) for (var y = 1; y < 5; y++) mask[y * WIDTH + i] = 1;
		mask[2 * WIDTH + 2] = mask[2 * WIDTH + 3] = mask[3 * WIDTH + 2] = mask[3 * WIDTH + 3] = 0;
		var asked = new SegmentSettings(true, true, 0.5, "none", false, holes, 0, "", "cpu");
		try (var planes = new SegmentedPlanes(image(Pictures.XY, WIDTH, HEIGHT), 2, LabelClasses.of(3), asked,
			Optional.of(Region.of(WIDTH, mask)), new SegmentedMemory("labels")))
		{
			feed(planes, ids(DRAWN));
			planes.endSample(Progress.SILENT);
			var parts = planes.finish();
			assertArrayEquals(ids("...........", ".1111......", ".1..1......", ".1..1......", ".1111......", "..........."),
				Pictures.ids(parts.get(SegmentedPart.LABELS)));
			for (var part : List.of(SegmentedPart.PROBABILITIES, SegmentedPart.CONFIDENCE)) {
				var i = 0;
				for (var value : Views.flatIterable(parts.get(part).pixels()))
					assertEquals(mask[i++ % mask.length] == 0, Float.isNaN(value.getRealFloat()), part + " " + i);
			}
		}
	}

	@Test
	void eachClassKeepsItsLargestPart() {
		assertArrayEquals(ids("...........", ".1111......", ".1..1......", ".1..1......", ".1111......", "........22."),
			cleaned(settings(true, false, 0)));
	}

	@Test
	void holesTakeTheClassAround() {
		assertArrayEquals(ids("..........1", ".1111......", ".1111..11..", ".1111..11..", ".1111......", "........22."),
			cleaned(settings(false, true, 0)));
	}

	/** A pixel has 0.125 mm². */
	@Test
	void smallPartsGoByTheirAreaInTheImagesUnit() {
		assertArrayEquals(ids("...........", ".1111......", ".1..1..11..", ".1..1..11..", ".1111......", "........22."),
			cleaned(settings(false, false, 0.25)));
		assertArrayEquals(ids("...........", ".1111......", ".1..1..11..", ".1..1..11..", ".1111......", "..........."),
			cleaned(settings(false, false, 0.26)));
		assertArrayEquals(ids("...........", ".1111......", ".1..1......", ".1..1......", ".1111......", "..........."),
			cleaned(settings(false, false, 0.51)));
	}

	@Test
	void aVolumeIsCleanedAsAWholeAndPlanesAndFramesEachByItself() {
		var blank = new int[WIDTH * HEIGHT];
		var point = blank.clone();
		point[0] = 1;
		var planes = List.of(ids(DRAWN), blank, point, point);
		// Largest: the ring of the first slice in a volume; in planes the lone points stay.
		assertArrayEquals(new int[] { 12, 0, 0, 0 }, ones(planes, 3, Axis.Z));
		assertArrayEquals(new int[] { 12, 0, 1, 1 }, ones(planes, 2, Axis.Z));
		assertArrayEquals(new int[] { 12, 0, 1, 1 }, ones(planes, 2, Axis.TIME));
	}

	private static int[] ones(List<int[]> planes, int dimension, Axis third) {
		try (var to = new SegmentedPlanes(image(List.of(Axis.X, Axis.Y, third), WIDTH, HEIGHT, planes.size()), dimension,
			LabelClasses.of(3), settings(true, false, 0), Optional.empty(), new SegmentedMemory("labels")))
		{
			for (var ids : planes) {
				feed(to, ids);
				if (dimension == 2) to.endSample(Progress.SILENT);
			}
			if (dimension == 3) to.endSample(Progress.SILENT);
			var found = Pictures.ids(to.finish().get(SegmentedPart.LABELS));
			return IntStream.range(0, planes.size()).map(p -> (int) Arrays.stream(found)
				.skip((long) p * WIDTH * HEIGHT).limit(WIDTH * HEIGHT).filter(id -> id == 1).count()).toArray();
		}
	}

	/** Confidence and probabilities are the network's, whatever cleaning does to the labels. */
	@Test
	void confidenceIsTheShareOfTheClassChosen() {
		var all = new SegmentSettings(true, true, 0.5, "none", true, false, 0, "", "cpu");
		try (var planes = new SegmentedPlanes(image(Pictures.XY, WIDTH, HEIGHT), 2, LabelClasses.of(3), all,
			Optional.empty(), new SegmentedMemory("labels")))
		{
			feed(planes, ids(DRAWN));
			planes.endSample(Progress.SILENT);
			var parts = planes.finish();
			for (var share : Pictures.planes(parts.get(SegmentedPart.CONFIDENCE)).get(0)) assertEquals(0.8f, share);
			var shares = Pictures.planes(parts.get(SegmentedPart.PROBABILITIES)).get(0);
			for (var row = 0; row < HEIGHT; row++) {
				var expected = shares(Arrays.copyOfRange(ids(DRAWN), row * WIDTH, (row + 1) * WIDTH)).values();
				for (var i = 0; i < expected.length; i++)
					assertEquals(expected[i], shares[i / WIDTH * WIDTH * HEIGHT + row * WIDTH + i % WIDTH]);
			}
		}
	}

	/** The labels' file is open when the disk fills up below another part: nothing stays of either. */
	@Test
	void aFullDiskLeavesNoPart() {
		var all = new SegmentSettings(true, true, 0.5, "none", false, false, 0, "", "cpu");
		for (var broken : SegmentedPart.values()) {
			var files = new SegmentedFiles(folder.resolve("result.tif"), new PixelCache(0));
			var fault = assertThrows(InputException.class, () -> {
				try (var planes = new SegmentedPlanes(image(Pictures.XY, WIDTH, HEIGHT), 2, LabelClasses.of(3), all,
					Optional.empty(), (part, format) -> part == broken ? new Full(files.open(part, format)) : files.open(part, format)))
				{
					feed(planes, ids(DRAWN));
					planes.endSample(Progress.SILENT);
					planes.finish();
				}
			});
			assertTrue(fault.getMessage().contains("No space left"), fault.getMessage());
			assertArrayEquals(new String[0], folder.toFile().list());
		}
	}

	@Test
	void aPartWithoutRoomLeavesTheOthersUnwritten() {
		var all = new SegmentSettings(true, true, 0.5, "none", false, false, 0, "", "cpu");
		var files = new SegmentedFiles(folder.resolve("result.tif"), new PixelCache(0));
		assertThrows(InputException.class, () -> new SegmentedPlanes(image(Pictures.XY, WIDTH, HEIGHT), 2, LabelClasses.of(3),
			all, Optional.empty(), (part, format) -> {
				if (part == SegmentedPart.CONFIDENCE) throw new InputException("Cannot write", "no room", "make some");
				return files.open(part, format);
			}));
		assertArrayEquals(new String[0], folder.toFile().list());
	}

	/** Takes no plane. */
	private record Full(PlaneSink file) implements PlaneSink {

		@Override
		public PlaneFormat format() {
			return file.format();
		}

		@Override
		public void put(Object pixels) {
			file.close();
			throw new InputException("Cannot write", "No space left on device", "make room");
		}

		@Override
		public CalibratedImage finish() {
			return file.finish();
		}

		@Override
		public void close() {
			file.close();
		}
	}
}
