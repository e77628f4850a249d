package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.image.Axis;
import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.Patch;
import io.github.coverfiji.network.FeatureLevel;
import io.github.coverfiji.network.TinyModel;
import io.github.coverfiji.task.CancelledException;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

class FeatureExtractionTest {

	@TempDir
	Path folder;

	private Features extract(CalibratedImage image, int dimension, int level, int components) {
		var model = TinyModel.save(folder, dimension, image.channels());
		return new FeatureExtraction(new FeatureSettings(level, components, "cpu"), model).run(image, Progress.SILENT);
	}

	private String fault(CalibratedImage image, int dimension, int channels, int components) {
		var model = TinyModel.save(folder, dimension, channels);
		var extraction = new FeatureExtraction(new FeatureSettings(4, components, "cpu"), model);
		return assertThrows(InputException.class, () -> extraction.run(image, Progress.SILENT)).getMessage();
	}

	@Test
	void oneTileEqualsADirectCall() {
		var image = Pictures.noise(Pictures.XY, 48, 32);
		var features = extract(image, 2, 2, 0);
		var pixels = Patch.zeros(1, new int[] { 32, 48 });
		var i = 0;
		for (var y = 0; y < 32; y++)
			for (var x = 0; x < 48; x++) pixels.values()[i++] = image.pixels().getAt(x, y).getRealFloat();
		try (var level = FeatureLevel.open(TinyModel.save(folder, 2, 1), 2, ComputeDevice.CPU)) {
			assertArrayEquals(level.full(pixels).values(), features.frames().get(0).values().values(), 1e-5f);
		}
		assertEquals("feature 1", features.names().get(0));
		assertEquals("feature 32", features.names().get(31));
	}

	@Test
	void tilesCoverAnOddImage() {
		var image = Pictures.noise(Pictures.XY, 50, 37);
		var model = TinyModel.save(folder, 2, 1);
		var features = new FeatureExtraction(new FeatureSettings(4, 0, "cpu"), model, 16).run(image, Progress.SILENT);
		var values = features.frames().get(0).values();
		assertArrayEquals(new int[] { 37, 50 }, values.size());
		for (var value : values.values()) assertTrue(Float.isFinite(value) && value != 0);
	}

	@Test
	void stackGoesSliceBySliceAndFrameByFrame() {
		var movie = Pictures.noise(List.of(Axis.X, Axis.Y, Axis.Z, Axis.TIME), 20, 18, 3, 2);
		var features = extract(movie, 2, 4, 0);
		assertEquals(2, features.frames().size());
		assertArrayEquals(new int[] { 3, 18, 20 }, features.frames().get(1).values().size());
		var plane = extract(movie.samples(2).get(5), 2, 4, 0).frames().get(0).values();
		for (var c = 0; c < 8; c++)
			assertArrayEquals(Arrays.copyOfRange(plane.values(), c * 360, (c + 1) * 360),
				Arrays.copyOfRange(features.frames().get(1).values().values(), (3 * c + 2) * 360, (3 * c + 3) * 360), 1e-6f);
	}

	@Test
	void volumeStaysOneSample() {
		var features = extract(Pictures.noise(Pictures.XYZ, 18, 16, 5), 3, 4, 2);
		assertArrayEquals(new int[] { 5, 16, 18 }, features.frames().get(0).values().size());
		assertEquals(2, features.names().size());
	}

	@Test
	void componentsAreUncorrelatedAndHoldTheSharesThatTheyName() {
		var image = Pictures.noise(Pictures.XY, 32, 48);
		var all = extract(image, 2, 4, 0).frames().get(0).values();
		var features = extract(image, 2, 4, 3);
		var scores = features.frames().get(0).values();
		var total = 0.0;
		for (var c = 0; c < 8; c++) total += covariance(all, c, c);
		for (var n = 0; n < 3; n++) {
			var share = covariance(scores, n, n) / total;
			assertEquals("PC " + (n + 1) + " (" + Math.round(100 * share) + " %)", features.names().get(n));
			for (var m = 0; m < n; m++) assertEquals(0, covariance(scores, n, m), 1e-5);
		}
		assertTrue(covariance(scores, 0, 0) > covariance(scores, 1, 1));
	}

