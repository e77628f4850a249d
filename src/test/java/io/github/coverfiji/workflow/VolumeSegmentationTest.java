package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.coverfiji.image.Axis;
import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.Calibration;
import io.github.coverfiji.image.ImageSource;
import io.github.coverfiji.image.Normalisation;
import io.github.coverfiji.image.PixelCache;
import io.github.coverfiji.image.Resampling;
import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.network.Pooling;
import io.github.coverfiji.network.UNet;
import io.github.coverfiji.task.Progress;

import net.imglib2.img.array.ArrayImgs;

/** Segment on images whose voxels, frames and tiles are none that a network likes. */
class VolumeSegmentationTest {

	private static final SegmentSettings ALL = new SegmentSettings(true, true, 0.5, "none", false, false, 0, "", "cpu");
	private static final Resampling HALF = new Resampling(List.of(2.5, 1.0, 1.0), "mm");

	@TempDir
	private Path folder;
	private final Recorder progress = new Recorder();

	private SegmentedImage segment(Path model, SegmentSettings settings, CalibratedImage image) {
		try (var opened = new Segmentation(model, settings)) {
			return opened.apply(image, progress);
		}
	}

	private static List<float[]> probabilities(SegmentedImage result) {
		return Pictures.planes(result.parts().get(SegmentedPart.PROBABILITIES));
	}

	private static CalibratedImage calibrated(CalibratedImage image, Calibration calibration) {
		return new CalibratedImage(image.name(), image.pixels(), image.axes(), calibration);
	}

	private Path thin(Resampling resampling) {
		var network = UNet.of(3, 1, 8).with(Pooling.fitting(new int[] { 8, 32, 32 }, new double[] { 1, 1, 1 }));
		return UntrainedModel.save(folder.resolve("thin" + resampling.spacing().size() + ".pt"), network, 3,
			Normalisation.none(), resampling, 16, 32, 32);
	}

	/** Slices of 5 mm are seen as two of 2.5 mm each: doing both by hand gives the same. */
	@Test
	void longVoxelsAreSeenAsTheModelsAndTheResultHasTheImagesOwn() {
		var image = calibrated(Pictures.noise(Pictures.XYZ, 21, 35, 9), new Calibration(1, 1, 5, "mm"));
		var result = segment(thin(HALF), ALL, image);
		assertArrayEquals(new int[] { 9, 35, 21 }, result.labels().size(3));
		assertEquals(image.calibration(), result.labels().calibration());
		assertTrue(progress.heard("has voxels of 5 × 1 × 1 mm and is seen with the model's, 2.5 × 1 × 1 mm"),
			progress.lines.toString());
		var fine = probabilities(segment(thin(Resampling.NONE), ALL, doubled(image)));
		var found = probabilities(result);
		for (var z = 0; z < 9; z++)
			for (var i = 0; i < found.get(z).length; i++) {
				var sum = 0.0;
				var weights = 0.0;
				for (var k = Math.max(0, 2 * z - 1); k <= Math.min(17, 2 * z + 2); k++) {
					var weight = k < 2 * z || k > 2 * z + 1 ? 0.25 : 0.75;
					weights += weight;
					sum += weight * fine.get(k)[i];
				}
				assertEquals(sum / weights, found.get(z)[i], 1e-5);
			}
	}

	/** Each slice becomes two, at a quarter and three quarters of its thickness. */
	private static CalibratedImage doubled(CalibratedImage image) {
		var planes = Pictures.planes(image);
		var size = planes.get(0).length;
		var values = new float[18 * size];
		for (var z = 0; z < 18; z++) {
			var centre = Math.max(0, Math.min(8, (z - 0.5) / 2));
			var below = Math.min((int) centre, 7);
			for (var i = 0; i < size; i++)
				values[z * size + i] = (float) (planes.get(below)[i] * (1 - centre + below)
					+ planes.get(below + 1)[i] * (centre - below));
		}
		return new CalibratedImage("fine", ArrayImgs.floats(values, 21, 35, 18), Pictures.XYZ, Calibration.NONE);
	}

	@Test
	void imagesWithoutUnitAreTakenVoxelByVoxelAndToldSo() {
		var image = Pictures.noise(Pictures.XYZ, 16, 16, 5);
		var found = probabilities(segment(thin(HALF), ALL, image));
		assertTrue(progress.heard("has no voxel size in a unit of length: its voxels are taken as the model's,"
			+ " 2.5 × 1 × 1 mm"), progress.lines.toString());
		var raw = probabilities(segment(thin(Resampling.NONE), ALL, image));
		for (var z = 0; z < 5; z++) assertArrayEquals(raw.get(z), found.get(z));
	}

	/** Of an image that is one tile, mirroring is what a user gets who flips it and takes the mean. */
	@Test
	void mirroringIsTheMeanOverAllFlips() {
		mirrored(UntrainedModel.save(folder.resolve("plane.pt"), 2, 1, 3), Pictures.noise(Pictures.XY, 32, 32));
		var network = UNet.of(3, 1, 8).with(Pooling.fitting(new int[] { 2, 16, 16 }, new double[] { 1, 1, 1 }));
		mirrored(UntrainedModel.save(folder.resolve("volume.pt"), network, 3, Normalisation.none(), Resampling.NONE,
			2, 16, 32), Pictures.noise(Pictures.XYZ, 32, 16, 2));
	}

	private void mirrored(Path model, CalibratedImage image) {
		var d = image.axes().size();
		var plain = joined(probabilities(segment(model, ALL, image)));
		var mean = new double[plain.length];
		for (var mask = 0; mask < 1 << d; mask++) {
			var back = flipped(joined(probabilities(segment(model, ALL, flipped(image, mask)))), 3, image, mask);
			for (var i = 0; i < mean.length; i++) mean[i] += back[i] / (1 << d);
		}
		var found = joined(probabilities(segment(model, Runs.with(ALL, "mirror", "xyz".substring(0, d)), image)));
		for (var i = 0; i < mean.length; i++) assertEquals(mean[i], found[i], 1e-6);
		assertFalse(Arrays.equals(plain, found), "mirroring changed nothing");
	}

