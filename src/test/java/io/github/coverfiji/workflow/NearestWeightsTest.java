package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import net.imglib2.img.array.ArrayImgs;

import io.github.coverfiji.image.Appearance;
import io.github.coverfiji.image.Axis;
import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.Calibration;
import io.github.coverfiji.image.ImageSource;
import io.github.coverfiji.image.Normalisation;
import io.github.coverfiji.image.Preparation;
import io.github.coverfiji.image.Resampling;
import io.github.coverfiji.model.NamedWeights;
import io.github.coverfiji.release.StandInWeights;
import io.github.coverfiji.task.Progress;

/** Weights that learnt from waves of one length are named to those who have such waves, and to nobody else. */
class NearestWeightsTest {

	private static final int WIDTH = 70;
	private static final int HEIGHT = 50;
	private static final String NONE_NEAR = "No pretrained weights are near these images.";

	@TempDir
	Path folder;

	private StandInWeights fiji;

	@BeforeEach
	void prepare() throws IOException {
		fiji = new StandInWeights(folder);
		fiji.add("xray-2d", 2, look(32, 0));
		fiji.add("mine", 2, look(4, 0));
		fiji.add("mri-3d", 3, look(16, 0));
		fiji.add("unseen", 2, null);
	}

	@AfterEach
	void close() {
		fiji.close();
	}

	@Test
	void nearestIsNamedWithWhatToWrite() {
		assertEquals(Optional.of("Nearest pretrained weights: Title of xray-2d (weights=xray-2d). COVER Experiment tells whether"
			+ " they help."), sentence(32, 2));
		assertEquals(Optional.of("Nearest pretrained weights: Title of mine (start=mine). COVER Experiment tells whether they"
			+ " help."), sentence(4, 2));
	}

	@Test
	void noneIsNamedWhereNoneIsNearOrFits() {
		assertEquals(Optional.of(NONE_NEAR), sentence(1, 2));
		assertEquals(Optional.of(NONE_NEAR), sentence(16, 2), "those of volumes do not fit");
		assertEquals(Optional.empty(), NearestWeights.sentence(known(), colours(), 2, Progress.SILENT));
	}

	@Test
	void faultyWeightsAreToldAndDoNotStopATraining() throws IOException {
		Files.writeString(fiji.folder().resolve("mine.json"), "{");
		Files.writeString(fiji.folder().resolve("xray-2d.pt"), "cut short");
		var heard = new Recorder();
		assertEquals(Optional.empty(), NearestWeights.sentence(known(), waves(32, 1), 2, heard));
		assertTrue(heard.heard("Pretrained weights mine were not compared. Cannot read "), heard.lines.toString());
		assertTrue(heard.heard("Pretrained weights xray-2d were not compared. Cannot open "), heard.lines.toString());
	}

	@Test
	void trainingFromScratchAndItsOutlookSayIt() {
		var settings = Runs.with(Runs.SEGMENTATION, "epochs", 1);
		var fresh = heard(settings);
		assertTrue(fresh.contains(NONE_NEAR), fresh);
		assertEquals(NONE_NEAR, Outlook.weights(settings, Runs.image(1)));
		var started = Runs.with(settings, "start", "xray-2d");
		var begun = heard(started);
		assertFalse(begun.contains("pretrained weights"), begun);
		assertTrue(begun.contains("xray-2d.pt'"), "it is what the training starts from");
		assertEquals("", Outlook.weights(started, Runs.image(1)));
	}

	private String heard(SegmentationSettings settings) {
		var heard = new Recorder();
		new SegmentationTraining(settings).run(Runs.labelled(5), folder.resolve("run" + System.nanoTime()), false, heard);
		return String.join("\n", heard.lines);
	}

	private NamedWeights known() {
		return new NamedWeights(List.of(fiji.folder()));
	}

	private Optional<String> sentence(int length, int dimension) {
		return NearestWeights.sentence(known(), waves(length, 1), dimension, Progress.SILENT);
	}

	/** As the stand-in's card has it, intensities stay as they are. */
	private static Appearance look(int length, int seed) {
		return Appearance.of(waves(length, seed), new Preparation(2, Normalisation.none(), Resampling.NONE), Progress.SILENT);
	}

	private static ImageSource waves(int length, int seed) {
		var random = new Random(seed);
		return ImageSource.of(IntStream.range(0, 3).mapToObj(i -> wave(length, 10 * random.nextDouble())).toList());
	}

	private static CalibratedImage wave(int length, double phase) {
		var values = new float[WIDTH * HEIGHT];
		for (var i = 0; i < values.length; i++) values[i] = (float) (0.5 + Math.sin(phase + i % WIDTH * Math.PI / length) / 2);
		return new CalibratedImage("waves", ArrayImgs.floats(values, WIDTH, HEIGHT), Pictures.XY, Calibration.NONE);
	}

	private static ImageSource colours() {
		return ImageSource.of(List.of(new CalibratedImage("colours", ArrayImgs.floats(WIDTH, HEIGHT, 3),
			List.of(Axis.X, Axis.Y, Axis.CHANNEL),
			Calibration.NONE)));
	}
}
