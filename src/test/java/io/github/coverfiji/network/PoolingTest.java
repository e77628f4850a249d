package io.github.coverfiji.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.coverfiji.engine.Precision;
import io.github.coverfiji.engine.Probe;
import io.github.coverfiji.method.CoverNetwork;
import io.github.coverfiji.method.CoverNetwork.Consistency;
import io.github.coverfiji.twin.Grid;
import io.github.coverfiji.view.Draw;
import io.github.coverfiji.view.Sevr;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Levels that leave thin axes alone, and networks made of them. */
class PoolingTest {

	@ParameterizedTest
	@CsvSource({ "128 128, 1 1, 16 16", "15 16, 1 1, 8 16", "1 500, 1 1, 1 16", "64 64 64, 1 1 1, 16 16 16",
		"4 32 32, 1 1 1, 4 16 16", "5 40 300, 5 1 1, 4 16 16", "90 40 300, 5 1 1, 4 16 16", "90 64 64, 1000 1 1, 1 16 16",
		"40 64 64, 2.5 0.7 0.7, 4 16 16", "64 64 64, 1.3 1 1, 16 16 16", "64 64 64, 1 2 4, 16 8 4", "1 1 1, 1 1 1, 1 1 1" })
	void thinAxesAndLongVoxelsAreHalvedLess(String size, String spacing, String expected) {
		assertArrayEquals(numbers(expected),
			Pooling.fitting(numbers(size), Stream.of(spacing.split(" ")).mapToDouble(Double::parseDouble).toArray())
				.multiples());
	}

	@Property(tries = 200)
	void noLevelShrinksAnAxisAwayAndTheDeepestHalveFirst(@ForAll @Size(3) List<@IntRange(min = 1, max = 70) Integer> size,
		@ForAll @Size(3) List<@DoubleRange(min = 0.01, max = 50) Double> spacing)
	{
		var sides = size.stream().mapToInt(i -> i).toArray();
		var pooling = Pooling.fitting(sides, spacing.stream().mapToDouble(s -> s).toArray());
		for (int axis = 0; axis < 3; axis++) {
			var along = axis;
			var steps = IntStream.range(0, Pooling.LEVELS).map(level -> pooling.sides().get(3 * level + along)).toArray();
			assertTrue(pooling.multiples()[axis] <= sides[axis]);
			assertEquals(pooling.multiples()[axis], Arrays.stream(steps).reduce(1, (a, b) -> a * b));
			for (int level = 1; level < steps.length; level++)
				assertTrue(steps[level] >= steps[level - 1], pooling.toString());
		}
	}

	@Test
	void everywhereIsThePapers() {
		assertArrayEquals(new int[] {16, 16, 16}, Pooling.everywhere(3).multiples());
		assertEquals(Pooling.everywhere(2), UNet.of(2, 1, 8).pooling());
	}

	@Test
	void otherNumbersAreRefused() {
		assertThrows(IllegalArgumentException.class, () -> new Pooling(2, Collections.nCopies(7, 2)));
		assertThrows(IllegalArgumentException.class, () -> new Pooling(2, Collections.nCopies(8, 3)));
		assertThrows(IllegalArgumentException.class, () -> new Pooling(3, Collections.nCopies(8, 2)));
		assertThrows(IllegalArgumentException.class, () -> UNet.of(2, 1, 8).with(Pooling.everywhere(3)));
	}

	@Test
	void aCardKeepsThePools() {
		var network = UNet.of(3, 2, 8).with(Pooling.fitting(new int[] {3, 70, 20}, new double[] {4, 1, 1}));
		assertEquals(network, UNet.of(network.architecture()));
	}

	/** Also of sizes that the pools do not divide. */
	@ParameterizedTest
	@CsvSource({ "4 16 16, 4 32 32", "1 16 16, 1 16 16", "2 16 16, 3 21 19", "1 1 1, 1 1 2", "2 16, 5 33", "1 16, 1 32" })
	void levelsHaveTheSizesThatThePoolsLeave(String multiples, String shape) {
		var size = numbers(shape);
		int d = size.length;
		var spacing = new double[d];
		Arrays.fill(spacing, 1);
		var network = UNet.of(d, 1, 8).with(Pooling.fitting(numbers(multiples), spacing));
		try (var probe = new Probe(network.build(new Initialiser(1)), Precision.FLOAT)) {
			var image = Grid.noise(2, shape(1, 1, size));
			var levels = probe.call("features", image);
			var expected = size.clone();
			for (int j = 4; j >= 0; j--) {
				assertArrayEquals(expected, levels.get(j).size());
				for (int a = 0; a < d; a++)
					if (j > 0) expected[a] /= network.pooling().sides().get((4 - j) * d + a);
			}
			assertArrayEquals(levels.get(4).values(), probe.call("forward", image).get(0).values());
		}
	}

	/** A step of pretraining on thin patches: it learns, in every weight. */
	@ParameterizedTest
	@CsvSource({ "4 32 32, 1000", "2 32 32, 0", "32 3 32, 0", "3 32, 0" })
	void aStepOnThinPatchesTeachesEveryWeight(String shape, double elastic) {
		var size = numbers(shape);
		var spacing = new double[size.length];
		Arrays.fill(spacing, 1);
		var backbone = UNet.of(size.length, 1, 8).with(Pooling.fitting(size, spacing));
		var node = new CoverNetwork(backbone, 1, Consistency.STANDARDISED).build(5);
		var random = new SplittableRandom[] {Draw.of(1, 1, 0), Draw.of(1, 1, 1)};
		var images = Grid.noise(6, shape(2, 1, Sevr.whole(size)));
		var arguments = Stream.concat(Stream.of(images), Sevr.of(1, elastic).draw(random, 1, size, spacing).stream()
			.map(tensor -> Grid.of(tensor.values(), tensor.shape()))).toArray();
		try (var probe = new Probe(node, Precision.FLOAT)) {
			var results = probe.differentiate("step", arguments);
			results.forEach(result -> assertTrue(Double.isFinite(result.values()[0])));
			assertTrue(results.get(0).values()[0] > 0);
			probe.gradients().forEach((path, gradient) -> {
				assertTrue(Arrays.stream(gradient.values()).allMatch(Double::isFinite), path);
				assertTrue(Arrays.stream(gradient.values()).anyMatch(value -> value != 0), path);
			});
		}
	}

	private static long[] shape(long batch, long channels, int[] size) {
		return LongStream.concat(LongStream.of(batch, channels), Arrays.stream(size).asLongStream()).toArray();
	}

	private static int[] numbers(String text) {
		return Stream.of(text.split(" ")).mapToInt(Integer::parseInt).toArray();
	}
}
