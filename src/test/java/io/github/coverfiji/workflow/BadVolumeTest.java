package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.Calibration;
import io.github.coverfiji.image.ImageSource;
import io.github.coverfiji.network.TinyModel;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/** Volumes that are refused in a sentence before anything is written. */
class BadVolumeTest {

	@TempDir
	private Path folder;
	private Path output;

	@BeforeEach
	void name() {
		output = folder.resolve("output");
	}

	@AfterEach
	void nothingWasWritten() {
		assertTrue(Files.notExists(output));
	}

	private void refusesPretraining(String why, PretrainingSettings settings, CalibratedImage... images) {
		assertSays(why, assertThrows(InputException.class, () -> new Pretraining(settings).run(
			ImageSource.of(List.of(images)), output, false, Progress.SILENT)));
	}

	private void refusesLabels(String why, String dimension, CalibratedImage image, CalibratedImage labels) {
		var settings = Runs.with(Volumes.SEGMENTATION, "dimension", dimension);
		assertSays(why, assertThrows(InputException.class, () -> new SegmentationTraining(settings).run(
			LabelledImages.of(image, labels), output, false, Progress.SILENT)));
	}

	private static void assertSays(String why, InputException fault) {
		assertTrue(fault.getMessage().contains(why) && fault.getMessage().contains(". To mend it: "), fault.getMessage());
	}

	@Test
	void anAxisOfOneVoxelHasNoRoomForDisplacements() {
		refusesPretraining("views of 32 × 32 × 1 voxels", Volumes.COVER, Volumes.of(Volumes.MM, 1, 20, 20));
	}

	@Test
	void oneSliceIsNoVolume() {
		var slice = Volumes.of(Volumes.MM, 20, 20, 1);
		refusesPretraining("it has a single slice", Volumes.COVER, slice);
		refusesLabels("'volume' in 3D: it has a single slice", "3", slice, Volumes.halves(20, 20, 1));
	}

	@Test
	void labelsOfAnotherDepthAreRefused() {
		var image = Volumes.of(Volumes.MM, 20, 18, 6);
		var labels = Volumes.halves(20, 18, 5);
		refusesLabels("1 volume of 6 × 18 × 20, but its labels 'labels' have 1 volume of 5 × 18 × 20", "3", image, labels);
		refusesLabels("6 planes of 18 × 20, but its labels 'labels' have 5 planes of 18 × 20", "2", image, labels);
	}

	/** Millimetres that were meant to be micrometres. */
	@Test
	void aMistakenUnitIsRefusedBeforeTraining() {
		refusesPretraining("its voxels are 1 × 1 × 1 mm, the model's are 1 × 1 × 1 micron", Volumes.COVER,
			Volumes.of(new Calibration(1, 1, 1, "micron"), 16, 16, 4),
			Volumes.of(new Calibration(1, 1, 1, "micron"), 16, 16, 4), Volumes.of(Volumes.MM, 16, 16, 4));
	}

	/** The start's way of seeing images is taken over, but never its dimension against the user's word. */
	@Test
	void startOfVolumesForStacksTakenPlaneByPlane() throws IOException {
		var start = TinyModel.save(Files.createDirectory(folder.resolve("volumes")), 3, 1).path();
		refusesPretraining("it is a 3D model for 1 channels, but the images are 2D with 1",
			Runs.with(Runs.COVER, "start", start.toString()), Volumes.of(Volumes.MM, 20, 20, 9));
	}
}
