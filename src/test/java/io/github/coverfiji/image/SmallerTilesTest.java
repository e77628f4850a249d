package io.github.coverfiji.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import ai.djl.engine.EngineException;

import io.github.coverfiji.image.TiledPrediction.Blended;
import io.github.coverfiji.image.TiledPrediction.Exact;
import io.github.coverfiji.image.TiledPrediction.Seams;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/** Networks for which there is no memory beyond some number of voxels. */
class SmallerTilesTest {

	private static final String WORDS = "[enforce fail at alloc_cpu.cpp:119] err == 0. DefaultCPUAllocator: can't allocate"
		+ " memory: you tried to allocate 4294967296 bytes. Error code 12 (Cannot allocate memory)";

	private final List<String> log = new ArrayList<>();
	private final Progress listener = new Progress() {

		@Override
		public void log(String line) {
			log.add(line);
		}
	};
	private int faults;

	/** Sums of neighbours, as long as all tiles together have at most so many voxels. */
	private PatchNetwork bounded(int most, int atOnce, Supplier<Throwable> fault) {
		return new PatchNetwork() {

			@Override
			public Patch apply(Patch tile) {
				return all(List.of(tile)).get(0);
			}

			@Override
			public List<Patch> all(List<Patch> tiles) {
				if (tiles.stream().mapToInt(Patch::voxels).sum() > most) {
					faults++;
					if (fault.get() instanceof Error error) throw error;
					throw (RuntimeException) fault.get();
				}
				return tiles.stream().map(tile -> BoxFilter.of(tile, 1, 1, 1)).toList();
			}

			@Override
			public int atOnce(int[] size) {
				return atOnce;
			}
		};
	}

	private Patch run(int[] size, Tiling tiling, Seams seams, PatchNetwork network, TileLimit limit) {
		return TiledPrediction.whole(Samples.raw(Samples.noise(1, size), size.length), tiling, seams, 2,
			new SmallerTiles(network, 2, tiling, seams, limit, listener), Progress.SILENT);
	}

	private float[] undivided(int[] size, Tiling tiling) {
		return TiledPrediction.whole(Samples.raw(Samples.noise(1, size), size.length), tiling, new Exact(1), 2,
			bounded(Integer.MAX_VALUE, 1, SmallerTilesTest::engine), Progress.SILENT).values();
	}

	private static RuntimeException engine() {
		return new EngineException("forward failed", new RuntimeException(WORDS));
	}

	static Stream<Arguments> sizes() {
		return Stream.of(Arguments.of(new int[] { 101, 67 }, 64, 0), Arguments.of(new int[] { 101, 167 }, 96, 0.5),
			Arguments.of(new int[] { 5, 130 }, 112, 0.25), Arguments.of(new int[] { 50, 33, 70 }, 48, 0.5));
	}

	/** A network that looks one voxel far gives the same bits, whatever its tiles. */
	@ParameterizedTest
	@MethodSource("sizes")
	void partsOfATileEqualTheWhole(int[] size, int side, double overlap) {
		var tiling = Samples.tiling(size.length, side, overlap);
		var most = size.length == 2 ? 1100 : 33_000;
		var found = run(size, tiling, new Exact(1), bounded(most, 1, SmallerTilesTest::engine), new TileLimit());
		assertArrayEquals(undivided(size, tiling), found.values());
		assertTrue(faults >= 1 && faults <= 4, faults + " faults");
		assertEquals(faults, log.size());
		assertTrue(log.get(0).startsWith("There is no memory for tiles of "), log.get(0));
	}

	/** Of the tile's own grid, and blended: what does not look around is the same to rounding. */
	@Test
	void blendedPartsChangeNothing() {
		var tiling = Samples.tiling(2, 64, 0.5);
		PatchNetwork twice = tile -> {
			if (tile.voxels() > 600) throw engine();
			return tile;
		};
		var image = Samples.noise(1, 70, 90);
		var found = TiledPrediction.run(Samples.raw(image, 2), tiling, 1,
			new SmallerTiles(twice, 1, tiling, new Blended(), new TileLimit(), listener), Progress.SILENT);
		assertArrayEquals(Samples.values(image, 2), found.values(), 1e-6f);
		assertEquals(List.of("64 × 64 pixels: going on with 32 × 64.", "32 × 64 pixels: going on with 32 × 32.",
			"32 × 32 pixels: going on with 16 × 32."), log.stream().map(line -> line.replaceAll(".*tiles of ", "")).toList());
	}

	/** Also where Java itself has none, such as for the numbers that a network gives. */
	@Test
	void severalAtOnceGoOneByOneFirst() {
		var size = new int[] { 40, 200 };
		var tiling = Samples.tiling(2, 32, 0);
		var network = bounded(3000, 4, () -> new OutOfMemoryError("Java heap space"));
		var found = run(size, tiling, new Exact(1), network, new TileLimit());
		assertArrayEquals(undivided(size, tiling), found.values());
		assertEquals(List.of("There is no memory for several tiles at once: they go one by one."), log);
		assertEquals(1, faults);
	}

	@Test
	void whatDidNotFitIsNotTriedForTheNextImage() {
		var limit = new TileLimit();
		var network = bounded(1100, 1, SmallerTilesTest::engine);
		run(new int[] { 90, 90 }, Samples.tiling(2, 64, 0), new Exact(1), network, limit);
		var before = faults;
		run(new int[] { 100, 80 }, Samples.tiling(2, 96, 0), new Exact(1), network, limit);
		assertEquals(before, faults);
		assertEquals(2, log.size());
	}

	@Test
	void notEvenTheSmallestTileIsSaidInWords() {
		var fault = assertThrows(InputException.class, () -> run(new int[] { 40, 40 }, Samples.tiling(2, 32, 0), new Blended(),
			bounded(100, 2, SmallerTilesTest::engine), new TileLimit()));
		assertTrue(fault.getMessage().startsWith("Cannot apply the network to 16 × 16 pixels at once: the computer has no memory"
			+ " left for them. To mend it: make room"), fault.getMessage());
	}

	@Test
	void otherFaultsPass() {
		assertThrows(IllegalStateException.class, () -> run(new int[] { 40, 80 }, Samples.tiling(2, 32, 0), new Blended(),
			bounded(100, 2, () -> new IllegalStateException("made up")), new TileLimit()));
		assertThrows(StackOverflowError.class, () -> run(new int[] { 40, 80 }, Samples.tiling(2, 32, 0), new Blended(),
			bounded(100, 1, StackOverflowError::new), new TileLimit()));
		assertEquals(2, faults);
		assertEquals(List.of(), log);
	}
}
