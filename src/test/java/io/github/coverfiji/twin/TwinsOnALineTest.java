package io.github.coverfiji.twin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** d = 1, for which there are no golden numbers: small cases counted by hand. */
class TwinsOnALineTest {

	@Test
	void warpTakesHalfOfTheBorderVoxelHalfOutside() {
		var warped = WarpTwin.warp(line(2, 4, 8), line(-0.5, 0.25, 0.5));
		assertArrayEquals(new double[] {1, 5, 4}, warped.values(), 1e-12);
	}

	@Test
	void equalFeaturesPointToTheMeanOfTheCandidatesInside() {
		var same = Grid.of(new double[8 * 4], 1, 8, 4);
		var vectors = MovTwin.vectors(Grid.noise(1, 1, 8, 4), same, 2, 1);
		assertArrayEquals(new double[] {0.5, 0, 0, -0.5}, vectors.values(), 1e-12);
	}

	@Test
	void fieldDoublesItsValuesAndKeepsItsEnds() {
		assertArrayEquals(new double[] {0, 4, 8, 12}, FieldUpsampleTwin.upsample(line(0, 6)).values(), 1e-12);
		assertArrayEquals(new double[] {6, 6}, FieldUpsampleTwin.upsample(line(3)).values(), 1e-12);
	}

	@Test
	void decoderRepeatsTheBorder() {
		assertArrayEquals(new double[] {0, 1, 3, 4}, DecoderUpsampleTwin.upsample(line(0, 4)).values(), 1e-12);
	}

	@Test
	void viewScalesAboutTheCentreAndMovesOn() {
		double[][] matrix = AffineViewTwin.matrix(new double[0], new double[] {2}, new double[0]);
		var field = AffineViewTwin.field(matrix, new double[] {0.5}, 5);
		assertArrayEquals(new double[] {-1.5, -0.5, 0.5, 1.5, 2.5}, field.values(), 1e-12);
		assertArrayEquals(new double[] {0, 1, 1, 0, 0}, AffineViewTwin.validMask(field).values());
	}

	@Test
	void emptyMaskLosesNothing() {
		var mask = line(0, 0, 0);
		var noise = Grid.noise(2, 1, 1, 3);
		assertEquals(0, LossTwin.vector(noise, mask, mask));
		assertEquals(0, LossTwin.consistency(noise, noise, mask, mask));
	}

	@Test
	void noiseIsRepeatableAndExactInFloat32() {
		var noise = Grid.noise(3, 1, 2, 5);
		assertArrayEquals(noise.values(), Grid.of(noise.floats(), 1, 2, 5).values());
		assertArrayEquals(noise.values(), Grid.noise(3, 1, 2, 5).values());
	}

	private static Grid line(double... values) {
		return Grid.of(values, 1, 1, values.length);
	}
}
