package io.github.coverfiji.view;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.engine.Precision;
import io.github.coverfiji.engine.Probe;
import io.github.coverfiji.engine.ScriptNode;
import io.github.coverfiji.golden.Close;
import io.github.coverfiji.twin.Grid;
import java.util.Arrays;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Intensities of varied crops: the script against the formulas, and the ranges of what is drawn. */
class ToneTest {

	/** Contrast, brightness and gamma that change nothing. */
	private static final double[] SAME = { 1, 0, 1 };

	static Stream<Arguments> sizes() {
		return Stream.of(Arguments.of(new int[] { 7, 10 }), Arguments.of(new int[] { 3, 6, 5 }));
	}

	/** The crop of an image that nothing moves. */
	private static Grid toned(Precision precision, Grid image, Grid noise, double blur, double... tone) {
		var d = image.size().length;
		var identity = new double[d * d];
		for (int i = 0; i < d; i++)
			identity[i * (d + 1)] = 1;
		var nodes = Grid.of(new double[d], d == 2 ? new long[] { 1, 2, 1, 1 } : new long[] { 1, 3, 1, 1, 1 });
		var labels = Grid.each(1, 1, image.size(), (n, c, p) -> 0);
		try (var probe = new Probe(new ScriptNode("labelled.Functions"), precision)) {
			return probe.call("augmented", image, labels, Grid.of(identity, 1, d, d), nodes, noise,
				Grid.of(new double[] { blur }, 1), Grid.of(tone, 1, 3), 255).get(0);
		}
	}

	private static Grid quiet(int channels, int... size) {
		return Grid.each(1, channels, size, (n, c, p) -> 0);
	}

	private static Grid noise(int channels, int... size) {
		return Grid.noise(5, LongStream.concat(LongStream.of(1, channels), Arrays.stream(size).asLongStream()).toArray());
	}

	@ParameterizedTest
	@MethodSource("sizes")
	void blurIsTheTwinsGaussian(int[] size) {
		var image = noise(2, size);
		for (double sigma : new double[] { 0.05, 0.6, 1.3 })
			Close.toLargest("sigma " + sigma, AppearanceTwin.gauss(image, sigma),
				toned(Precision.FLOAT, image, quiet(2, size), sigma, SAME), 1e-5);
		var constant = Grid.each(1, 2, size, (n, c, p) -> 0.3 + c);
		Close.absolute("constant", constant, toned(Precision.FLOAT, constant, quiet(2, size), 1.3, SAME), 1e-6);
	}

	@ParameterizedTest
	@MethodSource("sizes")
	void gammaKeepsNoughtAndOneAndAllOutside(int[] size) {
		double[] values = { 0, 1, -0.5, 3, 0.25 };
		var image = Grid.each(1, 1, size, (n, c, p) -> values[Arrays.stream(p).sum() % 5]);
		for (double gamma : new double[] { 0.5, 2 })
			Close.absolute("gamma", Grid.each(1, 1, size, (n, c, p) -> {
				var value = image.at(n, c, p);
				return value == 0.25 ? Math.pow(value, gamma) : value;
			}), toned(Precision.FLOAT, image, quiet(1, size), 0, 1, 0, gamma), 1e-5);
	}

	@ParameterizedTest
	@EnumSource
	void gammaComesThenContrastThenBrightnessThenNoise(Precision precision) {
		var image = Grid.of(new double[] { 0.25, 0.5, -0.5, 2, 1, 0, 0.81, 0.04 }, 1, 2, 2, 2);
		var noise = noise(2, 2, 2);
		var found = toned(precision, image, noise, 0, 1.25, -0.1, 0.5);
		double[][] bent = { { 0.5, Math.sqrt(0.5), -0.5, 2 }, { 1, 0, 0.9, 0.2 } };
		for (int c = 0; c < 2; c++) {
			var mean = Arrays.stream(bent[c]).average().orElseThrow();
			for (int i = 0; i < 4; i++)
				assertEquals((bent[c][i] - mean) * 1.25 + mean - 0.1 + noise.at(0, c, i / 2, i % 2),
					found.at(0, c, i / 2, i % 2), 1e-6);
		}
	}

	/** What 400 crops of a thousand voxels get: noises, blurs, tones. */
	private static HostTensor[] drawn(Tone tone) {
		var drawn = new HostTensor[] { HostTensor.constant(0, 400, 1, 1000), HostTensor.constant(0, 400),
			HostTensor.constant(0, 400, 3) };
		for (int i = 0; i < 400; i++)
			tone.draw(Draw.of(3, 0, i), new Slot(drawn[0], i), new Slot(drawn[1], i), new Slot(drawn[2], i));
		return drawn;
	}

	private static double deviation(float[] values) {
		double sum = 0;
		for (float value : values) sum += value * value;
		return Math.sqrt(sum / values.length);
	}

	@Test
	void drawsFillTheirRanges() {
		var drawn = drawn(new Tone(1.5, 0.3, 0.1, 0.2, 2));
		double[] least = { 9, 9, 9 }, most = { -9, -9, -9 };
		for (int i = 0; i < 1200; i++) {
			least[i % 3] = Math.min(least[i % 3], drawn[2].values()[i]);
			most[i % 3] = Math.max(most[i % 3], drawn[2].values()[i]);
		}
		assertArrayEquals(new double[] { 0.7, -0.3, 1 / 1.5 }, least, 0.1);
		assertArrayEquals(new double[] { 1.3, 0.3, 1.5 }, most, 0.1);
		assertTrue(least[0] >= 0.7 - 1e-6 && most[0] <= 1.3 + 1e-6 && least[2] >= 1 / 1.5 - 1e-6 && most[2] <= 1.5 + 1e-6);
		assertEquals(0.2 / Math.sqrt(3), deviation(drawn[0].values()), 0.01, "deviation uniform up to 0.2");
		for (int i = 0; i < 400; i++)
			assertTrue(deviation(Arrays.copyOfRange(drawn[0].values(), 1000 * i, 1000 * (i + 1))) < 0.2 * 1.15);
		var blurred = 0;
		for (float sigma : drawn[1].values()) {
			assertTrue(sigma >= 0 && sigma <= 2);
			if (sigma > 0) blurred++;
		}
		assertEquals(200, blurred, 40);
	}

	@Test
	void factorWidensAllRanges() {
		assertEquals(Tone.NONE, Tone.DEFAULT.times(0));
		assertEquals(Tone.DEFAULT, Tone.DEFAULT.times(1));
		assertEquals(new Tone(Math.pow(1.5, 2), 0.5, 0.25, 0.125, 4), new Tone(1.5, 0.25, 0.125, 0.0625, 2).times(2));
		var none = drawn(Tone.NONE);
		assertEquals(0, deviation(none[0].values()) + deviation(none[1].values()));
		for (int i = 0; i < 1200; i++)
			assertEquals(SAME[i % 3], none[2].values()[i], 1e-9);
	}

	@Test
	void numbersOutOfRangeAreRefused() {
		assertThrows(IllegalArgumentException.class, () -> new Tone(0.9, 0, 0, 0, 0));
		assertThrows(IllegalArgumentException.class, () -> new Tone(1, 0, 0, -1, 0));
		assertThrows(IllegalArgumentException.class, () -> Tone.DEFAULT.times(-1));
	}
}
