package io.github.coverfiji.view;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.engine.Precision;
import io.github.coverfiji.engine.Probe;
import io.github.coverfiji.golden.Close;
import io.github.coverfiji.twin.Grid;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SevrPropertyTest {

	private static final int[] CROP = {8, 11};

	@Property(tries = 50)
	void imageDrawsTheSameInEveryBatch(@ForAll long seed, @ForAll @DoubleRange(max = 2) double strength) {
		var sevr = new Sevr(strength, 100, 0.02, 0.05, 0.5, 0.1);
		var batch = sevr.draw(random(seed, 0, 1, 2), 2, CROP, cubes(CROP));
		var alone = sevr.draw(random(seed, 1), 2, CROP, cubes(CROP));
		for (int i = 0; i < alone.size(); i++)
			assertArrayEquals(alone.get(i).values(), sample(batch.get(i), 1), "number " + i);
	}

	@Property(tries = 50)
	void numbersStayInTheirRanges(@ForAll long seed) {
		var drawn = new Sevr(1, 100, 0.02, 0.05, 0.5, 0.1).draw(random(seed, 0, 1, 2), 2, CROP, cubes(CROP));
		assertWithin(-1, 1, drawn.get(2).values());
		for (int n = 0; n < 3; n++) {
			assertWithin(10, 13, drawn.get(3).values()[2 * n]);
			assertWithin(0, 100, drawn.get(3).values()[2 * n + 1]);
			assertWithin(0, 3, drawn.get(4).values()[2 * n]);
			assertWithin(0, 4, drawn.get(4).values()[2 * n + 1]);
			assertWithin(0.5, 1.5, drawn.get(7).values()[2 * n]);
		}
		assertWithin(-0.12, 0.12, drawn.get(5).values());
		assertWithin(0, 0.05, drawn.get(6).values());
		for (float offset : drawn.get(4).values())
			assertEquals(Math.rint(offset), offset);
	}

	@Property(tries = 20)
	void withoutElasticPartOneVoxelOfNoiseIsDrawn(@ForAll long seed, @ForAll @IntRange(min = 2, max = 3) int d) {
		var crop = Arrays.copyOf(new int[] {6, 7, 8}, d);
		var drawn = Sevr.of(1).draw(random(seed, 0), 1, crop, cubes(crop));
		assertEquals(d, drawn.get(2).values().length);
		assertArrayEquals(new float[2], drawn.get(3).values());
	}

	/** The same draws on other voxels: S⁻¹ A S, elastic amplitudes as long in the body, all else the same. */
	@Property(tries = 20)
	void spacingKeepsTheMapOfTheBody(@ForAll long seed, @ForAll @IntRange(min = 2, max = 3) int d) {
		var crop = Arrays.copyOf(new int[] {4, 6, 5}, d);
		var spacing = Arrays.copyOf(new double[] {3, 0.5, 1}, d);
		var sevr = Sevr.of(1, 100);
		var cubes = sevr.draw(random(seed, 0), 1, crop, cubes(crop));
		var spaced = sevr.draw(random(seed, 0), 1, crop, spacing);
		for (int i = 0; i < d * d; i++)
			assertEquals(cubes.get(0).values()[i] * spacing[i % d] / spacing[i / d], spaced.get(0).values()[i], 1e-5);
		float[] equal = cubes.get(2).values(), shorter = spaced.get(2).values();
		for (int i = 0; i < equal.length; i++)
			assertEquals(equal[i] * 0.5 / spacing[i / (equal.length / d)], shorter[i], 1e-6);
		for (int i : new int[] {1, 3, 4, 5, 6, 7, 8})
			assertArrayEquals(cubes.get(i).values(), spaced.get(i).values(), "number " + i);
	}

	@Test
	void elasticVolumesMoveByAFewVoxelsAndDoNotFold() {
		assertEquals(0, Sevr.defaultElastic(2));
		var crop = new int[] {12, 20, 16};
		var sevr = new Sevr(0, Sevr.defaultElastic(3), 0, 0, 0, 0);
		var drawn = sevr.draw(random(3, 0, 1), 1, crop, cubes(crop)).stream().map(SevrPropertyTest::grid).toList();
		try (var probe = Probe.ofFunctions(Precision.FLOAT)) {
			var images = Grid.each(2, 1, Sevr.whole(crop), (n, c, p) -> p[0]);
			var target = probe.call("views", Stream.concat(Stream.of(images), drawn.stream()).toArray()).get(2);
			var largest = Arrays.stream(target.values()).map(Math::abs).max().orElseThrow();
			assertTrue(largest > 0.5 && largest < 20, "largest " + largest);
			Grid.each(2, 3, crop, (n, axis, p) -> {
				var next = p.clone();
				if (++next[axis] < crop[axis])
					assertTrue(target.at(n, axis, next) - target.at(n, axis, p) > -1);
				return 0;
			});
		}
	}

	@Test
	void noStrengthMovesNothing() {
		try (var probe = Probe.ofFunctions(Precision.FLOAT)) {
			for (int[] crop : List.of(CROP, new int[] {4, 6, 5})) {
				var sevr = new Sevr(0, 0, 0, 0, 0, 0);
				var drawn = sevr.draw(random(3, 0, 1), 1, crop, cubes(crop)).stream().map(SevrPropertyTest::grid).toList();
				var images = Grid.each(2, 1, Sevr.whole(crop), (n, c, p) -> n + p[0] * 0.5 + p[1] * p[1] * 0.25);
				var views = probe.call("views", Stream.concat(Stream.of(images), drawn.stream()).toArray());
				for (double component : views.get(2).values())
					assertEquals(0, Math.abs(component));
				var hidden = drawn.get(8);
				Close.absolute("fixed and moving view", views.get(0), Grid.each(2, 1, crop,
					(n, c, p) -> (hidden.at(n, 1, p) == 1 ? views.get(0) : views.get(1)).at(n, 0, p)), 1e-6);
			}
		}
	}

	/** Voxels of equal sides. */
	static double[] cubes(int[] crop) {
		return IntStream.of(crop).mapToDouble(side -> 1).toArray();
	}

	private static SplittableRandom[] random(long seed, int... samples) {
		return IntStream.of(samples).mapToObj(sample -> Draw.of(seed, 7, sample)).toArray(SplittableRandom[]::new);
	}

	private static float[] sample(HostTensor batch, int n) {
		int length = batch.values().length / (int) batch.shape()[0];
		return Arrays.copyOfRange(batch.values(), n * length, (n + 1) * length);
	}

	private static Grid grid(HostTensor tensor) {
		return Grid.of(tensor.values(), tensor.shape());
	}

	private static void assertWithin(double least, double most, float... values) {
		for (float value : values)
			assertTrue(value >= (float) least && value <= (float) most, value + " not in " + least + " … " + most);
	}
}
