package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.Calibration;
import io.github.coverfiji.image.ImageSource;
import io.github.coverfiji.image.Resampling;
import io.github.coverfiji.task.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The voxel size that a training decides on, and what it says of images that have another one or none. */
class TargetSpacingTest {

	private static final Calibration PIXELS = Calibration.NONE;

	private final Recorder progress = new Recorder();

	private static Calibration mm(double x, double y, double z) {
		return new Calibration(x, y, z, "mm");
	}

	private Resampling decide(String option, int dimension, Calibration... sizes) {
		var images = Arrays.stream(sizes).map(size -> {
			var noise = Pictures.noise(Pictures.XYZ, 2, 2, 2);
			return new CalibratedImage("image", noise.pixels(), noise.axes(), size);
		}).toList();
		return TargetSpacing.of(option, ImageSource.of(images), dimension, progress);
	}

	@Test
	void theMedianIsOfEachAxis() {
		var found = decide("auto", 3, mm(1, 5, 2), mm(3, 4, 9), mm(2, 6, 1));
		assertEquals(new Resampling(List.of(2.0, 5.0, 2.0), "mm"), found);
		assertEquals(new Resampling(List.of(5.0, 2.0), "mm"), decide("auto", 2, mm(1, 5, 2), mm(3, 4, 9), mm(2, 6, 1)));
		assertEquals(List.of(3.0, 3.0), decide("auto", 2, mm(1, 1, 1), mm(3, 3, 3)).spacing(), "of two the larger");
	}

	@Test
	void mixedSpacingsAreTold() {
		decide("auto", 3, mm(1, 1, 5), mm(1, 1, 2.5), mm(1, 1, 2.51));
		assertTrue(progress.heard("Voxel size 2.51 × 1 × 1 mm: 1 of 3 images have another one and are resampled to it"),
			progress.lines.toString());
	}

	@Test
	void equalSpacingsAreNoNews() {
		decide("auto", 3, mm(1, 1, 5), mm(1.001, 1, 5), mm(1, 0.999, 5));
		assertEquals(List.of(), progress.lines);
	}

	@Test
	void mixedUnitsAreBroughtToTheFirst() {
		var found = decide("auto", 3, mm(1, 1, 5), new Calibration(1000, 2000, 5000, "micron"),
			new Calibration(0.2, 0.3, 0.5, "cm"));
		assertEquals("mm", found.unit());
		assertEquals(5, found.spacing().get(0), 1e-9);
		assertEquals(2, found.spacing().get(1), 1e-9);
		assertEquals(1, found.spacing().get(2), 1e-9);
		assertTrue(progress.heard("2 of 3 images have another one"), progress.lines.toString());
	}

	@Test
	void missingUnitsAreTold() {
		var found = decide("auto", 3, PIXELS, mm(1, 1, 4), mm(1, 1, 4));
		assertEquals(new Resampling(List.of(4.0, 1.0, 1.0), "mm"), found);
		assertTrue(progress.heard("1 of 3 images have no voxel size in a unit of length"), progress.lines.toString());
	}

	@Test
	void withoutAnyUnitVoxelsStay() {
		assertEquals(Resampling.NONE, decide("auto", 2, PIXELS, new Calibration(2, 2, 2, "inch")));
		assertEquals(List.of(), progress.lines, "pixels are what pictures usually have");
		assertEquals(Resampling.NONE, decide("auto", 3, PIXELS));
		assertTrue(progress.heard("voxels are taken as they are"));
		var refused = assertThrows(InputException.class, () -> decide("0.5", 2, PIXELS)).getMessage();
		assertTrue(refused.contains("spacing=0.5") && refused.contains("'pixel'") && refused.contains("spacing=none"), refused);
	}

	@Test
	void sidesMayBeGiven() {
		assertEquals(new Resampling(List.of(0.5, 0.5, 0.5), "mm"), decide("0.5", 3, PIXELS, mm(1, 1, 4)));
		assertEquals(new Resampling(List.of(3.0, 2.0, 1.0), "mm"), decide("3,2,1", 3, mm(1, 1, 4)));
		assertTrue(progress.heard("Voxel size 3 × 2 × 1 mm: 1 of 1 images have another one"), progress.lines.toString());
		assertEquals(new Resampling(List.of(2.0, 1.0), "mm"), decide("2,1", 2, mm(1, 1, 4)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "2,1", "1,1,1" })
	void wrongCountsAreRefused(String option) {
		var dimension = option.length() == 3 ? 3 : 2;
		var message = assertThrows(InputException.class, () -> decide(option, dimension, mm(1, 1, 1))).getMessage();
		assertTrue(message.contains("spacing=" + option) && message.contains("sides, but dimension is " + dimension), message);
	}

	@Test
	void noneLeavesVoxelsAlone() {
		assertEquals(Resampling.NONE, decide("none", 3, mm(1, 1, 1), mm(7, 7, 7)));
		assertEquals(List.of(), progress.lines);
	}
}
