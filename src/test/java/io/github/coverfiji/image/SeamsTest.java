package io.github.coverfiji.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.Stream;

import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Windows of tiles, and networks that divide each axis by another number. */
class SeamsTest {

	private static int[] numbers(String text) {
		return Stream.of(text.split(" ")).mapToInt(Integer::parseInt).toArray();
	}

	/** exp(−t² / 2σ²) with σ an eighth of the side, raised by a thousandth, divided by the sum over the tiles there. */
	@Property(tries = 100)
	void windowsAreGaussian(@ForAll @IntRange(min = 1, max = 12) int tiles,
		@ForAll @DoubleRange(min = 0, max = 0.75) double overlap, @ForAll @IntRange(min = 1, max = 200) int size)
	{
		var tiling = new Tiling(new int[] { 4 * tiles }, overlap, new int[] { 4 });
		var side = tiling.side(0, size);
		var starts = tiling.starts(0, size, 0);
		var cover = AxisCover.blended(starts, side);
		for (var k = 0; k < starts.length; k++)
			for (var i = 0; i < side; i++) {
				var sum = 0.0;
				for (var start : starts) sum += window(starts[k] + i - start, side);
				assertEquals(window(i, side) / sum, cover.weights()[k][i], 1e-6);
			}
	}

	private static double window(int place, int side) {
		if (place < 0 || place >= side) return 0;
		var distance = place + 0.5 - side / 2.0;
		var deviation = side / 8.0;
		return 0.001 + Math.exp(-distance * distance / (2 * deviation * deviation));
	}

	/** Images of two dimensions have no Z, so their first number is that of Y. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "101 67|64 48|16 8", "33 5|32 8|8 4", "1 1|4 1|4 1", "3 90 33|4 64 48|4 16 16",
		"41 70 1|40 64 1|8 16 1", "1 50 90|1 64 64|1 16 16", "7 33 40|4 32 64|1 8 16" })
	void exactTilesEqualTheWholeWhateverEachAxisIsDividedBy(String image, String tile, String multiple) {
		var size = numbers(image);
		var multiples = numbers(multiple);
		var blocks = multiples.length == 3 ? multiples : new int[] { 1, multiples[0], multiples[1] };
		for (var overlap : new double[] { 0, 0.25, 0.5, 0.75 }) {
			var noise = Samples.noise(1, size);
			// The farthest look of any axis; an axis that is never pooled and thin has to be one tile.
			var halo = Arrays.stream(multiples).max().orElseThrow();
			var tiles = numbers(tile);
			for (var a = 0; a < tiles.length; a++)
				if (tiles[a] < size[a]) tiles[a] = Math.max(tiles[a], 2 * halo + multiples[a]);
			var tiled = TiledPrediction.whole(Samples.raw(noise, size.length), new Tiling(tiles, overlap, multiples),
				new TiledPrediction.Exact(halo), 2, p -> BoxFilter.of(p, blocks), Progress.SILENT);
			assertArrayEquals(BoxFilter.untiled(noise, size, blocks), tiled.values());
		}
	}

	/** Nothing but the voxel itself counts, so blending changes rounding alone, also on another grid. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "37 50|37 50|16 16|8 4", "5 33 20|5 33 20|4 16 16|4 8 2",
		"9 30 20|18 15 20|8 16 8|2 8 8",
		"1 17 40|1 17 40|1 16 16|1 16 16" })
	void blendedTilesOfAPointwiseNetworkEqualTheWhole(String image, String grid, String tile, String multiple) {
		var size = numbers(image);
		var sample = Samples.onGrid(Samples.noise(1, size), numbers(grid));
		var seen = PatchReader.read(sample, new long[size.length], numbers(grid)).values();
		for (var i = 0; i < seen.length; i++) seen[i] *= seen[i];
		var expected = GridTwin.resampled(seen, numbers(grid), size);
		for (var overlap : new double[] { 0, 0.25, 0.5, 0.75 }) {
			var tiled = TiledPrediction.run(sample, new Tiling(numbers(tile), overlap, numbers(multiple)), 1, p -> {
				for (var i = 0; i < p.values().length; i++) p.values()[i] *= p.values()[i];
				return p;
			}, Progress.SILENT);
			assertArrayEquals(size, tiled.size());
			assertArrayEquals(expected, GridTwin.wide(tiled.values()), 1e-5);
		}
	}

	@Test
	void sidesAreMultiplesOfTheirOwnAxis() {
		var tiling = new Tiling(new int[] { 4, 32, 48 }, 0.5, new int[] { 4, 16, 8 });
		assertArrayEquals(new int[] { 4, 32, 40 }, tiling.tiles(new int[] { 3, 40, 33 }).get(0).size());
		for (var t : tiling.tiles(new int[] { 11, 70, 90 }))
			assertTrue(t.start()[0] % 4 == 0 && t.start()[1] % 16 == 0 && t.start()[2] % 8 == 0);
		var e = assertThrows(InputException.class, () -> new Tiling(new int[] { 6, 32 }, 0.5, new int[] { 4, 16 }));
		assertTrue(e.getMessage().contains("6 is no multiple of 4"), e.getMessage());
		assertThrows(IllegalArgumentException.class, () -> new Tiling(new int[] { 16, 16 }, 0.5, new int[] { 16 }));
	}
}
