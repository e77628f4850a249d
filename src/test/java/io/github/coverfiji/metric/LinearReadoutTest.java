package io.github.coverfiji.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

import org.junit.jupiter.api.Test;

import io.github.coverfiji.metric.LinearReadout.Point;
import io.github.coverfiji.task.CancelledException;
import io.github.coverfiji.task.Progress;

class LinearReadoutTest {

	private static final int CHANNELS = 3;

	/** Points with random features; every second one is fitted. */
	private static List<Point> points(int count, BiFunction<float[], Random, double[]> numbers, ToIntFunction<float[]> id) {
		var random = new Random(4);
		return IntStream.range(0, count).mapToObj(i -> {
			var features = new float[CHANNELS];
			for (int c = 0; c < CHANNELS; c++) features[c] = (float) random.nextGaussian() * (c + 1) + 5;
			return new Point(i % 2 == 0, features, numbers.apply(features, random), id.applyAsInt(features));
		}).toList();
	}

	private static LinearReadout.Result of(List<Point> points) {
		return LinearReadout.of(points, points.get(0).numbers().length, Progress.SILENT).result(0, CHANNELS);
	}

	private static Point with(Point point, float[] features) {
		return new Point(point.fitted(), features, point.numbers(), point.id());
	}

	@Test
	void whatIsLinearIsToldInFull() {
		var result = of(points(400, (f, random) -> new double[] { 2 * f[0] - f[1] / 2 + 7, f[2] }, f -> f[0] > 5 ? 1 : 0));
		assertEquals(1, result.explained().get(0), 1e-8);
		assertEquals(1, result.explained().get(1), 1e-8);
		assertTrue(result.dice() > 0.95, "the sign of a linear map: " + result);
	}

	@Test
	void classesThatAreFeaturesHaveDiceOne() {
		var result = of(points(300, (f, random) -> new double[0], f -> 0).stream().map(point -> {
			var id = (int) Math.abs(point.features()[0] * 10) % CHANNELS;
			var own = new float[CHANNELS];
			own[id] = 4;
			return new Point(point.fitted(), own, point.numbers(), id * 7);
		}).toList());
		assertEquals(1, result.dice(), 1e-12);
	}

	/** With y = x + e, var(x) = var(e), a map of x tells half; and nothing of what has no tie to x. */
	@Test
	void noiseIsNotTold() {
		var result = of(points(20_000, (f, random) -> new double[] { f[0] + random.nextGaussian(), random.nextGaussian() },
			f -> 0));
		assertEquals(0.5, result.explained().get(0), 0.02);
		assertEquals(0, result.explained().get(1), 0.002);
		assertTrue(Double.isNaN(result.dice()), "one class");
	}

	/** Fitted on (−1, −1), (1, 1), tested on (0, 1), (2, 0): the map tells 0 and 2, missing by 1 and 2; the mean by ½ each. */
	@Test
	void aMapThatMisleadsIsBelowZero() {
		var points = List.of(new Point(true, new float[] { -1 }, new double[] { -1 }, 0),
			new Point(true, new float[] { 1 }, new double[] { 1 }, 0),
			new Point(false, new float[] { 0 }, new double[] { 1 }, 0), new Point(false, new float[] { 2 }, new double[] { 0 }, 0));
		assertEquals(1 - 5 / 0.5, LinearReadout.of(points, 1, Progress.SILENT).result(0, 1).explained().get(0), 1e-3);
	}

	/** A class that only the fitted points have costs nothing, one that only the tested have gets 0. */
	@Test
	void classesOfTheTestedPointsCount() {
		int[] ids = { 0, 1, 2, 0, 1, 3 };
		float[] features = { 0, 1, 2, 0, 1, 1 };
		var points = IntStream.range(0, 6).mapToObj(i -> new Point(i < 3,
			new float[] { features[i] == 1 ? 1 : 0, features[i] == 2 ? 1 : 0 }, new double[0], ids[i])).toList();
		// Class 1 is found twice, once rightly: 2 / 3.
		assertEquals((2 / 3.0 + 0) / 2, LinearReadout.of(points, 0, Progress.SILENT).result(0, 2).dice(), 1e-12);
	}

