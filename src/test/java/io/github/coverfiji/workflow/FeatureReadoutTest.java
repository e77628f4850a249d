package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.coverfiji.image.Patch;
import io.github.coverfiji.image.Tile;

class FeatureReadoutTest {

	/** Intensity 5 z + 2 y + 3 x, and a second channel that does not count. */
	private static Patch ramp(int... size) {
		var ramp = Patch.zeros(2, size);
		for (int i = 0; i < ramp.voxels(); i++) {
			var at = FeaturePoints.position(i, size);
			var d = at.length;
			ramp.values()[i] = (d == 3 ? 5 * at[0] : 0) + 2 * at[d - 2] + 3 * at[d - 1];
			ramp.values()[i + ramp.voxels()] = 1000;
		}
		return ramp;
	}

	@Test
	void placeIntensityAndEdgesOfARamp() {
		var plane = FeatureReadout.numbers(new int[] { 3, 1 }, new Tile(new int[] { 16, 0 }, new int[] { 16, 16 }),
			new int[] { 40, 30 }, ramp(18, 18));
		assertArrayEquals(new double[] { 19.5 / 40, 1.5 / 30, Double.NaN, 2 * 4 + 3 * 2, Math.sqrt(13) }, plane, 1e-6);
		var volume = FeatureReadout.numbers(new int[] { 2, 0, 15 }, new Tile(new int[] { 0, 4, 0 }, new int[] { 4, 8, 16 }),
			new int[] { 4, 12, 16 }, ramp(6, 10, 18));
		assertArrayEquals(new double[] { 4.5 / 12, 15.5 / 16, 2.5 / 4, 5 * 3 + 2 + 3 * 16, Math.sqrt(38) }, volume, 1e-6);
	}

	@Test
	void manyFeaturesOfManyImagesLeaveFewerPoints() {
		assertEquals(1500, new FeatureReadout(List.of(128, 64, 32, 16, 8)).pointsPerImage(36));
		assertEquals(338, new FeatureReadout(List.of(1024, 512, 256, 128, 64)).pointsPerImage(100));
		assertEquals(1, new FeatureReadout(List.of(1024, 512, 256, 128, 64)).pointsPerImage(1_000_000));
	}
}
