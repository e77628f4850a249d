package io.github.coverfiji.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.coverfiji.task.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is put together of tiles: the same as of the whole image, whichever tiles are computed and how many at once. */
class TiledPredictionTest {

	/** One voxel of the box filter, and up to 15 of the block. */
	private static final int HALO = 16;

	static Stream<Arguments> grids() {
		return Stream.of(new int[] { 101, 67 }, new int[] { 48, 161 }, new int[] { 5, 130 }, new int[] { 1, 1 },
			new int[] { 81, 33, 70 }, new int[] { 7, 90, 17 })
			.flatMap(size -> Stream.of(0, 0.25, 0.5, 0.75).map(overlap -> Arguments.of(size, overlap)));
	}

	@ParameterizedTest
	@MethodSource("grids")
	void exactTilesEqualTheWhole(int[] size, double overlap) {
		var image = Samples.noise(1, size);
		var tiled = TiledPrediction.whole(Samples.raw(image, size.length), Samples.tiling(size.length, 64, overlap),
			new TiledPrediction.Exact(HALO), 2, tile -> BoxFilter.of(tile, 16, 16, 16), Progress.SILENT);
		assertArrayEquals(size, tiled.size());
		assertArrayEquals(BoxFilter.untiled(image, size, 16, 16, 16), tiled.values());
	}

	@ParameterizedTest
	@MethodSource("grids")
	void blendingWhatDoesNotLookAroundChangesNothing(int[] size, double overlap) {
		var image = Samples.noise(2, size);
		var tiled = TiledPrediction.run(Samples.raw(image, size.length), Samples.tiling(size.length, 32, overlap), 2,
			p -> p, Progress.SILENT);
		assertArrayEquals(Samples.values(image, size.length), tiled.values(), 1e-6f);
	}

	@Test
	void blendingHasNoSteps() {
		var tile = new AtomicInteger();
		var image = Samples.noise(1, 16, 200);
		var row = TiledPrediction.run(Samples.raw(image, 2), Samples.tiling(2, 64, 0.5), 1, p -> {
			var out = Patch.zeros(1, p.size());
			Arrays.fill(out.values(), tile.getAndIncrement() % 2);
			return out;
		}, Progress.SILENT).values();
		// Two Gaussians of deviation 8, 32 voxels apart, change places with a slope of at most 32 / (4 · 8²) a voxel.
		for (var x = 1; x < 200; x++) assertEquals(row[x - 1], row[x], 0.125, "at " + x);
		assertEquals(1, row[64], 0.05);
	}

	@Test
	void slabsComeInOrderAndCoverTheImage() {
		var image = Samples.noise(1, 70, 20, 20);
		var next = new AtomicInteger();
		TiledPrediction.slabs(Samples.raw(image, 3), Samples.tiling(3, 32, 0.5), new TiledPrediction.Blended(), 1,
			p -> p, Progress.SILENT, (start, slab) -> {
				assertEquals(next.getAndAdd(slab.size()[0]), start);
				assertArrayEquals(new int[] { slab.size()[0], 20, 20 }, slab.size());
			});
		assertEquals(70, next.get());
	}

	@Test
	void brokenEdgesOfATileStayHidden() {
		var image = Samples.noise(1, 16, 200);
		var expected = Samples.values(image, 2);
		var tiled = TiledPrediction.whole(Samples.raw(image, 2), Samples.tiling(2, 64, 0),
			new TiledPrediction.Exact(8), 1, p -> {
				// The tile that begins inside the image is wrong in its first column.
				if (p.values()[0] != expected[0])
					for (var y = 0; y < 16; y++) p.values()[64 * y] = Float.NaN;
				return p;
			}, Progress.SILENT);
		assertArrayEquals(expected, tiled.values());
	}

	/** Five at a time, across rows: the same bits, in the same order. */
	@ParameterizedTest
	@MethodSource("grids")
	void severalTilesAtOnceChangeNothing(int[] size, double overlap) {
		var sample = Samples.raw(Samples.noise(1, size), size.length);
		var tiling = Samples.tiling(size.length, 32, overlap);
		var most = new AtomicInteger();
		var five = new PatchNetwork() {

			@Override
			public Patch apply(Patch tile) {
				return BoxFilter.of(tile, 1, 1, 1);
			}

			@Override
			public List<Patch> all(List<Patch> tiles) {
				most.accumulateAndGet(tiles.size(), Math::max);
				return PatchNetwork.super.all(tiles);
			}

			@Override
			public int atOnce(int[] tile) {
				return 5;
			}
		};
		assertArrayEquals(TiledPrediction.run(sample, tiling, 2, five::apply, Progress.SILENT).values(),
			TiledPrediction.run(sample, tiling, 2, five, Progress.SILENT).values());
		assertEquals(Math.min(5, tiling.tiles(size).size()), most.get());
	}

	/** Where anything is bright, the result has the same bits; far from it the first channel is certain. */
	@ParameterizedTest
	@MethodSource("grids")
	void darkTilesAreNotComputed(int[] size, double overlap) {
		var values = Samples.noise((int) Patch.count(1, size));
		for (var i = values.length / 2; i < values.length; i++) values[i] = 0.01f;
		var sample = Samples.raw(Samples.image(values, size.length == 2 ? List.of(Axis.X, Axis.Y)
			: List.of(Axis.X, Axis.Y, Axis.Z), reversed(size)), size.length);
		var calls = new AtomicInteger();
		var found = new float[2 * values.length];
		var tiles = TiledPrediction.slabs(sample, Samples.tiling(size.length, 32, overlap),
			new TiledPrediction.Blended(), TileChoice.brighterThan(0.01f), 2, p -> {
				calls.incrementAndGet();
				return BoxFilter.of(p, 1, 1, 1);
			}, Progress.SILENT, (start, slab) -> put(slab, start * (values.length / size[0]), found));
		var expected = TiledPrediction.run(sample, Samples.tiling(size.length, 32, overlap), 2,
			p -> BoxFilter.of(p, 1, 1, 1), Progress.SILENT).values();
		assertEquals(tiles.all(), calls.get() + tiles.skipped());
		assertEquals(tiles.all(), Samples.tiling(size.length, 32, overlap).tiles(size).size());
		for (var i = 0; i < values.length; i++)
			if (values[i] > 0.01f) {
				assertEquals(expected[i], found[i]);
				assertEquals(expected[values.length + i], found[values.length + i]);
			}
		if (size[0] < 80) return;
		assertTrue(tiles.skipped() > 0, "all tiles were computed");
		assertEquals(1, found[values.length - 1], 1e-6);
		assertEquals(0, found[2 * values.length - 1]);
	}

	private static void put(Patch slab, int offset, float[] whole) {
		for (var c = 0; c < slab.channels(); c++)
			System.arraycopy(slab.values(), c * slab.voxels(), whole, c * whole.length / slab.channels() + offset,
				slab.voxels());
	}

	private static long[] reversed(int[] size) {
		return IntStream.range(0, size.length).mapToLong(d -> size[size.length - 1 - d]).toArray();
	}
}