	@Test
	void deadChannelDoesNoHarmEvenIfItWakesUp() {
		var points = points(200, (f, random) -> new double[] { f[0] + random.nextGaussian(), f[1] }, f -> f[0] > 5 ? 1 : 0);
		var dead = points.stream().map(p -> with(p, new float[] { p.features()[0], p.features()[1], 0.1f })).toList();
		var awake = dead.stream().map(p -> p.fitted() ? p
			: with(p, new float[] { p.features()[0], p.features()[1], p.features()[2] * 1e6f })).toList();
		var expected = LinearReadout.of(dead, 2, Progress.SILENT).result(0, 2);
		assertEquals(expected, of(dead));
		assertEquals(expected, of(awake));
		assertTrue(expected.explained().get(1) > 0.999, expected.toString());
	}

	/** Without the ridge the solver would find no answer. */
	@Test
	void twinsShareTheirWeight() {
		var points = points(200, (f, random) -> new double[] { f[0] + random.nextGaussian(), f[1] }, f -> f[0] > 5 ? 1 : 0);
		var twins = points.stream()
			.map(p -> with(p, new float[] { p.features()[0], p.features()[1], p.features()[1] })).toList();
		var expected = LinearReadout.of(twins, 2, Progress.SILENT).result(0, 2);
		assertEquals(expected.explained().get(0), of(twins).explained().get(0), 1e-4);
		assertEquals(expected.explained().get(1), of(twins).explained().get(1), 1e-4);
	}

	@Test
	void channelsCanBeReadInParts() {
		var points = points(200, (f, random) -> new double[] { f[0], f[2] }, f -> f[1] > 5 ? 1 : 0);
		var alone = points.stream().map(p -> with(p, new float[] { p.features()[2] })).toList();
		var expected = LinearReadout.of(alone, 2, Progress.SILENT).result(0, 1);
		var part = LinearReadout.of(points, 2, Progress.SILENT).result(2, 3);
		assertEquals(expected, part);
		assertTrue(part.explained().get(0) < 0.1 && part.explained().get(1) > 0.999, part.toString());
	}

	@Test
	void whatCannotBeToldIsNoNumber() {
		var points = points(50, (f, random) -> new double[] { f[0], 3, Double.NaN }, f -> 2);
		var result = of(points);
		assertEquals(1, result.explained().get(0), 1e-6);
		assertEquals(List.of(Double.NaN, Double.NaN), result.explained().subList(1, 3));
		assertEquals(Double.NaN, result.dice());
		for (var half : List.of(true, false)) {
			var one = of(points.stream().filter(point -> point.fitted() == half).toList());
			assertEquals(new LinearReadout.Result(List.of(Double.NaN, Double.NaN, Double.NaN), Double.NaN), one);
		}
		var broken = points.stream().map(p -> with(p, new float[] { p.features()[0], Float.NaN, 0 })).toList();
		assertEquals(List.of(Double.NaN, Double.NaN, Double.NaN), of(broken).explained());
		assertEquals(List.of(Double.NaN), LinearReadout.of(List.of(), 1, Progress.SILENT).result(0, 0).explained());
	}

	@Test
	void fittingCanBeBrokenOff() {
		var points = points(10, (f, random) -> new double[] { f[0] }, f -> 0);
		assertThrows(CancelledException.class, () -> LinearReadout.of(points, 1, new Progress() {

			@Override
			public boolean isCancelled() {
				return true;
			}
		}));
	}

	/** Units of a channel and of a number play no part. */
	@Property(tries = 50)
	void scaleAndOffsetChangeNothing(@ForAll @DoubleRange(min = 0.01, max = 100) double factor,
		@ForAll @DoubleRange(min = -10, max = 10) double offset)
	{
		var points = points(100, (f, random) -> new double[] { f[0] * f[1] + random.nextGaussian() },
			f -> f[0] + f[2] > 10 ? 1 : 0);
		var changed = points.stream().map(p -> new Point(p.fitted(),
			new float[] { (float) (p.features()[0] * factor + offset), p.features()[1], (float) (p.features()[2] / -factor) },
			new double[] { p.numbers()[0] * factor - offset }, p.id())).toList();
		assertEquals(of(points).explained().get(0), of(changed).explained().get(0), 1e-3);
		assertEquals(of(points).dice(), of(changed).dice(), 0.03);
	}
}
