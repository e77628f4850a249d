package io.github.coverfiji.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.coverfiji.task.CancelledException;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;
import net.imglib2.FinalInterval;
import net.imglib2.position.FunctionRandomAccessible;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TiledPredictionTest {

	/** One voxel of the box filter, and up to 15 of the block. */
	private static final int HALO = 16;

	/**
	 * Two channels from one: sum over the 3^d neighbours (outside the tile 0, as a convolution does), and the mean of
	 * that over the block of voxels, counted from the tile's start, as poolings do.
	 *
	 * @param blocks sides of the block (Z, Y, X)
	 */
	static Patch local(Patch in, int... blocks) {
		var size = in.size().length == 3 ? in.size() : new int[] { 1, in.size()[0], in.size()[1] };
		var n = in.voxels();
		var out = new float[2 * n];
		var block = new double[n];
		var count = new int[n];
		for (var i = 0; i < n; i++) {
			var p = new int[] { i / size[2] / size[1], i / size[2] % size[1], i % size[2] };
			for (var z = Math.max(0, p[0] - 1); z <= Math.min(size[0] - 1, p[0] + 1); z++)
				for (var y = Math.max(0, p[1] - 1); y <= Math.min(size[1] - 1, p[1] + 1); y++)
					for (var x = Math.max(0, p[2] - 1); x <= Math.min(size[2] - 1, p[2] + 1); x++)
						out[i] += in.values()[(z * size[1] + y) * size[2] + x];
			block[corner(p, size, blocks)] += out[i];
			count[corner(p, size, blocks)]++;
		}
		for (var i = 0; i < n; i++) {
			var at = corner(new int[] { i / size[2] / size[1], i / size[2] % size[1], i % size[2] }, size, blocks);
			out[n + i] = (float) (block[at] / count[at]);
		}
		return new Patch(out, 2, in.size());
	}

	private static int corner(int[] p, int[] size, int[] blocks) {
		var at = 0;
		for (var a = 0; a < 3; a++) at = at * size[a] + p[a] / blocks[a] * blocks[a];
		return at;
	}

	/** @param blocks sides (Z, Y, X) that a tile's are multiples of */
	static float[] untiled(CalibratedImage image, int[] size, int... blocks) {
		var padded = IntStream.range(0, size.length).map(a -> Tiling.roundedUp(size[a], blocks[a + 3 - size.length])).toArray();
		var whole = local(PatchReader.read(Samples.raw(image, size.length), new long[size.length], padded), blocks);
		var out = new float[2 * (int) Patch.count(1, size)];
		for (var i = 0; i < out.length; i++) {
			var rest = i;
			var at = 0;
			var stride = 1;
			for (var d = size.length - 1; d >= 0; d--) {
				at += stride * (rest % size[d]);
				stride *= padded[d];
				rest /= size[d];
			}
			out[i] = whole.values()[at + rest * stride];
		}
		return out;
	}

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
			new TiledPrediction.Exact(HALO), 2, tile -> local(tile, 16, 16, 16), Progress.SILENT);
		assertArrayEquals(size, tiled.size());
		assertArrayEquals(untiled(image, size, 16, 16, 16), tiled.values());
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
		// Two Gaussians of deviation 8, 32 voxels apart, change places with a slope of at most 32 / (4 · 8²) for a voxel.
		for (var x = 1; x < 200; x++) assertEquals(row[x - 1], row[x], 0.125, "at " + x);
		assertEquals(1, row[64], 0.05);
	}

	@Test
	void slabsComeInOrderAndCoverTheImage() {
		var image = Samples.noise(1, 70, 20, 20);
		var next = new AtomicInteger();
		TiledPrediction.slabs(Samples.raw(image, 3), Samples.tiling(3, 32, 0.5), new TiledPrediction.Blended(), 1, p -> p,
			Progress.SILENT, (start, slab) -> {
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

	@Test
	void aNetworkOfTheWrongSizeIsNoticed() {
		var image = Samples.noise(1, 20, 20);
		assertThrows(IllegalStateException.class, () -> TiledPrediction.run(Samples.raw(image, 2),
			Samples.tiling(2, 32, 0), 2, p -> p, Progress.SILENT));
	}

	@Test
	void whatNoArrayCanHoldIsRefusedBeforehand() {
		var side = 60_000;
		var zeros = new FunctionRandomAccessible<FloatType>(2, (at, v) -> v.setZero(), FloatType::new);
		var image = new CalibratedImage("slide", Views.interval(zeros, new FinalInterval(side, side)),
			List.of(Axis.X, Axis.Y), Calibration.NONE);
		var sample = Samples.raw(image, 2);
		var t = Samples.tiling(2, 64, 0);
		assertThrows(InputException.class, () -> TiledPrediction.run(sample, t, 1, p -> fail(), Progress.SILENT));
		assertThrows(InputException.class, () -> TiledPrediction.slabs(sample, t, new TiledPrediction.Blended(), 600,
			p -> fail(), Progress.SILENT, (start, slab) -> fail()));
	}

	@Test
	void cancellingStopsAtTheNextTile() {
		var image = Samples.noise(1, 100, 100);
		var calls = new AtomicInteger();
		assertThrows(CancelledException.class, () -> TiledPrediction.run(Samples.raw(image, 2),
			Samples.tiling(2, 32, 0), 1, p -> {
			calls.incrementAndGet();
			return p;
		}, new Progress() {

			@Override
			public boolean isCancelled() {
				return calls.get() == 2;
			}
		}));
		assertEquals(2, calls.get());
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
				return local(tile, 1, 1, 1);
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
		var tiles = TiledPrediction.slabs(sample, Samples.tiling(size.length, 32, overlap), new TiledPrediction.Blended(),
			OptionalDouble.of(0.01f), 2, p -> {
				calls.incrementAndGet();
				return local(p, 1, 1, 1);
			}, Progress.SILENT, (start, slab) -> put(slab, start * (values.length / size[0]), found));
		var expected = TiledPrediction.run(sample, Samples.tiling(size.length, 32, overlap), 2, p -> local(p, 1, 1, 1),
			Progress.SILENT).values();
		assertEquals(tiles.all(), calls.get() + tiles.background());
		assertEquals(tiles.all(), Samples.tiling(size.length, 32, overlap).tiles(size).size());
		for (var i = 0; i < values.length; i++)
			if (values[i] > 0.01f) {
				assertEquals(expected[i], found[i]);
				assertEquals(expected[values.length + i], found[values.length + i]);
			}
		if (size[0] < 80) return;
		assertTrue(tiles.background() > 0, "all tiles were computed");
		assertEquals(1, found[values.length - 1], 1e-6);
		assertEquals(0, found[2 * values.length - 1]);
	}

	private static void put(Patch slab, int offset, float[] whole) {
		for (var c = 0; c < slab.channels(); c++)
			System.arraycopy(slab.values(), c * slab.voxels(), whole, c * whole.length / slab.channels() + offset, slab.voxels());
	}

	private static long[] reversed(int[] size) {
		return IntStream.range(0, size.length).mapToLong(d -> size[size.length - 1 - d]).toArray();
	}

	@Test
	void whatReadingThrowsEndsThePrediction() {
		var calls = new AtomicInteger();
		var broken = new FunctionRandomAccessible<FloatType>(2, (at, v) -> {
			if (at.getIntPosition(0) == 99) throw new InputException("the file", "is gone", "bring it back");
			v.set(1);
		}, FloatType::new);
		var image = new CalibratedImage("broken", Views.interval(broken, new FinalInterval(100, 20)), List.of(Axis.X, Axis.Y),
			Calibration.NONE);
		assertThrows(InputException.class, () -> TiledPrediction.run(Samples.raw(image, 2), Samples.tiling(2, 32, 0), 1, p -> {
			calls.incrementAndGet();
			return p;
		}, Progress.SILENT));
		assertEquals(3, calls.get());
	}
}