	@Test
	void componentsOfAStackAreFittedJointly() {
		var stack = Pictures.noise(Pictures.XYZ, 16, 32, 2);
		var scores = extract(stack, 2, 4, 8).frames().get(0).values();
		for (var n = 0; n < 8; n++)
			for (var m = 0; m < n; m++) assertEquals(0, covariance(scores, n, m), 1e-5);
	}

	/** Covariance of two channels, by definition. */
	private static double covariance(Patch patch, int a, int b) {
		var meanA = mean(patch, a);
		var meanB = mean(patch, b);
		var sum = 0.0;
		for (var i = 0; i < patch.voxels(); i++) sum += (at(patch, a, i) - meanA) * (at(patch, b, i) - meanB);
		return sum / (patch.voxels() - 1);
	}

	private static double mean(Patch patch, int channel) {
		var sum = 0.0;
		for (var i = 0; i < patch.voxels(); i++) sum += at(patch, channel, i);
		return sum / patch.voxels();
	}

	private static float at(Patch patch, int channel, int voxel) {
		return patch.values()[channel * patch.voxels() + voxel];
	}

	@Test
	void rgbStretchesThePercentilesOfAllFrames() {
		var ramp = Patch.zeros(3, new int[] { 1, 101 });
		var above = Patch.zeros(3, new int[] { 1, 100 });
		for (var c = 0; c < 3; c++) {
			for (var x = 0; x <= 100; x++) ramp.values()[101 * c + x] = (c + 1) * x;
			for (var x = 0; x < 100; x++) above.values()[100 * c + x] = (c + 1) * (x + 101);
		}
		var image = Pictures.noise(Pictures.XY, 1, 1);
		var shown = new Features(List.of(new Features.Frame(image, ramp), new Features.Frame(image, above)),
			List.of("r", "g", "b")).rgb();
		for (var c = 0; c < 3; c++) {
			assertEquals(0, shown.get(0).values().values()[101 * c + 2]);
			assertEquals((50 - 2) / 196f, shown.get(0).values().values()[101 * c + 50], 1e-5f);
			assertEquals(1, shown.get(1).values().values()[100 * c + 198 - 101], 1e-5f);
			assertEquals(1, shown.get(1).values().values()[100 * c + 99]);
		}
	}

	@Test
	void misfitsAreNamedWithBothNumbers() {
		var colour = Pictures.noise(List.of(Axis.X, Axis.Y, Axis.CHANNEL), 16, 16, 3);
		assertTrue(fault(colour, 2, 1, 0).contains("the image has 3 channels, the model takes 1"));
		var grey = Pictures.noise(Pictures.XY, 16, 16);
		assertTrue(fault(grey, 2, 2, 0).contains("the image has 1 channel, the model takes 2"));
		assertTrue(fault(grey, 3, 1, 0).contains("the image has 1 slice (2D), the model takes volumes (3D)"));
		assertTrue(fault(grey, 2, 1, 9).contains("Cannot find 9 components: level 4"), fault(grey, 2, 1, 9));
	}

	@Test
	void resultBeyondMemoryIsRefusedWithAdvice() {
		var message = fault(Pictures.huge(), 2, 1, 0);
		assertTrue(message.contains("8 channels") && message.contains("GB") && message.contains("components=3"), message);
	}

	@Test
	void cancelStops() {
		var model = TinyModel.save(folder, 2, 1);
		var extraction = new FeatureExtraction(FeatureSettings.DEFAULT, model);
		var cancelled = new Progress() {

			@Override
			public boolean isCancelled() {
				return true;
			}
		};
		assertThrows(CancelledException.class, () -> extraction.run(Pictures.noise(Pictures.XY, 16, 16), cancelled));
	}

	@Test
	void settingsRefuseWhatIsOutOfRange() {
		assertThrows(InputException.class, () -> new FeatureSettings(5, 0, "cpu"));
		assertThrows(InputException.class, () -> new FeatureSettings(0, -1, "cpu"));
	}
}
