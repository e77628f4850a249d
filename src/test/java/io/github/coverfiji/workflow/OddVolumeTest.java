package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
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

import net.imglib2.img.array.ArrayImgs;

/** Volumes of odd shapes, voxels and values, but to be trained on and segmented. */
class OddVolumeTest {

	private static final SegmentSettings WITH_PROBABILITIES =
		new SegmentSettings(true, false, 0.5, "none", false, false, 0, "", "cpu");

	@TempDir
	private Path folder;
	private final Recorder progress = new Recorder();

	private Path output() {
		return folder.resolve("output");
	}

	private ModelFile trained(LabelledImages images) {
		var numbers = new SegmentationTraining(Volumes.SEGMENTATION).run(images, output(), false, progress);
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
		var image = Volumes.of(Volumes.MM, x, y, z);
		var card = trained(LabelledImages.of(image, Volumes.halves(x, y, z))).card();
		assertEquals(patch, card.patch().stream().map(String::valueOf).collect(Collectors.joining(" ")));
		segments(image);
		segments(Volumes.of(Volumes.MM, 5, 7, 2));
	}

	@Test
	void thinStacksArePretrainedOnAndAStartKeepsItsPools() {
		new Pretraining(Volumes.COVER).run(ImageSource.of(List.of(Volumes.of(Volumes.MM, 32, 32, 4))), output(), false,
			progress);
		var start = ModelFile.open(output()).card();
		assertEquals(List.of(4, 32, 32), start.patch());
		assertEquals(List.of(1, 2, 2, 1, 2, 2, 2, 2, 2, 2, 2, 2), start.architecture().pools());
		assertTrue(progress.heard("divides the axes (z, y, x) by [4, 16, 16]"), progress.lines.toString());
		assertFinite(Runs.weights(output()).values().stream().map(tensor -> tensor.values()).toList());
		var settings = Runs.with(Volumes.SEGMENTATION, "start", output().toString());
		var thick = LabelledImages.of(Volumes.of(Volumes.MM, 32, 32, 40), Volumes.halves(32, 32, 40));
		var card = new SegmentationPlan(settings, thick, progress).card();
		assertEquals(start.architecture(), card.architecture(), "levels of other images would not fit the weights");
		assertEquals(List.of(32, 32, 32), card.patch());
	}

	@Test
	void mixedSpacingsAreToldAndResampled() {
		var images = ImageSource.of(List.of(Volumes.of(new Calibration(1, 1, 4, "mm"), 18, 17, 8),
			Volumes.of(Volumes.MM, 18, 17, 16), Volumes.of(new Calibration(1000, 1000, 2000, "micron"), 18, 17, 12)));
		var labels = ImageSource.of(List.of(Volumes.halves(18, 17, 8),
			Volumes.halves(18, 17, 16), Volumes.halves(18, 17, 12)));
		var card = trained(new LabelledImages(images, labels, Optional.empty())).card();
		assertEquals(new Resampling(List.of(2.0, 1.0, 1.0), "mm"), card.resampling());
		assertTrue(progress.heard("Voxel size 2 × 1 × 1 mm: 2 of 3 images have another one and are resampled to it"),
			progress.lines.toString());
		segments(Volumes.of(new Calibration(0.1, 0.1, 0.5, "cm"), 18, 17, 5));
		assertTrue(progress.heard("has voxels of 0.5 × 0.1 × 0.1 cm"), progress.lines.toString());
	}

	@Test
	void missingUnitsAreTold() {
		var images = ImageSource.of(List.of(Volumes.of(Volumes.MM, 16, 16, 4), Volumes.of(Calibration.NONE, 16, 16, 4)));
		trained(new LabelledImages(images,
			ImageSource.of(List.of(Volumes.halves(16, 16, 4), Volumes.halves(16, 16, 4))), Optional.empty()));
		assertTrue(progress.heard("1 of 2 images have no voxel size in a unit of length"), progress.lines.toString());
		segments(Volumes.of(Calibration.NONE, 16, 16, 3));
		assertTrue(progress.heard("'volume' has no voxel size in a unit of length"), progress.lines.toString());
	}

	@Test
	void brokenVoxelsAreTrainedOnAndSegmented() {
		var values = new float[17 * 18 * 5];
		for (var i = 0; i < values.length; i++)
			values[i] = i % 13 == 0 ? Float.NaN : i % 101 == 0 ? Float.NEGATIVE_INFINITY : i % 29;
		var broken = new CalibratedImage("broken", ArrayImgs.floats(values, 17, 18, 5), Pictures.XYZ,
			new Calibration(1, 1, 2, "mm"));
		var images = ImageSource.of(List.of(broken, Volumes.of(Volumes.MM, 17, 18, 10)));
		trained(new LabelledImages(images,
			ImageSource.of(List.of(Volumes.halves(17, 18, 5), Volumes.halves(17, 18, 10))), Optional.empty()));
		segments(broken);
	}

	@Test
	void intensitiesAMillionTimesApartGiveFiniteWeights() {
		var bright = new float[16 * 16 * 4];
		for (var i = 0; i < bright.length; i++) bright[i] = 1e6f * (i % 37);
		var images = ImageSource.of(List.of(Volumes.of(Volumes.MM, 16, 16, 4), new CalibratedImage("bright",
			ArrayImgs.floats(bright, 16, 16, 4), Pictures.XYZ, Volumes.MM)));
		trained(new LabelledImages(images,
			ImageSource.of(List.of(Volumes.halves(16, 16, 4), Volumes.halves(16, 16, 4))), Optional.empty()));
		segments(images.get(1));
	}
}
