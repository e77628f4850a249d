package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import net.imglib2.img.array.ArrayImgs;

import io.github.coverfiji.image.Axis;
import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.Calibration;
import io.github.coverfiji.image.ImageJImages;
import io.github.coverfiji.image.LabelColours;
import io.github.coverfiji.network.TinyModel;
import io.github.coverfiji.task.CancelledException;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

class SegmentationTest {

	private static final SegmentSettings WITH_PROBABILITIES = new SegmentSettings(true, true, 0.5, "none", false, false, 0, "", "cpu");

	@TempDir
	private Path folder;

	private SegmentedImage segment(CalibratedImage image, int dimension) {
		var file = UntrainedModel.save(folder.resolve("model.pt"), dimension, image.channels(), 3);
		try (var model = new Segmentation(file, WITH_PROBABILITIES)) {
			return model.apply(image, Progress.SILENT);
		}
	}

	private String refused(CalibratedImage image, int dimension, int channels) {
		var file = UntrainedModel.save(folder.resolve("model.pt"), dimension, channels, 3);
		try (var model = new Segmentation(file, WITH_PROBABILITIES)) {
			return assertThrows(InputException.class, () -> model.apply(image, Progress.SILENT)).getMessage();
		}
	}

	/** Probabilities sum to 1, and the label is the class of the highest. */
	private static void assertConsistent(SegmentedImage result) {
		var shares = Pictures.planes(result.parts().get(SegmentedPart.PROBABILITIES));
		var confidence = Pictures.planes(result.parts().get(SegmentedPart.CONFIDENCE));
		var ids = Pictures.ids(result.labels());
		var voxels = ids.length / shares.size();
		var shown = new boolean[3];
		for (var i = 0; i < ids.length; i++) {
			var plane = shares.get(i / voxels);
			var sum = 0.0;
			var best = 0;
			for (var c = 0; c < 3; c++) {
				var p = plane[c * voxels + i % voxels];
				assertTrue(p >= 0 && p <= 1 + 1e-6);
				sum += p;
				if (p > plane[best * voxels + i % voxels]) best = c;
			}
			assertEquals(1, sum, 1e-5);
			assertEquals(best, ids[i]);
			assertEquals(plane[best * voxels + i % voxels], confidence.get(i / voxels)[i % voxels]);
			shown[best] = true;
		}
		assertTrue(shown[0] && (shown[1] || shown[2]) || shown[1] && shown[2], "a single class proves nothing");
	}

	@Test
	void stackIsSegmentedSliceBySlice() {
		var stack = Pictures.noise(Pictures.XYZ, 44, 37, 3);
		var result = segment(stack, 2);
		assertArrayEquals(new int[] { 3, 37, 44 }, result.labels().size(3));
		assertConsistent(result);
		var plane = segment(stack.samples(2).get(1), 2);
		assertArrayEquals(Pictures.ids(plane.labels()), Arrays.copyOfRange(Pictures.ids(result.labels()), 37 * 44, 2 * 37 * 44));
	}

	@Test
	void volumeAndFramesKeepTheirOrder() {
		var movie = Pictures.noise(List.of(Axis.X, Axis.Y, Axis.Z, Axis.TIME), 18, 20, 5, 2);
		var result = segment(movie, 3);
		assertArrayEquals(new int[] { 5, 20, 18 }, result.labels().size(3));
		assertEquals(2, result.labels().extent(Axis.TIME));
		assertConsistent(result);
		var second = segment(movie.samples(3).get(1), 3);
		assertArrayEquals(Pictures.ids(second.labels()), Arrays.copyOfRange(Pictures.ids(result.labels()), 5 * 360, 10 * 360));
	}

	@Test
	void imageSmallerThanATileAndOneOfAPixelAreSegmented() {
		assertArrayEquals(new int[] { 11, 19 }, segment(Pictures.noise(Pictures.XY, 19, 11), 2).labels().size(2));
		assertEquals(1, Pictures.ids(segment(Pictures.noise(Pictures.XY, 1, 1), 2).labels()).length);
	}

	@Test
	void calibrationAndClassColoursReachTheResult() {
		var file = UntrainedModel.save(folder.resolve("model.pt"), 2, 1, 3);
		try (var model = new Segmentation(file, WITH_PROBABILITIES)) {
			var memory = new SegmentedMemory("labels");
			model.apply(Runs.image(1), Optional.empty(), memory, Progress.SILENT);
			var shown = ImageJImages.of("labels", memory.part(SegmentedPart.LABELS));
			assertEquals(0.5, shown.getCalibration().pixelWidth);
			assertEquals(0.25, shown.getCalibration().pixelHeight);
			assertEquals("mm", shown.getCalibration().getUnit());
			assertEquals(LabelColours.DEFAULT.rgb(2), shown.getLuts()[0].getRGB(2) & 0xffffff);
			assertEquals("class 1", ImageJImages.of("p", memory.part(SegmentedPart.PROBABILITIES)).getStack().getSliceLabel(2));
		}
	}

