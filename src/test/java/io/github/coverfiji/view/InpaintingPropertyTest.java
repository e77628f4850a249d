package io.github.coverfiji.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.coverfiji.engine.HostTensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class InpaintingPropertyTest {

	private static final int HEIGHT = 60, WIDTH = 95;

	@Property(tries = 100)
	void blocksKeepTheirDistanceFromTheBorder(@ForAll long seed) {
		var mask = mask(draw(seed, HEIGHT, WIDTH));
		for (int y = 0; y < HEIGHT; y++)
			for (int x = 0; x < WIDTH; x++)
				if (mask[y * WIDTH + x] == 1)
					assertTrue(y >= 3 && y <= HEIGHT - 5 && x >= 3 && x <= WIDTH - 5, y + ", " + x);
	}

	/** What is hidden by one block, or by several that form a box, tells the sides. */
	@Property(tries = 1)
	void sidesAreATenthToFourThirtieths() {
		int boxes = 0, empty = 0, runs = 1000;
		for (int seed = 0; seed < runs; seed++) {
			var mask = mask(draw(seed, HEIGHT, WIDTH));
			var hidden = IntStream.range(0, mask.length).filter(i -> mask[i] == 1).toArray();
			empty += hidden.length == 0 ? 1 : 0;
			if (hidden.length == 0)
				continue;
			var rows = Arrays.stream(hidden).map(i -> i / WIDTH).summaryStatistics();
			var columns = Arrays.stream(hidden).map(i -> i % WIDTH).summaryStatistics();
			int high = rows.getMax() - rows.getMin() + 1, wide = columns.getMax() - columns.getMin() + 1;
			if (high * wide != hidden.length)
				continue;
			boxes++;
			assertTrue(high >= 6 && high <= 7, "height " + high);
			assertTrue(wide >= 9 && wide <= 11, "width " + wide);
		}
		assertEquals(0.05, (double) empty / runs, 0.02, "no block");
		assertEquals(0.0475, (double) boxes / runs, 0.02, "one block");
	}

	@Property(tries = 100)
	void anySizeIsPaintedWithNoiseAndAMask(@ForAll long seed,
		@ForAll @Size(min = 2, max = 3) List<@IntRange(min = 1, max = 17) Integer> sides)
	{
		int[] size = sides.stream().mapToInt(side -> side).toArray();
		var paint = draw(seed, size);
		int voxels = paint.length / 2;
		double most = 10;
		for (int side : size)
			most *= Math.max(1, 4 * side / 30);
		for (int i = 0; i < voxels; i++)
			assertTrue(paint[i] >= 0 && paint[i] < 1, "noise " + paint[i]);
		int hidden = 0;
		for (float value : mask(paint)) {
			assertTrue(value == 0 || value == 1, "mask " + value);
			hidden += (int) value;
		}
		assertTrue(hidden <= most, hidden + " voxels hidden");
	}

	private static float[] draw(long seed, int... size) {
		int voxels = Arrays.stream(size).reduce(1, (a, b) -> a * b);
		var paint = HostTensor.constant(0, 1, 2, voxels);
		Inpainting.draw(Draw.of(seed, 0, 0), size, new Slot(paint, 0));
		return paint.values();
	}

	private static float[] mask(float[] paint) {
		return Arrays.copyOfRange(paint, paint.length / 2, paint.length);
	}
}
