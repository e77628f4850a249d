package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import net.imglib2.img.array.ArrayImgs;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.Calibration;
import io.github.coverfiji.image.FolderSource;
import io.github.coverfiji.image.ImageSource;
import io.github.coverfiji.model.ModelFile;

/** Unusual, but to be trained on. */
class OddInputTest {

	@TempDir
	private Path folder;
	private Path output;
	private final Recorder progress = new Recorder();

	@BeforeEach
	void name() {
		output = folder.resolve("output");
	}

	private void pretrains(ImageSource images) {
		var numbers = new Pretraining(Runs.with(Runs.COVER, "epochs", 1)).run(images, output, false, progress);
		numbers.forEach((name, value) -> assertTrue(Double.isFinite(value), name + " " + value));
		assertFiniteWeights();
	}

	private void segments(LabelledImages images) {
		var numbers = new SegmentationTraining(Runs.SEGMENTATION).run(images, output, false, progress);
		assertTrue(numbers.get("loss") > 0 && Double.isFinite(numbers.get("loss")));
		assertFiniteWeights();
	}

	private void assertFiniteWeights() {
		for (var tensor : Runs.weights(output).values())
			for (var value : tensor.values()) assertTrue(Float.isFinite(value));
	}

	private static CalibratedImage filled(float... values) {
		var all = new float[Runs.WIDTH * Runs.HEIGHT];
		for (var i = 0; i < all.length; i++) all[i] = values[i % values.length];
		return new CalibratedImage("odd", ArrayImgs.floats(all, Runs.WIDTH, Runs.HEIGHT), Pictures.XY, Calibration.NONE);
	}

	@Test
	void imageSmallerThanAPatch() {
		pretrains(ImageSource.of(List.of(Pictures.noise(Pictures.XY, 9, 20))));
	}

	@Test
	void labelledImageSmallerThanAPatch() {
		var ids = new int[9 * 20];
		Arrays.fill(ids, 90, 180, 1);
		var labels = Pictures.labels("labels", Calibration.NONE, Pictures.XY, new long[] { 9, 20 }, ids);
		segments(LabelledImages.of(Pictures.noise(Pictures.XY, 9, 20), labels));
	}

	@Test
	void constantImage() {
		pretrains(ImageSource.of(List.of(filled(7))));
		assertTrue(progress.heard("Nothing learnt"), progress.lines.toString());
	}

	@Test
	void constantLabelledImage() {
		segments(LabelledImages.of(filled(7), Runs.labels(Runs.spots(0))));
	}

	@Test
	void pixelsThatAreNoNumbers() {
		pretrains(ImageSource.of(List.of(filled(1, 5, Float.NaN, 3, Float.POSITIVE_INFINITY, 9, Float.NEGATIVE_INFINITY),
			filled(Float.NaN))));
	}

	@Test
	void unreadableFilesAmongGoodOnesAreNamedAndCounted() throws IOException {
		var images = ImageFolder.good(folder.resolve("images"), 2);
		ImageFolder.spoil(images);
		pretrains(FolderSource.open(images, progress));
		assertTrue(progress.heard("Skipped 'note.tif'") && progress.heard("Skipped 'cut.tif'"), progress.lines.toString());
		assertTrue(progress.heard("Using 2 of 4 files") && progress.heard("2 samples"), progress.lines.toString());
	}

	@Test
	void imagesWithoutLabelsAreLeftOut() throws IOException {
		var images = ImageFolder.good(folder.resolve("images"), 3);
		var labels = ImageFolder.good(folder.resolve("labels"), 0);
		ImageFolder.save(Runs.labels(Runs.spots(1)), labels.resolve("1.tiff"));
		var pairs = LabelledImages.open(images, labels, progress);
		assertEquals("1.tif", pairs.images().name(0));
		assertTrue(progress.heard("2 images without labels are left out"));
		segments(pairs);
	}

	@Test
	void oneLabelledImage() {
		segments(Runs.labelled(1));
		try (var model = new Segmentation(output, SegmentSettings.DEFAULT)) {
			assertEquals(2, model.card().classes().count());
		}
	}

	@Test
	void scribbles() {
		var truth = Runs.spots(0);
		var ids = new int[truth.length];
		Arrays.fill(ids, 255);
		for (var i = 0; i < ids.length; i += 97) ids[i] = truth[i];
		ids[0] = 1;
		segments(LabelledImages.of(Runs.image(0), Runs.labels(ids)));
	}

	@Test
	void patchIsRoundedUpAndTheLogSaysSo() {
		var settings = Runs.with(Runs.with(Runs.COVER, "patch", "33"), "epochs", 1);
		new Pretraining(settings).run(Runs.images(1), output, false, progress);
		assertTrue(progress.heard("divides the axes (y, x) by [16, 8]"), progress.lines.toString());
		assertTrue(progress.heard("patch=33: 48 × 40 pixels."), progress.lines.toString());
		assertEquals(List.of(48, 40), ModelFile.open(output).card().patch());
	}

	@Test
	void valuesAtTheEndOfTheFloats() {
		segments(LabelledImages.of(filled(3e38f, -3e38f, 0), Runs.labels(Runs.spots(0))));
	}
}
