package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.Calibration;
import io.github.coverfiji.image.ImageSource;
import io.github.coverfiji.image.Resampling;
import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

import net.imglib2.img.array.ArrayImgs;

/** Volumes of odd shapes, voxels and values: trained on and segmented, or refused in a sentence. */
class VolumeInputTest {

	private static final SegmentationSettings SEGMENTATION =
		Runs.with(Runs.with(Runs.with(Runs.SEGMENTATION, "dimension", "3"), "epochs", 1), "batch", "1");
	private static final PretrainingSettings COVER =
		Runs.with(Runs.with(Runs.with(Runs.COVER, "dimension", "3"), "epochs", 1), "batch", "1");
	private static final SegmentSettings WITH_PROBABILITIES = new SegmentSettings(true, false, 0.5, false, false, false, 0, "cpu");
	private static final Calibration MM = new Calibration(1, 1, 1, "mm");

	@TempDir
	private Path folder;
	private final Recorder progress = new Recorder();

	private Path output() {
		return folder.resolve("output");
	}

	private static CalibratedImage volume(Calibration calibration, long x, long y, long z) {
		var noise = Pictures.noise(Pictures.XYZ, x, y, z);
		return new CalibratedImage("volume", noise.pixels(), noise.axes(), calibration);
	}

	/** The first half of the voxels is background, the other class 1. */
	private static CalibratedImage halves(long x, long y, long z) {
		var ids = new int[(int) (x * y * z)];
		Arrays.fill(ids, ids.length / 2, ids.length, 1);
		return Pictures.labels("labels", Calibration.NONE, Pictures.XYZ, new long[] { x, y, z }, ids);
	}

	private ModelFile trained(LabelledImages images) {
		var numbers = new SegmentationTraining(SEGMENTATION).run(images, output(), false, progress);
		assertTrue(numbers.get("loss") > 0 && Double.isFinite(numbers.get("loss")), numbers.toString());
		assertFinite(Runs.weights(output()).values().stream().map(tensor -> tensor.values()).toList());
		return ModelFile.open(output());
	}

	private static void assertFinite(List<float[]> values) {
		for (var some : values)
			for (var value : some) assertTrue(Float.isFinite(value));
	}

	private void segments(CalibratedImage image) {
		try (var model = new Segmentation(output(), WITH_PROBABILITIES)) {
			var result = model.apply(image, progress);
			assertArrayEquals(image.size(3), result.labels().size(3));
			assertEquals(image.calibration(), result.labels().calibration());
			assertFinite(Pictures.planes(result.parts().get(SegmentedPart.PROBABILITIES)));
		}
	}

	@ParameterizedTest
	@CsvSource({ "1, 20, 17, 32 32 1", "18, 1, 9, 16 1 32", "1, 1, 16, 16 1 1", "19, 18, 3, 4 32 32" })
	void volumesOfAVoxelOnAnAxisAreTrainedOnAndSegmented(long x, long y, long z, String patch) {
		var image = volume(MM, x, y, z);
		var card = trained(LabelledImages.of(image, halves(x, y, z))).card();
		assertEquals(patch, card.patch().stream().map(String::valueOf).collect(Collectors.joining(" ")));
		segments(image);
		segments(volume(MM, 5, 7, 2));
	}

	@Test
	void thinStacksArePretrainedOnAndAStartKeepsItsPools() {
		new Pretraining(COVER).run(ImageSource.of(List.of(volume(MM, 32, 32, 4))), output(), false, progress);
		var start = ModelFile.open(output()).card();
		assertEquals(List.of(4, 32, 32), start.patch());
		assertEquals(List.of(1, 2, 2, 1, 2, 2, 2, 2, 2, 2, 2, 2), start.architecture().pools());
		assertTrue(progress.heard("divides the axes (z, y, x) by [4, 16, 16]"), progress.lines.toString());
		assertFinite(Runs.weights(output()).values().stream().map(tensor -> tensor.values()).toList());
		var settings = Runs.with(SEGMENTATION, "start", output().toString());
		var thick = LabelledImages.of(volume(MM, 32, 32, 40), halves(32, 32, 40));
		var card = new SegmentationPlan(settings, thick, progress).card();
		assertEquals(start.architecture(), card.architecture(), "levels of other images would not fit the weights");
		assertEquals(List.of(32, 32, 32), card.patch());
	}

	@Test
	void anAxisOfOneVoxelHasNoRoomForDisplacements() {
		var message = assertThrows(InputException.class, () -> new Pretraining(COVER).run(
			ImageSource.of(List.of(volume(MM, 1, 20, 20))), output(), false, progress)).getMessage();
		assertTrue(message.contains("views of 32 × 32 × 1 voxels"), message);
		assertTrue(Files.notExists(output()));
	}

