package io.github.coverfiji.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;

import io.github.coverfiji.task.Progress;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Results of a network's grid come back on the voxels of the image. */
class SlabResamplingTest {

	/** Puts slabs together; they have to come in order and to cover the image once. */
	private static final class Collected implements TiledPrediction.SlabConsumer {

		private final Patch whole;
		private int next;

		Collected(int channels, int[] size) {
			whole = Patch.zeros(channels, size);
		}

		@Override
		public void accept(int start, Patch slab) {
			assertEquals(next, start);
			next += slab.size()[0];
			var row = whole.voxels() / whole.size()[0];
			assertEquals(row * slab.size()[0], slab.voxels());
			for (var c = 0; c < whole.channels(); c++)
				System.arraycopy(slab.values(), c * slab.voxels(), whole.values(), c * whole.voxels() + start * row,
					slab.voxels());
		}

		float[] values() {
			assertEquals(whole.size()[0], next, "rows are missing");
			return whole.values();
		}
	}

	private static Patch rows(float[] values, int[] size, int from, int count) {
		var sides = size.clone();
		sides[0] = count;
		var part = Patch.zeros(2, sides);
		var row = part.voxels() / count;
		for (var c = 0; c < 2; c++)
			System.arraycopy(values, (c * size[0] + from) * row, part.values(), c * part.voxels(), part.voxels());
		return part;
	}

	@Property(tries = 300)
	void slabsEqualTheWholeAtOnceAndItsTwin(@ForAll @IntRange(min = 2, max = 3) int dimension,
		@ForAll @Size(3) List<@IntRange(min = 1, max = 11) Integer> image,
		@ForAll @Size(3) List<@IntRange(min = 1, max = 11) Integer> other, @ForAll long seed)
	{
		var extent = Samples.sides(image, dimension);
		var grid = Samples.sides(other, dimension);
		var sample = Samples.onGrid(Samples.noise(2, extent), grid);
		var result = Samples.noise(2 * (int) Patch.count(1, grid));
		var whole = new Collected(2, extent);
		new SlabResampling(sample, whole).accept(0, rows(result, grid, 0, grid[0]));
		var slabs = new Collected(2, extent);
		var resampling = new SlabResampling(sample, slabs);
		var random = new Random(seed);
		for (int row = 0, count; row < grid[0]; row += count) {
			count = 1 + random.nextInt(grid[0] - row);
			resampling.accept(row, rows(result, grid, row, count));
		}
		assertArrayEquals(whole.values(), slabs.values());
		assertArrayEquals(GridTwin.resampled(result, grid, extent), GridTwin.wide(slabs.values()), 1e-6);
	}

	/** An identity for a network: only going to the grid and back is left. */
	@ParameterizedTest
	@CsvSource({ "37 41, 50 23, 0.5", "9 21 20, 18 10 20, 0", "5 33 1, 3 40 1, 0.75", "1 1, 7 3, 0.25", "40 40, 1 1, 0.5" })
	void predictionsHaveTheImagesOwnSize(String image, String other, double overlap) {
		var size = numbers(image);
		var grid = numbers(other);
		var there = GridTwin.resampled(Samples.noise(2 * (int) Patch.count(1, size)), size, grid);
		var result = TiledPrediction.run(Samples.onGrid(Samples.noise(2, size), grid),
			Samples.tiling(size.length, 32, overlap), 2, p -> p, Progress.SILENT);
		assertArrayEquals(size, result.size());
		assertArrayEquals(GridTwin.resampled(there, grid, size), GridTwin.wide(result.values()), 1e-5);
	}

	private static int[] numbers(String text) {
		return List.of(text.split(" ")).stream().mapToInt(Integer::parseInt).toArray();
	}

	/** Shares of classes still sum to 1 on the image's voxels. */
	@Test
	void sharesStayShares() {
		var sample = Samples.onGrid(Samples.noise(1, 13, 17), 29, 8);
		var result = TiledPrediction.run(sample, Samples.tiling(2, 16, 0.5), 2, tile -> {
			var out = Patch.zeros(2, tile.size());
			for (var i = 0; i < tile.voxels(); i++) {
				out.values()[i] = tile.values()[i];
				out.values()[tile.voxels() + i] = 1 - tile.values()[i];
			}
			return out;
		}, Progress.SILENT);
		for (var i = 0; i < result.voxels(); i++)
			assertEquals(1, result.values()[i] + result.values()[result.voxels() + i], 1e-5);
	}
}
