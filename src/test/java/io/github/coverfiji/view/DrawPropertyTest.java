package io.github.coverfiji.view;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class DrawPropertyTest {

	@Property(tries = 200)
	void sameThreeNumbersDrawTheSame(@ForAll long seed, @ForAll long step, @ForAll @IntRange(max = 99) int sample) {
		assertArrayEquals(doubles(Draw.of(seed, step, sample)), doubles(Draw.of(seed, step, sample)));
	}

	@Property(tries = 200)
	void neighboursDrawOtherNumbers(@ForAll long seed, @ForAll @IntRange(max = 9999) int step,
		@ForAll @IntRange(max = 99) int sample)
	{
		var here = doubles(Draw.of(seed, step, sample));
		assertFalse(Arrays.equals(here, doubles(Draw.of(seed + 1, step, sample))));
		assertFalse(Arrays.equals(here, doubles(Draw.of(seed, step + 1, sample))));
		assertFalse(Arrays.equals(here, doubles(Draw.of(seed, step, sample + 1))));
		assertFalse(Arrays.equals(doubles(Draw.of(seed, step + 1, sample)), doubles(Draw.of(seed, step, sample + 1))));
		assertFalse(Arrays.equals(doubles(Draw.of(seed + 1, step, sample)), doubles(Draw.of(seed, step + 1, sample))));
	}

	@Property(tries = 50)
	void everyPositionComesOnceInAnEpoch(@ForAll long seed, @ForAll @IntRange(max = 50) int epoch,
		@ForAll @IntRange(min = 1, max = 40) int length)
	{
		var order = order(seed, epoch, length);
		assertArrayEquals(IntStream.range(0, length).toArray(), Arrays.stream(order).sorted().toArray());
		if (length > 20)
			assertFalse(Arrays.equals(order, order(seed, epoch + 1, length)));
	}

	@Property(tries = 1)
	void drawsAreUniform() {
		var means = IntStream.range(0, 2000).mapToDouble(sample -> Draw.of(5, 0, sample).nextDouble());
		assertEquals(0.5, means.average().orElseThrow(), 0.03);
	}

	private static int[] order(long seed, long epoch, int length) {
		return IntStream.range(0, length).map(position -> Draw.shuffled(seed, epoch, position, length)).toArray();
	}

	private static double[] doubles(SplittableRandom random) {
		return random.doubles(4).toArray();
	}
}
