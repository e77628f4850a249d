package io.github.coverfiji.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.coverfiji.task.CancelledException;
import io.github.coverfiji.task.Progress;

class DistanceTransformTest {

	static Stream<Arguments> grids() {
		return Stream.of(
			Arguments.of(new int[] { 23 }, new double[] { 0.7 }),
			Arguments.of(new int[] { 1, 13 }, new double[] { 2, 1 }),
			Arguments.of(new int[] { 11, 17 }, new double[] { 3, 0.4 }),
			Arguments.of(new int[] { 7, 5, 9 }, new double[] { 3, 1, 0.5 }),
			Arguments.of(new int[] { 5, 9, 7 }, new double[] { 1, 1, 1 }));
	}

	@ParameterizedTest
	@MethodSource("grids")
	void equalsItsTwin(int[] size, double[] spacing) {
		for (var share : new double[] { 0.02, 0.1, 0.6 }) {
			var set = noise(size, share);
			var sites = IntStream.range(0, set.inside().length).filter(i -> set.inside()[i]).toArray();
			var squared = DistanceTransform.squared(set, spacing, Progress.SILENT);
			for (var index = 0; index < squared.length; index++) {
				var from = index;
				var expected = Arrays.stream(sites).mapToDouble(i -> BruteForce.distance(from, i, size, spacing)).min();
				assertEquals(expected.orElseThrow(), Math.sqrt(squared[index]), 1e-12, "voxel " + index);
			}
		}
	}

	@Test
	void anEmptySetIsInfinitelyFar() {
		var set = new Mask(new boolean[15], new Grid(new int[] { 5, 3 }));
		var squared = DistanceTransform.squared(set, new double[] { 1, 2 }, Progress.SILENT);
		assertTrue(Arrays.stream(squared).allMatch(d -> d == Double.POSITIVE_INFINITY));
	}

	@Test
	void stopsWhenAsked() {
		Progress stop = new Progress() {
			@Override
			public boolean isCancelled() {
				return true;
			}
		};
		var set = noise(new int[] { 5, 3 }, 0.5);
		assertThrows(CancelledException.class, () -> DistanceTransform.squared(set, new double[] { 1, 1 }, stop));
	}

	private static Mask noise(int[] size, double share) {
		var random = new Random(7);
		var grid = new Grid(size);
		var inside = new boolean[grid.voxels()];
		for (var index = 0; index < inside.length; index++) inside[index] = random.nextDouble() < share;
		inside[random.nextInt(inside.length)] = true;
		return new Mask(inside, grid);
	}
}