	@Test
	void runFolderGivesItsBestModel() {
		UntrainedModel.save(folder.resolve("model.pt"), 2, 1, 3);
		try (var last = new Segmentation(folder, SegmentSettings.DEFAULT)) {
			assertEquals(3, last.card().classes().count());
		}
		UntrainedModel.save(folder.resolve("best.pt"), 2, 1, 4);
		try (var best = new Segmentation(folder, SegmentSettings.DEFAULT)) {
			assertEquals(4, best.card().classes().count());
		}
	}

	@Test
	void overlapChangesTheSeams() {
		var file = UntrainedModel.save(folder.resolve("model.pt"), 2, 1, 3);
		var image = Pictures.noise(Pictures.XY, 64, 64);
		try (var half = new Segmentation(file, WITH_PROBABILITIES);
			var none = new Segmentation(file, new SegmentSettings(true, true, 0, "none", false, false, 0, "", "cpu")))
		{
			var blended = half.apply(image, Progress.SILENT).parts().get(SegmentedPart.PROBABILITIES);
			var cut = none.apply(image, Progress.SILENT).parts().get(SegmentedPart.PROBABILITIES);
			assertTrue(!Arrays.equals(Pictures.planes(blended).get(0), Pictures.planes(cut).get(0)));
		}
	}

	@Test
	void darkHalfIsBackgroundAndNotComputed() {
		var values = new float[64 * 96];
		var random = new Random(4);
		for (var i = 0; i < values.length / 2; i++) values[i] = 1 + random.nextFloat();
		var image = new CalibratedImage("half", ArrayImgs.floats(values, 64, 96), Pictures.XY, Calibration.NONE);
		var file = UntrainedModel.save(folder.resolve("model.pt"), 2, 1, 3);
		var heard = new Recorder("", 1);
		try (var all = new Segmentation(file, WITH_PROBABILITIES);
			var bright = new Segmentation(file, new SegmentSettings(true, true, 0.5, "none", false, false, 0, "0.5", "cpu")))
		{
			var expected = all.apply(image, Progress.SILENT);
			var found = bright.apply(image, heard);
			assertArrayEquals(Arrays.copyOf(Pictures.ids(expected.labels()), 64 * 48),
				Arrays.copyOf(Pictures.ids(found.labels()), 64 * 48));
			assertArrayEquals(new int[64 * 16], Arrays.copyOfRange(Pictures.ids(found.labels()), 64 * 80, 64 * 96));
			// Rows of tiles begin at 0, 16 … 64: the last two see the dark half alone, three tiles each.
			assertTrue(heard.heard("'half': 6 of 15 tiles were background (nothing above 0.5)."));
			assertFalse(Arrays.equals(Pictures.ids(expected.labels()), Pictures.ids(found.labels())));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "dark", "NaN", "1,2", "Infinity" })
	void badThresholdIsRefusedInWords(String background) {
		var message = assertThrows(InputException.class, () -> SegmentSettings.of(Map.of("background", background))).getMessage();
		assertTrue(message.contains("background=" + background + ": it is not a number. To mend it: give the intensity"), message);
	}

	@Test
	void misfitsAreNamed() {
		var colour = Pictures.noise(List.of(Axis.X, Axis.Y, Axis.CHANNEL), 16, 16, 3);
		assertTrue(refused(colour, 2, 1).contains("the image has 3 channels, the model takes 1"));
		assertTrue(refused(Pictures.noise(Pictures.XY, 16, 16), 3, 1).contains("the model takes volumes (3D)"));
		var features = TinyModel.save(folder, 2, 1).path();
		var message = assertThrows(InputException.class, () -> new Segmentation(features, SegmentSettings.DEFAULT))
			.getMessage();
		assertTrue(message.contains("it is a model for features") && message.contains("COVER Train Segmentation"), message);
		assertThrows(InputException.class, () -> new SegmentSettings(false, false, 0.8, "none", false, false, 0, "", "cpu"));
	}

	@Test
	void cancelStops() {
		var file = UntrainedModel.save(folder.resolve("model.pt"), 2, 1, 3);
		try (var model = new Segmentation(file, SegmentSettings.DEFAULT)) {
			assertThrows(CancelledException.class,
				() -> model.apply(Runs.image(0), new Recorder("Applying the network", 1)));
		}
	}
}
