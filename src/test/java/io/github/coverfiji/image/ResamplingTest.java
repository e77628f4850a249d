package io.github.coverfiji.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import io.github.coverfiji.task.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which voxels a network sees of an image, from the voxel sizes and their units. */
class ResamplingTest {

	/** 6 slices of 20 × 10 voxels. */
	private static CalibratedImage volume(double x, double y, double z, String unit) {
		return new CalibratedImage("scan", Samples.noise(1, 6, 20, 10).pixels(),
			List.of(Axis.X, Axis.Y, Axis.Z, Axis.CHANNEL), new Calibration(x, y, z, unit));
	}

	private static int[] grid(CalibratedImage image, String unit, Double... sides) {
		return new Resampling(List.of(sides), unit).grid(image, sides.length);
	}

	@ParameterizedTest
	@CsvSource({ "nm,1e-9", "nanometer,1e-9", "µm,1e-6", "μm,1e-6", "um,1e-6", "micron,1e-6", "Microns,1e-6", "mm,1e-3",
		" MM ,1e-3", "millimeters,1e-3", "cm,1e-2", "m,1", "meter,1" })
	void lengthsAreMetres(String unit, double metres) {
		assertEquals(metres, Calibration.metresOf(unit).orElseThrow());
	}

	@ParameterizedTest
	@ValueSource(strings = { "pixel", "", "inch", "sec", "voxels" })
	void imagesWithoutALengthKeepTheirVoxels(String unit) {
		assertTrue(Calibration.metresOf(unit).isEmpty());
		assertArrayEquals(new int[] { 6, 20, 10 }, grid(volume(9, 9, 9, unit), "mm", 1.0, 1.0, 1.0));
		assertThrows(IllegalArgumentException.class, () -> new Resampling(List.of(1.0, 1.0), unit));
	}

	@Test
	void modelsWithoutAVoxelSizeTakeVoxelsAsTheyAre() {
		assertArrayEquals(new int[] { 6, 20, 10 }, Resampling.NONE.grid(volume(1, 2, 3, "mm"), 3));
		assertEquals(Resampling.NONE, new Resampling(List.of(), "pixel"));
	}

	/** The image has voxels of 5 × 2 × 1 mm (z, y, x), written in several units; the model's are 2.5 × 1 × 2 mm. */
	@ParameterizedTest
	@CsvSource({ "1,2,5,mm", "1000,2000,5000,micron", "0.1,0.2,0.5,cm", "1e6,2e6,5e6,nm" })
	void unitsDoNotMatter(double x, double y, double z, String unit) {
		var expected = new int[] { 12, 40, 5 };
		assertArrayEquals(expected, grid(volume(x, y, z, unit), "mm", 2.5, 1.0, 2.0));
		assertArrayEquals(expected, grid(volume(x, y, z, unit), "µm", 2500.0, 1000.0, 2000.0));
		assertArrayEquals(expected, grid(volume(x, y, z, unit), "cm", 0.25, 0.1, 0.2));
		assertArrayEquals(new int[] { 40, 5 }, grid(volume(x, y, z, unit), "mm", 1.0, 2.0), "planes have y and x");
	}

	@Test
	void twoPercentAreNotWorthTheBlur() {
		var slide = new CalibratedImage("slide", Samples.noise(1, 500, 1000).pixels(), List.of(Axis.X, Axis.Y, Axis.CHANNEL),
			new Calibration(1, 1, 1, "mm"));
		assertArrayEquals(new int[] { 500, 1000 }, grid(slide, "mm", 1 / 1.019, 1 / 0.981));
		assertArrayEquals(new int[] { 511, 979 }, grid(slide, "mm", 1 / 1.022, 1 / 0.979));
		assertArrayEquals(new int[] { 500, 500 }, grid(slide, "mm", 1.0, 2.0), "each axis by itself");
	}

	@Test
	void oneVoxelIsLeft() {
		assertArrayEquals(new int[] { 1, 1, 1 }, grid(volume(1, 1, 1, "mm"), "mm", 40.0, 40.0, 40.0));
	}

	@Test
	void mistakenUnitsAreNamed() {
		var large = assertThrows(InputException.class, () -> grid(volume(1, 1, 1, "mm"), "µm", 1.0, 1.0, 1.0)).getMessage();
		assertTrue(large.contains("'scan'") && large.contains("1 × 1 × 1 mm") && large.contains("1 × 1 × 1 µm")
			&& large.contains("1000000000 voxels") && large.contains("Image > Properties"), large);
		assertThrows(InputException.class, () -> grid(volume(4.1, 4.1, 4.1, "mm"), "mm", 1.0, 1.0, 1.0));
		assertArrayEquals(new int[] { 24, 80, 40 }, grid(volume(4, 4, 4, "mm"), "mm", 1.0, 1.0, 1.0));
		var small = assertThrows(InputException.class, () -> grid(volume(1, 1, 1, "µm"), "mm", 1.0, 1.0, 1.0)).getMessage();
		assertTrue(small.contains("1 × 1 × 1 µm") && small.contains("1 × 1 × 1 mm") && small.contains("1000 of its voxels"),
			small);
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, -1, Double.NaN, Double.POSITIVE_INFINITY })
	void impossibleSidesAreRefused(double side) {
		assertThrows(IllegalArgumentException.class, () -> new Resampling(List.of(1.0, side), "mm"));
		assertThrows(IllegalArgumentException.class, () -> new Calibration(1, 1, side, "mm"));
	}

	@Test
	void sidesAreWrittenWithFourDigits() {
		assertEquals("2.5 × 0.7 × 0.7 mm", new Resampling(List.of(2.5, 0.7, 0.7), "mm").describe());
		assertEquals("1000 × 120 × 10 nm", new Resampling(List.of(1000.0, 120.0, 10.0), "nm").describe());
		assertEquals("0.3333 × 12340 µm", new Resampling(List.of(1 / 3.0, 12344.0), "µm").describe());
		assertEquals("0.00000025 × 1 m", new Resampling(List.of(2.5e-7, 1.0), "m").describe());
		assertEquals("3 × 2 × 1 mm", new Calibration(1, 2, 3, "mm").describe(3));
		assertEquals("2 × 1 mm", new Calibration(1, 2, 3, "mm").describe(2));
	}

	/** Planes and volumes of one image share its fit and its grid. */
	@Test
	void samplesOfAnImageAreSeenAlike() {
		var preparation = new Preparation(2, Normalisation.DEFAULT, new Resampling(List.of(0.5, 2.0), "mm"));
		var samples = preparation.samples(volume(1, 1, 1, "mm"));
		assertEquals(6, samples.size());
		for (var sample : samples) {
			assertArrayEquals(new int[] { 40, 5 }, sample.grid());
			assertArrayEquals(new int[] { 20, 10 }, sample.extent());
			assertEquals(200, sample.voxels());
			assertEquals(samples.get(0).normaliser(), sample.normaliser());
		}
	}
}
