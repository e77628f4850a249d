package io.github.coverfiji.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.coverfiji.task.Progress;

/** Parts of images, and the tiles that they need. */
class RegionTest {

	private static Region box(int columns, int rows, int left, int top, int right, int bottom) {
		var mask = new byte[columns * rows];
		for (var y = top; y < bottom; y++) for (var x = left; x < right; x++) mask[x + y * columns] = -1;
		return Region.of(columns, mask);
	}

	/** Whatever grid the network sees, what is inside has the values of the whole. */
	@ParameterizedTest
	@CsvSource({ "160, 160, 0.5, 4", "160, 160, 0, 1", "71, 64, 0.25, 1", "320, 400, 0.5, 1", "40, 30, 0, 1", "600, 64, 0, 1" })
	void insideNeedsNoOtherTiles(int rows, int columns, double overlap, int left) {
		var image = Samples.noise(1, 160, 160);
		var region = box(160, 160, 60 + left, 33, 100, 64);
		var sample = Samples.onGrid(image, rows, columns);
		var expected = result(sample, overlap, TileChoice.ALL);
		var found = result(sample, overlap, region::needs);
		for (var i = 0; i < 160 * 160; i++) if (region.holds(i)) assertEquals(expected[i], found[i], 1e-5, "pixel " + i);
	}

	private static float[] result(Sample sample, double overlap, TileChoice choice) {
		var values = new float[160 * 160];
		var tiles = TiledPrediction.slabs(sample, Samples.tiling(2, 32, overlap), new TiledPrediction.Blended(), choice, 1,
			p -> p, Progress.SILENT,
			(start, slab) -> System.arraycopy(slab.values(), 0, values, start * 160, slab.values().length));
		if (choice != TileChoice.ALL && tiles.all() > 16) assertTrue(tiles.skipped() > tiles.all() / 3, tiles.toString());
		return values;
	}

	@Test
	void boundingBoxIsTight() {
		assertEquals("3 × 2 pixels at 4, 5", box(9, 8, 4, 5, 7, 7).describe());
		assertEquals("9 × 8 pixels at 0, 0", box(9, 8, 0, 0, 9, 8).describe());
		assertFalse(box(9, 8, 8, 7, 9, 8).isEmpty());
		assertTrue(Region.of(9, new byte[72]).isEmpty());
	}

	@Test
	void partOfAnImageIsItsBox() {
		var values = new float[2 * 4 * 5];
		for (var i = 0; i < values.length; i++) values[i] = i;
		var part = Samples.image(values, List.of(Axis.CHANNEL, Axis.X, Axis.Y), 2, 4, 5).part(box(4, 5, 1, 2, 3, 5));
		assertEquals(List.of(2L, 2L, 3L), List.of(part.extent(Axis.CHANNEL), part.extent(Axis.X), part.extent(Axis.Y)));
		var read = PatchReader.read(Samples.raw(part, 2), new long[2], new int[] { 3, 2 });
		assertEquals(2 * (1 + 2 * 4), read.values()[0]);
		assertEquals(2 * (2 + 4 * 4) + 1, read.values()[read.values().length - 1]);
	}
}
