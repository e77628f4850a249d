package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.github.coverfiji.task.InputException;

class ComponentsTest {

	/** Steps of 3 along (−0.6, 0.8) and of 1 across: variances 9 · 2/3 · 6/5 and 1 · 2/3 · 6/5 of 3 x 2 points. */
	@Test
	void findsKnownAxes() {
		var covariance = new Covariance(2);
		for (var along = -1; along <= 1; along++)
			for (var across = -1; across <= 1; across += 2)
				covariance.add(new double[] { 100 - 0.6 * 3 * along + 0.8 * across, -50 + 0.8 * 3 * along + 0.6 * across });
		var components = covariance.components(2);
		assertArrayEquals(new float[] { 100, -50 }, components.mean().values(), 1e-4f);
		assertArrayEquals(new float[] { -0.6f, 0.8f, 0.8f, 0.6f }, components.axes().values(), 1e-6f);
		assertArrayEquals(new double[] { 6.0 / 7, 1.0 / 7 }, components.shares(), 1e-9);
		assertEquals(List.of("PC 1 (86 %)", "PC 2 (14 %)"), components.names());
	}

	@Test
	void axesAreEigenvectorsOfTheTwoPassCovariance() {
		var random = new Random(2);
		var vectors = new double[50][5];
		for (var vector : vectors) {
			for (var c = 0; c < 5; c++) vector[c] = (c + 1) * random.nextGaussian() + 10;
			vector[3] += 2 * vector[1];
		}
		var covariance = new Covariance(5);
		for (var vector : vectors) covariance.add(vector);
		var components = covariance.components(3);
		var expected = twoPass(vectors);
		var trace = 0.0;
		for (var c = 0; c < 5; c++) trace += expected[c][c];
		for (var n = 0; n < 3; n++)
			for (var i = 0; i < 5; i++) {
				var product = 0.0;
				for (var j = 0; j < 5; j++) product += expected[i][j] * components.axes().values()[5 * n + j];
				assertEquals(components.shares()[n] * trace * components.axes().values()[5 * n + i], product, 1e-4);
			}
		assertTrue(components.shares()[0] > components.shares()[1] && components.shares()[1] > components.shares()[2]);
	}

	@Test
	void constantFeaturesHaveNoShare() {
		var covariance = new Covariance(3);
		for (var i = 0; i < 4; i++) covariance.add(new double[] { 1, 2, 3 });
		assertEquals(List.of("PC 1 (0 %)"), covariance.components(1).names());
	}

	@Test
	void brokenFeaturesAreRefused() {
		var covariance = new Covariance(2);
		covariance.add(new double[] { 1, Double.NaN });
		assertThrows(InputException.class, () -> covariance.components(1));
	}

	private static double[][] twoPass(double[][] vectors) {
		var channels = vectors[0].length;
		var mean = new double[channels];
		for (var vector : vectors)
			for (var c = 0; c < channels; c++) mean[c] += vector[c] / vectors.length;
		var covariance = new double[channels][channels];
		for (var vector : vectors)
			for (var i = 0; i < channels; i++)
				for (var j = 0; j < channels; j++)
					covariance[i][j] += (vector[i] - mean[i]) * (vector[j] - mean[j]) / (vectors.length - 1);
		return covariance;
	}
}
