package io.github.coverfiji.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DispersionTest {

	private static final int IGNORE = 255;

	private static float[] noise(int count, long seed) {
		var random = new Random(seed);
		var values = new float[count];
		for (int i = 0; i < count; i++) values[i] = (float) random.nextGaussian() + 0.5f;
		return values;
	}

	private static double[] unit(float[] features, int voxel, int voxels) {
		var unit = IntStream.range(0, features.length / voxels).mapToDouble(c -> features[c * voxels + voxel]).toArray();
		var length = Math.sqrt(dot(unit, unit));
		for (int c = 0; c < unit.length; c++) unit[c] /= length;
		return unit;
	}

	private static double dot(double[] a, double[] b) {
		return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
	}

	private static double distance(double[] a, double[] b) {
		return IntStream.range(0, a.length).mapToDouble(i -> (a[i] - b[i]) * (a[i] - b[i])).sum();
	}

	/** Looks at all pairs. */
	private static double ratio(float[] features, int[] ids) {
		var within = new ArrayList<Double>();
		var between = new ArrayList<Double>();
		for (int a = 0; a < 3; a++)
			for (int b = a; b < 3; b++) {
				var all = new ArrayList<Double>();
				for (int v = 0; v < ids.length; v++)
					for (int w = 0; w < ids.length; w++)
						if (ids[v] == a && ids[w] == b) all.add(distance(unit(features, v, ids.length), unit(features, w, ids.length)));
				(a == b ? within : between).add(all.stream().mapToDouble(x -> x).average().orElseThrow());
			}
		return within.stream().mapToDouble(x -> x).average().orElseThrow()
			/ between.stream().mapToDouble(x -> x).average().orElseThrow();
	}

	private static Dispersion.Result of(float[] features, int channels, int[] size, int[] ids) {
		var dispersion = new Dispersion(channels, IGNORE);
		dispersion.add(features, size, ids);
		return dispersion.result();
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3 })
	void ratioEqualsThatOfAllPairs(long seed) {
		var random = new Random(seed);
		var ids = IntStream.range(0, 3 * 4 * 5).map(i -> random.nextInt(4) == 3 ? IGNORE : i % 3).toArray();
		var features = noise(6 * ids.length, seed);
		assertEquals(ratio(features, ids), of(features, 6, new int[] { 3, 4, 5 }, ids).ratio(), 1e-9);
	}

	@Test
	void classesThatAreApartHaveRatioZeroAndMixedOnesOne() {
		var ids = IntStream.range(0, 64).map(i -> i % 8 < 4 ? 0 : 1).toArray();
		var apart = new float[2 * 64];
		for (int i = 0; i < 64; i++) apart[(ids[i]) * 64 + i] = 3;
		var far = of(apart, 2, new int[] { 8, 8 }, ids);
		assertEquals(0, far.ratio(), 1e-9);
		assertTrue(far.correlation() > 0.7, "all neighbours but those at the border are alike: " + far);
		var mixed = of(noise(40 * 64, 5), 40, new int[] { 8, 8 }, ids);
		assertEquals(1, mixed.ratio(), 0.1);
		assertEquals(0, mixed.correlation(), 0.1);
	}

	@Test
	void checkerboardOfOppositesHasCorrelationMinusOne() {
		var ids = new int[16];
		var features = new float[2 * 16];
		for (int i = 0; i < 16; i++) features[i] = (i / 4 + i % 4) % 2 == 0 ? 1 : -1;
		assertEquals(-1, of(features, 2, new int[] { 4, 4 }, ids).correlation(), 1e-9);
	}

	@Test
	void partsAddUpAndLengthsDoNotMatter() {
		var ids = IntStream.range(0, 40).map(i -> i % 2).toArray();
		var features = noise(3 * 40, 9);
		var longer = features.clone();
		for (int c = 0; c < 3; c++)
			for (int i = 0; i < 40; i++) longer[c * 40 + i] *= 1 + i;
		assertEquals(of(features, 3, new int[] { 5, 8 }, ids).ratio(), of(longer, 3, new int[] { 5, 8 }, ids).ratio(), 1e-6);
		var twice = new Dispersion(3, IGNORE);
		twice.add(features, new int[] { 5, 8 }, ids);
		twice.add(features, new int[] { 5, 8 }, ids);
		var once = of(features, 3, new int[] { 5, 8 }, ids);
		assertEquals(once.ratio(), twice.result().ratio(), 1e-9);
		assertEquals(once.correlation(), twice.result().correlation(), 1e-9);
	}

	@Test
	void oneClassHasNoRatio() {
		assertTrue(Double.isNaN(of(noise(8, 1), 2, new int[] { 2, 2 }, new int[4]).ratio()));
	}
}
