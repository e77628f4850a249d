package io.github.coverfiji.golden;

import io.github.coverfiji.twin.Grid;
import java.util.Arrays;
import org.junit.jupiter.api.AssertionFailureBuilder;

/**
 * Comparison of arrays within a tolerance. A failure names the array, the worst index and both values. Other shapes,
 * NaN and infinity on either side always fail. An expected array of zeros is met by zeros only.
 */
public final class Close {

	private Close() {}

	/**
	 * Relative to the largest: max |actual − expected| / max |expected|, the error of {@code golden/README.md}.
	 *
	 * @param name of the array, for the message
	 * @param expected right numbers
	 * @param actual numbers under test
	 * @param tolerance largest error allowed, such as 1e-5
	 */
	public static void toLargest(String name, Grid expected, Grid actual, double tolerance) {
		check(name, expected, actual);
		double largest = Arrays.stream(expected.values()).map(Math::abs).max().orElse(0);
		judge(name, "relative to the largest", worst(expected, actual), largest, tolerance, expected, actual);
	}

	/**
	 * Absolute: max |actual − expected|.
	 *
	 * @param name of the array, for the message
	 * @param expected right numbers
	 * @param actual numbers under test
	 * @param tolerance largest error allowed, in the unit of the array
	 */
	public static void absolute(String name, Grid expected, Grid actual, double tolerance) {
		check(name, expected, actual);
		judge(name, "absolute", worst(expected, actual), 1, tolerance, expected, actual);
	}

	/**
	 * Relative L2: sqrt(sum (actual − expected)²) / sqrt(sum expected²).
	 *
	 * @param name of the array, for the message
	 * @param expected right numbers
	 * @param actual numbers under test
	 * @param tolerance largest error allowed, such as 1e-4
	 */
	public static void relativeL2(String name, Grid expected, Grid actual, double tolerance) {
		check(name, expected, actual);
		double[] right = expected.values();
		double[] difference = actual.values();
		Arrays.setAll(difference, i -> difference[i] - right[i]);
		judge(name, "relative L2", norm(difference), norm(right), tolerance, expected, actual);
	}

	/**
	 * Relative: |actual − expected| / |expected| of a single number.
	 *
	 * @param name of the number, for the message
	 * @param expected right number
	 * @param actual number under test
	 * @param tolerance largest error allowed, such as 1e-5
	 */
	public static void relative(String name, double expected, double actual, double tolerance) {
		toLargest(name, Grid.of(new double[] {expected}, 1), Grid.of(new double[] {actual}, 1), tolerance);
	}

	private static void check(String name, Grid expected, Grid actual) {
		if (!Arrays.equals(expected.shape(), actual.shape()))
			fail(name + " has another shape", Arrays.toString(expected.shape()), Arrays.toString(actual.shape()));
		refuse(name, "expected", expected);
		refuse(name, "actual", actual);
	}

	private static void refuse(String name, String side, Grid grid) {
		double[] values = grid.values();
		for (int i = 0; i < values.length; i++)
			if (!Double.isFinite(values[i]))
				throw new AssertionError(name + " (" + side + ") is " + values[i] + " at " + index(grid.shape(), i));
	}

	private static void judge(String name, String measure, double distance, double unit, double tolerance,
		Grid expected, Grid actual)
	{
		double error = distance == 0 ? 0 : distance / unit;
		if (error <= tolerance)
			return;
		int i = worstIndex(expected.values(), actual.values());
		fail(String.format("%s: error %.3g (%s) above %.3g, worst at %s", name, error, measure, tolerance,
			index(expected.shape(), i)), expected.values()[i], actual.values()[i]);
	}

	private static void fail(String message, Object expected, Object actual) {
		AssertionFailureBuilder.assertionFailure().message(message).expected(expected).actual(actual).buildAndThrow();
	}

	private static double worst(Grid expected, Grid actual) {
		int i = worstIndex(expected.values(), actual.values());
		return Math.abs(expected.values()[i] - actual.values()[i]);
	}

	private static int worstIndex(double[] a, double[] b) {
		int worst = 0;
		for (int i = 1; i < a.length; i++)
			if (Math.abs(a[i] - b[i]) > Math.abs(a[worst] - b[worst]))
				worst = i;
		return worst;
	}

	private static double norm(double[] values) {
		return Math.sqrt(Arrays.stream(values).map(v -> v * v).sum());
	}

	private static String index(long[] shape, int flat) {
		var index = new long[shape.length];
		long rest = flat;
		for (int axis = shape.length - 1; axis >= 0; axis--) {
			index[axis] = rest % shape[axis];
			rest /= shape[axis];
		}
		return Arrays.toString(index);
	}
}
