package io.github.coverfiji.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.coverfiji.task.InputException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TilingTest {

	@Property(tries = 300)
	void tilesAreAlignedAndSeamsKeepTheHalo(@ForAll @IntRange(min = 1, max = 300) int size,
		@ForAll @IntRange(min = 4, max = 8) int tiles, @ForAll @DoubleRange(min = 0, max = 0.95) double overlap,
		@ForAll @IntRange(min = 0, max = 24) int halo)
	{
		var tiling = new Tiling(new int[] { 16 * tiles }, overlap, new int[] { 16 });
		var starts = tiling.starts(0, size, halo);
		var side = tiling.side(0, size);
		assertEquals(0, starts[0]);
		assertEquals(tiling.padded(0, size), starts[starts.length - 1] + side);
		var cut = AxisCover.cut(starts, side);
		var blended = AxisCover.blended(starts, side);
		for (var k = 0; k < starts.length; k++) {
			assertEquals(0, starts[k] % 16);
			for (var i = 0; i < side; i++) {
				assertTrue(blended.weights()[k][i] > 0);
				var nearEdge = k > 0 && i < halo || k < starts.length - 1 && i >= side - halo;
				if (nearEdge) assertEquals(0, cut.weights()[k][i]);
			}
		}
		assertSumsToOne(cut, tiling.padded(0, size), 0);
		assertSumsToOne(blended, tiling.padded(0, size), 1e-6f);
	}

	private static void assertSumsToOne(AxisCover cover, int length, float tolerance) {
		var sum = new float[length];
		for (var k = 0; k < cover.starts().length; k++)
			for (var i = 0; i < cover.side(); i++) sum[cover.starts()[k] + i] += cover.weights()[k][i];
		for (var s : sum) assertEquals(1, s, tolerance);
	}

	@Test
	void tilesCoverAPlane() {
		var tiles = new Tiling(new int[] { 32, 48 }, 0.5, new int[] { 16, 16 }).tiles(new int[] { 40, 50 });
		assertEquals(2 * 2, tiles.size());
		assertArrayEquals(new int[] { 16, 16 }, tiles.get(3).start());
		assertArrayEquals(new int[] { 32, 48 }, tiles.get(3).size());
	}

	@Test
	void aSmallImageIsOneTile() {
		var tiles = Samples.tiling(3, 64, 0.25).tiles(new int[] { 1, 17, 64 });
		assertEquals(1, tiles.size());
		assertArrayEquals(new int[] { 16, 32, 64 }, tiles.get(0).size());
	}

	@Test
	void impossibleTilesAreRefused() {
		var e = assertThrows(InputException.class, () -> Samples.tiling(2, 100, 0.5));
		assertTrue(e.getMessage().contains("choose 96"), e.getMessage());
		assertThrows(InputException.class, () -> Samples.tiling(2, 96, 1));
		assertThrows(InputException.class, () -> Samples.tiling(2, 64, 0).starts(0, 500, 30));
	}
}