	private static float[] joined(List<float[]> planes) {
		var all = new float[planes.size() * planes.get(0).length];
		for (var i = 0; i < planes.size(); i++)
			System.arraycopy(planes.get(i), 0, all, i * planes.get(0).length, planes.get(0).length);
		return all;
	}

	private static CalibratedImage flipped(CalibratedImage image, int mask) {
		var sides = image.pixels().dimensionsAsLongArray();
		return new CalibratedImage("flipped", ArrayImgs.floats(flipped(joined(Pictures.planes(image)), 1, image, mask),
			sides), image.axes(), image.calibration());
	}

	/** @param values channel by channel in each plane; bits 0, 1, 2 of the mask flip X, Y, Z */
	private static float[] flipped(float[] values, int channels, CalibratedImage image, int mask) {
		var size = image.size(3);
		var out = new float[values.length];
		for (var i = 0; i < out.length; i++) {
			var x = i % size[2];
			var y = i / size[2] % size[1];
			var c = i / size[2] / size[1] % channels;
			var z = i / size[2] / size[1] / channels;
			if ((mask & 1) != 0) x = size[2] - 1 - x;
			if ((mask & 2) != 0) y = size[1] - 1 - y;
			if ((mask & 4) != 0) z = size[0] - 1 - z;
			out[i] = values[((z * channels + c) * size[1] + y) * size[2] + x];
		}
		return out;
	}

	@Test
	void filesHoldWhatMemoryHolds() throws IOException {
		var movie = calibrated(Pictures.noise(List.of(Axis.X, Axis.Y, Axis.Z, Axis.TIME), 18, 20, 3, 2),
			new Calibration(0.5, 0.25, 2, "mm"));
		var model = UntrainedModel.save(folder.resolve("model.pt"), 2, 1, 3);
		for (var settings : List.of(ALL, new SegmentSettings(true, true, 0.25, "none", true, true, 2, "", "cpu"))) {
			var output = folder.resolve("out" + settings.largest());
			Files.createDirectories(output);
			try (var opened = new Segmentation(model, settings)) {
				var memory = opened.apply(movie, Progress.SILENT);
				var files = opened.apply(movie, Optional.empty(), new SegmentedFiles(output.resolve("m.tif"), new PixelCache(1 << 20)),
					Progress.SILENT);
				assertEquals(memory.parts().keySet(), files.parts().keySet());
				for (var part : memory.parts().keySet()) {
					var one = memory.parts().get(part);
					var other = files.parts().get(part);
					assertArrayEquals(one.size(3), other.size(3));
					assertEquals(2, other.extent(Axis.TIME));
					assertEquals(movie.calibration(), other.calibration());
					var planes = Pictures.planes(other);
					for (var i = 0; i < planes.size(); i++) assertArrayEquals(Pictures.planes(one).get(i), planes.get(i));
				}
			}
			assertArrayEquals(new String[] { "m-confidence.tif", "m-probabilities.tif", "m.tif" },
				Arrays.stream(output.toFile().list()).sorted().toArray());
		}
	}

	/** The fit of the training's data set is in the card, and images are not fitted again. */
	@Test
	void theDataSetsFitIsUsedAsItIs() {
		var fitted = new Normalisation(Normalisation.Kind.MINMAX, 0, 1).fit(
			ImageSource.of(List.of(Runs.image(0), Runs.image(1))), Progress.SILENT);
		var model = UntrainedModel.save(folder.resolve("set.pt"), UNet.of(2, 1, 8), 3, fitted, Resampling.NONE, 32, 32);
		assertEquals(fitted, ModelFile.open(model).card().normalisation());
		var dark = new float[48 * 40];
		for (var i = 0; i < dark.length; i++) dark[i] = 20 + i % 7;
		var image = new CalibratedImage("dark", ArrayImgs.floats(dark, 48, 40), Pictures.XY, Calibration.NONE);
		var seen = dark.clone();
		var normaliser = fitted.fit(image);
		for (var i = 0; i < seen.length; i++) seen[i] = normaliser.apply(0, seen[i]);
		var raw = UntrainedModel.save(folder.resolve("raw.pt"), 2, 1, 3);
		var expected = probabilities(segment(raw, ALL,
			new CalibratedImage("seen", ArrayImgs.floats(seen, 48, 40), Pictures.XY, Calibration.NONE)));
		assertArrayEquals(expected.get(0), probabilities(segment(model, ALL, image)).get(0));
		var perImage = UntrainedModel.save(folder.resolve("each.pt"), UNet.of(2, 1, 8), 3,
			new Normalisation(Normalisation.Kind.MINMAX, 0, 1), Resampling.NONE, 32, 32);
		assertNotEquals(expected.get(0)[0], probabilities(segment(perImage, ALL, image)).get(0)[0]);
	}

	@Test
	void brokenVoxelsGiveFiniteProbabilities() {
		var values = new float[16 * 16 * 3];
		for (var i = 0; i < values.length; i++)
			values[i] = i % 5 == 0 ? Float.NaN : i % 11 == 0 ? Float.POSITIVE_INFINITY : i % 7;
		var image = new CalibratedImage("broken", ArrayImgs.floats(values, 16, 16, 3), Pictures.XYZ,
			new Calibration(1, 1, 5, "mm"));
		for (var plane : probabilities(segment(thin(HALF), ALL, image)))
			for (var p : plane) assertTrue(p >= 0 && p <= 1);
	}
}
