package io.github.coverfiji.view;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class AffinePropertyTest {

	@Property(tries = 300)
	void partsStayWithinStrengthTimesTheirRanges(@ForAll long seed, @ForAll @IntRange(min = 2, max = 3) int d,
		@ForAll @DoubleRange(max = 4) double strength)
	{
		var size = Arrays.copyOf(new int[] {12, 31, 50}, d);
		var affine = Affine.draw(Draw.of(seed, 0, 0), size, strength);
		assertEquals(d == 2 ? 1 : 3, affine.angles().length);
		assertWithin(strength * Math.PI / 9 * (d == 2 ? 2 : 1), affine.angles());
		assertEquals(d * (d - 1), affine.shears().length);
		assertWithin(strength * Math.PI / 32, affine.shears());
		for (int axis = 0; axis < d; axis++) {
			double scale = affine.scales()[axis];
			assertTrue(scale >= Math.max(0.1, 1 - 0.5 * strength) && scale <= 1 + 0.5 * strength, "scale " + scale);
			assertWithin(0.2 * strength * size[axis], affine.translation()[axis]);
		}
	}

	@Property(tries = 20)
	void largeStrengthReachesTheSmallestScale(@ForAll long seed) {
		double smallest = 1;
		for (int sample = 0; sample < 50; sample++)
			for (double scale : Affine.draw(Draw.of(seed, 0, sample), new int[] {9, 9}, 4).scales())
				smallest = Math.min(smallest, scale);
		assertEquals(0.1, smallest);
	}

	@Property(tries = 20)
	void noStrengthIsTheIdentity(@ForAll long seed, @ForAll @IntRange(min = 2, max = 3) int d) {
		var affine = Affine.draw(Draw.of(seed, 0, 0), Arrays.copyOf(new int[] {12, 31, 50}, d), 0);
		var matrix = affine.matrix();
		for (int row = 0; row < d; row++)
			for (int column = 0; column < d; column++)
				assertEquals(row == column ? 1 : 0, matrix[row][column], 1e-15);
		assertArrayEquals(new double[d], affine.translation(), 1e-15);
	}

	@Property(tries = 100)
	void rotationKeepsVolumes(@ForAll long seed, @ForAll @DoubleRange(min = -3, max = 3) double angle) {
		var random = Draw.of(seed, 0, 0);
		var affine = new Affine(new double[] {angle, random.nextDouble(), -angle}, new double[] {0.5, 2, 1.5},
			new double[6], new double[3]);
		assertEquals(1.5, determinant(affine.matrix()), 1e-12);
	}

	private static double determinant(double[][] m) {
		return m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
			+ m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
	}

	private static void assertWithin(double bound, double... values) {
		for (double value : values)
			assertTrue(Math.abs(value) <= bound, value + " beyond " + bound);
	}
}
