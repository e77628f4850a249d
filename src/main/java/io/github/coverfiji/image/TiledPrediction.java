package io.github.coverfiji.image;

import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import io.github.coverfiji.image.TilesAhead.Place;
import io.github.coverfiji.image.TilesAhead.Read;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/**
 * Applies a network to an image of any size, tile by tile. At the far borders the image goes on mirrored up to the
 * tiling's multiple.
 *
 * <p>A network that normalises over all it sees (GroupNorm) gives each tile slightly other values, so by default tiles
 * are blended with smooth windows. A purely local network can be cut exactly instead.
 */
public final class TiledPrediction {

	private TiledPrediction() {}

	/** Takes finished parts of a result, in order, together covering the image once. */
	@FunctionalInterface
	public interface SlabConsumer {

		/**
		 * @param start where the slab begins along the first axis (Z, or Y of a plane)
		 * @param slab (C, [Z,] Y, X) of full size along the other axes; yours to keep
		 */
		void accept(int start, Patch slab);
	}

	/** What becomes of voxels that several tiles cover. */
	public sealed interface Seams permits Blended, Exact {}

	/** Smoothly weighted means. */
	public record Blended() implements Seams {}

	/**
	 * Neighbours meet in the middle of their overlap, which is made large enough.
	 *
	 * @param halo how far the network looks, in voxels, poolings included; then the result equals the untiled one
	 */
	public record Exact(int halo) implements Seams {}

	/**
	 * What came of the tiles.
	 *
	 * @param all how many there are
	 * @param skipped how many of them the network was not asked for
	 */
	public record Tiles(long all, long skipped) {

		/** No tiles. */
		public static final Tiles NONE = new Tiles(0, 0);

		/** @return these and those */
		public Tiles plus(Tiles other) {
			return new Tiles(all + other.all, skipped + other.skipped);
		}
	}

	/**
	 * Blends tiles into one result.
	 *
	 * @param sample what the network sees
	 * @param t tiling of the same dimension
	 * @param outputChannels channels the network gives
	 * @param network from (C, [Z,] Y, X) to (outputChannels, [Z,] Y, X) of the same size
	 * @param p hears of each tile; may cancel
	 * @return (outputChannels, [Z,] Y, X) of the image's own size, also if the network saw another grid
	 * @throws InputException if the result does not fit into one array
	 */
	public static Patch run(Sample sample, Tiling t, int outputChannels, PatchNetwork network, Progress p) {
		return whole(sample, t, new Blended(), outputChannels, network, p);
	}

	/**
	 * As {@link #run}, but with a choice of seams.
	 *
	 * @param seams {@link Exact} for a local network
	 * @return (outputChannels, [Z,] Y, X) of the sample's size
	 */
	public static Patch whole(Sample sample, Tiling t, Seams seams, int outputChannels, PatchNetwork network, Progress p) {
		var size = sample.extent();
		if (Patch.count(outputChannels, size) > Integer.MAX_VALUE - 8)
			throw new InputException("Cannot hold " + outputChannels + " channels of '" + sample.image().name() + "' at once",
				"they have more than 2^31 values", "ask for fewer channels, crop the image, or ask for labels only");
		var result = Patch.zeros(outputChannels, size);
		slabs(sample, t, seams, outputChannels, network, p, result::put);
		return result;
	}

	/**
	 * As {@link #whole}, but hands finished slabs over as soon as no later tile touches them: memory is that of one row
	 * of tiles, however long the first axis.
	 *
	 * @param consumer takes the slabs, on the calling thread
	 */
	public static void slabs(Sample sample, Tiling t, Seams seams, int outputChannels, PatchNetwork network, Progress p,
		SlabConsumer consumer)
	{
		slabs(sample, t, seams, TileChoice.ALL, outputChannels, network, p, consumer);
	}

	/**
	 * As {@link #slabs(Sample, Tiling, Seams, int, PatchNetwork, Progress, SlabConsumer)}, but does not ask the network for
	 * all tiles. Tiles are read on a thread of their own while the network, called on this one, is busy with those before.
	 *
	 * @param choice of tiles that the network sees; of the others the first output channel is 1 and the rest 0
	 * @return how many tiles there were
	 */
	public static Tiles slabs(Sample sample, Tiling t, Seams seams, TileChoice choice, int outputChannels,
		PatchNetwork network, Progress p, SlabConsumer consumer)
	{
		var size = sample.grid();
		var cover = cover(t, size, seams);
		var sink = sample.isResampled() ? new SlabResampling(sample, consumer) : consumer;
		var rows = new SlabRows(new SlabSum(outputChannels, size, cover), cover[0].starts(), size[0], sink);
		var side = rows.tile(new Place(0, 0, 0)).size();
		var tiles = Arrays.stream(cover).mapToLong(c -> c.starts().length).reduce(1, (a, b) -> a * b);
		var stage = p.stage("Applying the network", tiles);
		var done = 0L;
		var skipped = 0L;
		try (var ahead = new TilesAhead(places(cover), at -> read(sample, rows.tile(at), choice), network.atOnce(side))) {
			for (var batch = ahead.next(); !batch.isEmpty(); batch = ahead.next()) {
				var results = results(network, batch);
				for (var tile : batch) {
					if (tile.patch().isEmpty()) skipped++;
					rows.add(tile.patch().isEmpty() ? first(outputChannels, side) : results.next(), tile.place());
					stage.reached(++done);
				}
			}
		}
		rows.end();
		return new Tiles(done, skipped);
	}

	private static Iterator<Patch> results(PatchNetwork network, List<Read> batch) {
		var seen = batch.stream().flatMap(tile -> tile.patch().stream()).toList();
		return seen.isEmpty() ? Collections.emptyIterator() : network.all(seen).iterator();
	}

	private static Optional<Patch> read(Sample sample, Tile tile, TileChoice choice) {
		if (!choice.takes(sample, tile)) return Optional.empty();
		var start = Arrays.stream(tile.start()).asLongStream().toArray();
		return Optional.of(PatchReader.read(sample, start, tile.size()));
	}

	/** @return what certainly shows the first class */
	private static Patch first(int channels, int[] size) {
		var patch = Patch.zeros(channels, size);
		Arrays.fill(patch.values(), 0, patch.voxels(), 1);
		return patch;
	}

	/** @return the places of all tiles, the last axis fastest */
	static Iterator<Place> places(AxisCover[] cover) {
		return IntStream.range(0, cover[0].starts().length).boxed()
			.flatMap(row -> IntStream.range(0, cover[1].starts().length).boxed()
				.flatMap(y -> IntStream.range(0, cover[2].starts().length).mapToObj(x -> new Place(row, y, x)))).iterator();
	}

	/** @return always three axes; a plane has one of length 1 in the middle, which changes no layout */
	static AxisCover[] cover(Tiling t, int[] size, Seams seams) {
		var cover = new AxisCover[size.length];
		for (var d = 0; d < cover.length; d++) {
			var side = t.side(d, size[d]);
			cover[d] = seams instanceof Exact exact ? AxisCover.cut(t.starts(d, size[d], exact.halo()), side)
				: AxisCover.blended(t.starts(d, size[d], 0), side);
		}
		return cover.length == 3 ? cover : new AxisCover[] { cover[0], AxisCover.NO_AXIS, cover[1] };
	}
}
