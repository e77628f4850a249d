package io.github.coverfiji.ui;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LossCurveTest {

	@Test
	void meanFollowsTheLoss() {
		var curve = new LossCurve();
		curve.add(1, 2);
		curve.add(2, 1);
		curve.add(3, 1);
		assertArrayEquals(new double[] {1, 2, 3}, curve.steps());
		assertArrayEquals(new double[] {2, 1, 1}, curve.losses());
		assertArrayEquals(new double[] {2, 1.9, 1.81}, curve.means(), 1e-12);
	}

	@Test
	void longTrainingsAreThinnedOutEvenly() {
		var curve = new LossCurve();
		for (int step = 1; step <= 100_000; step++) curve.add(step, step);
		assertTrue(curve.count() > 500 && curve.count() <= 1024, "" + curve.count());
		var steps = curve.steps();
		for (int i = 1; i < steps.length; i++) assertEquals(128, steps[i] - steps[i - 1]);
		assertEquals(1, steps[0]);
		assertTrue(steps[steps.length - 1] > 100_000 - 128);
	}
}
