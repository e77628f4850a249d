package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.Calibration;
import io.github.coverfiji.image.Normalisation;
import io.github.coverfiji.image.Preparation;
import io.github.coverfiji.image.Resampling;
import io.github.coverfiji.image.Tile;

class FeaturePointsTest {

	private static final int IGNORE = 255;
	/** X, Y, Z. */
	private static final long[] SIDES = { 5, 7, 6 };

	private static CalibratedImage stack(int... ids) {
		return Pictures.labels("stack", Calibration.NONE, Pictures.XYZ, SIDES, ids);
	}

	private static FeaturePoints draw(int dimension, int[] ids, int most, long seed) {
		var image = stack(new int[5 * 7 * 6]);
		var samples = new Preparation(dimension, Normalisation.none(), Resampling.NONE).samples(image);
		return FeaturePoints.draw(samples, stack(ids).samples(dimension), IGNORE, most, new SplittableRandom(seed));
	}

	@Test
	void labelledVoxelsAreDrawnEachOnceWhereTilesOverlap() {
		var ids = IntStream.range(0, 5 * 7 * 6).map(i -> i % 3 == 1 ? 4 : IGNORE).toArray();
		var points = draw(3, ids, 1000, 1);
		var counts = new int[ids.length];
		for (var tile : List.of(new Tile(new int[] { 0, 0, 0 }, new int[] { 4, 7, 5 }),
			new Tile(new int[] { 2, 0, 0 }, new int[] { 4, 7, 5 })))
			for (var v : points.take(0, tile)) counts[v + tile.start()[0] * 35]++;
		assertArrayEquals(IntStream.range(0, ids.length).map(i -> i % 3 == 1 ? 1 : 0).toArray(), counts);
		assertTrue(points.isEmpty());
	}

	@Test
	void placesAreThoseInTheTile() {
		var ids = new int[5 * 7 * 6];
		Arrays.fill(ids, IGNORE);
		// z = 2, y = 3, x = 4
		ids[(2 * 7 + 3) * 5 + 4] = 1;
		var points = draw(2, ids, 10, 1);
		assertEquals(0, points.take(1, new Tile(new int[2], new int[] { 16, 16 })).length);
		assertArrayEquals(new int[] { 1 * 16 + 2 }, points.take(2, new Tile(new int[] { 2, 2 }, new int[] { 16, 16 })));
	}

	@Test
	void everyLabelledVoxelHasTheSameChance() {
		var ids = IntStream.range(0, 5 * 7 * 6).map(i -> i % 7 == 0 ? 1 : IGNORE).toArray();
		var counts = new int[ids.length];
		for (int seed = 0; seed < 2000; seed++) {
			var taken = draw(3, ids, 6, seed).take(0, new Tile(new int[3], new int[] { 6, 7, 5 }));
			assertEquals(6, taken.length);
			for (var v : taken) counts[v]++;
		}
		// 6 of 30, 2000 times: 400, and four standard deviations.
		for (int i = 0; i < ids.length; i++) assertEquals(i % 7 == 0 ? 400 : 0, counts[i], i % 7 == 0 ? 72 : 0);
	}

	@Test
	void sameSeedDrawsTheSame() {
		var tile = new Tile(new int[3], new int[] { 6, 7, 5 });
		var ids = new int[5 * 7 * 6];
		assertArrayEquals(draw(3, ids, 20, 3).take(0, tile), draw(3, ids, 20, 3).take(0, tile));
		assertFalse(Arrays.equals(draw(3, ids, 20, 3).take(0, tile), draw(3, ids, 20, 4).take(0, tile)));
	}
}
