package io.github.coverfiji.golden;

import io.github.coverfiji.twin.Grid;
import java.util.Arrays;
import org.junit.jupiter.api.AssertionFailureBuilder;

/**
 * A short form of an array: mean, deviation, L2 norm and some of its numbers (README-pcrl, "Digest").
 *
 * @param mean of all numbers
 * @param deviation of the population
 * @param norm L2
 * @param samples every 1000003rd number, round and round
 */
public record Digest(double mean, double deviation, double norm, Grid samples) {

	private static final long STEP = 1_000_003;
	private static final int HEAD = 3;

	/** @return the digest that a golden array holds */
	public static Digest stored(Grid array) {
		double[] v = array.values();
		return new Digest(v[0], v[1], v[2], Grid.of(Arrays.copyOfRange(v, HEAD, v.length), v.length - HEAD));
	}

	/** @return the digest of these numbers with as many samples as the other one */
	public static Digest of(Grid grid, Digest like) {
		double[] v = grid.values();
		double sum = 0, squares = 0, spread = 0;
		for (double value : v) {
			sum += value;
			squares += value * value;
		}
		double mean = sum / v.length;
		for (double value : v)
			spread += (value - mean) * (value - mean);
		var samples = new double[like.samples.values().length];
		Arrays.setAll(samples, i -> v[(int) (i * STEP % v.length)]);
		return new Digest(mean, Math.sqrt(spread / v.length), Math.sqrt(squares), Grid.of(samples, samples.length));
	}

	/** @return the magnitude of the largest sample */
	public double largest() {
		return Arrays.stream(samples.values()).map(Math::abs).max().orElseThrow();
	}

	/** Demands that the numbers' digest is this one, up to a share of the largest sample, or of the norm. */
	public void isOf(String name, Grid grid, double tolerance) {
		isOf(name, grid, tolerance * largest(), tolerance * norm);
	}

	/** The same with an absolute error of each number. */
	public void isNearly(String name, Grid grid, double absolute) {
		isOf(name, grid, absolute, absolute * Math.sqrt(grid.values().length));
	}

	private void isOf(String name, Grid grid, double ofNumbers, double ofNorm) {
		var actual = of(grid, this);
		near(name + " (mean)", mean, actual.mean, ofNumbers);
		near(name + " (deviation)", deviation, actual.deviation, ofNumbers);
		near(name + " (norm)", norm, actual.norm, ofNorm);
		Close.absolute(name, samples, actual.samples, ofNumbers);
	}

	/** Demands this relative L2 error of the samples, and this relative error of the norm. */
	public void hasDirection(String name, Grid grid, double ofSamples, double ofNorm) {
		var actual = of(grid, this);
		near(name + " (norm)", norm, actual.norm, ofNorm * norm);
		Close.relativeL2(name, samples, actual.samples, ofSamples);
	}

	private static void near(String name, double expected, double actual, double tolerance) {
		if (!(Math.abs(expected - actual) <= tolerance)) AssertionFailureBuilder.assertionFailure()
			.message(name + ": above " + tolerance).expected(expected).actual(actual).buildAndThrow();
	}
}