	@Test
	void mixedSpacingsAreToldAndResampled() {
		var images = ImageSource.of(List.of(volume(new Calibration(1, 1, 4, "mm"), 18, 17, 8), volume(MM, 18, 17, 16),
			volume(new Calibration(1000, 1000, 2000, "micron"), 18, 17, 12)));
		var labels = ImageSource.of(List.of(halves(18, 17, 8), halves(18, 17, 16), halves(18, 17, 12)));
		var card = trained(new LabelledImages(images, labels, Optional.empty())).card();
		assertEquals(new Resampling(List.of(2.0, 1.0, 1.0), "mm"), card.resampling());
		assertTrue(progress.heard("Voxel size 2 × 1 × 1 mm: 2 of 3 images have another one and are resampled to it"),
			progress.lines.toString());
		segments(volume(new Calibration(0.1, 0.1, 0.5, "cm"), 18, 17, 5));
		assertTrue(progress.heard("has voxels of 0.5 × 0.1 × 0.1 cm"), progress.lines.toString());
	}

	@Test
	void missingUnitsAreTold() {
		var images = ImageSource.of(List.of(volume(MM, 16, 16, 4), volume(Calibration.NONE, 16, 16, 4)));
		trained(new LabelledImages(images, ImageSource.of(List.of(halves(16, 16, 4), halves(16, 16, 4))), Optional.empty()));
		assertTrue(progress.heard("1 of 2 images have no voxel size in a unit of length"), progress.lines.toString());
		segments(volume(Calibration.NONE, 16, 16, 3));
		assertTrue(progress.heard("'volume' has no voxel size in a unit of length"), progress.lines.toString());
	}

	@Test
	void brokenVoxelsAreTrainedOnAndSegmented() {
		var values = new float[17 * 18 * 5];
		for (var i = 0; i < values.length; i++)
			values[i] = i % 13 == 0 ? Float.NaN : i % 101 == 0 ? Float.NEGATIVE_INFINITY : i % 29;
		var broken = new CalibratedImage("broken", ArrayImgs.floats(values, 17, 18, 5), Pictures.XYZ,
			new Calibration(1, 1, 2, "mm"));
		var images = ImageSource.of(List.of(broken, volume(MM, 17, 18, 10)));
		trained(new LabelledImages(images, ImageSource.of(List.of(halves(17, 18, 5), halves(17, 18, 10))), Optional.empty()));
		segments(broken);
	}

	@Test
	void oneSliceIsNoVolume() {
		var slice = volume(MM, 20, 20, 1);
		var message = assertThrows(InputException.class, () -> new SegmentationTraining(SEGMENTATION).run(
			LabelledImages.of(slice, halves(20, 20, 1)), output(), false, progress)).getMessage();
		assertTrue(message.contains("'volume' in 3D: it has a single slice") && message.contains("dimension=2"), message);
		assertTrue(Files.notExists(output()));
	}

	@Test
	void labelsOfAnotherDepthAreRefused() {
		for (var dimension : Map.of("3", "1 volume of 6 × 18 × 20, but its labels 'labels' have 1 volume of 5 × 18 × 20", "2",
			"6 planes of 18 × 20, but its labels 'labels' have 5 planes of 18 × 20").entrySet()) {
			var message = assertThrows(InputException.class, () -> new SegmentationTraining(
				Runs.with(SEGMENTATION, "dimension", dimension.getKey())).run(LabelledImages.of(volume(MM, 20, 18, 6),
					halves(20, 18, 5)), output(), false, Progress.SILENT)).getMessage();
			assertTrue(message.contains(dimension.getValue()), message);
		}
		assertTrue(Files.notExists(output()));
	}

	/** A micrometre that was meant to be a millimetre. */
	@Test
	void aMistakenUnitIsRefusedBeforeTrainingAndSegmenting() {
		var images = ImageSource.of(List.of(volume(MM, 16, 16, 4), volume(new Calibration(1, 1, 1, "micron"), 16, 16, 4)));
		var message = assertThrows(InputException.class, () -> new Pretraining(COVER).run(images, output(), false, progress))
			.getMessage();
		assertTrue(message.contains("1 × 1 × 1 m") && message.contains("check the voxel size and its unit"), message);
		assertFalse(Files.exists(output()));
	}

	@Test
	void intensitiesAMillionTimesApartGiveFiniteWeights() {
		var bright = new float[16 * 16 * 4];
		for (var i = 0; i < bright.length; i++) bright[i] = 1e6f * (i % 37);
		var images = ImageSource.of(List.of(volume(MM, 16, 16, 4), new CalibratedImage("bright",
			ArrayImgs.floats(bright, 16, 16, 4), Pictures.XYZ, MM)));
		trained(new LabelledImages(images, ImageSource.of(List.of(halves(16, 16, 4), halves(16, 16, 4))), Optional.empty()));
		segments(images.get(1));
	}
}
