package io.github.coverfiji.image;

import java.util.Arrays;
import java.util.function.Function;

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
	public static Patch run(Sample sample, Tiling t, int outputChannels, Function<Patch, Patch> network, Progress p) {
		return whole(sample, t, new Blended(), outputChannels, network, p);
	}

	/**
	 * As {@link #run}, but with a choice of seams.
	 *
	 * @param seams {@link Exact} for a local network
	 * @return (outputChannels, [Z,] Y, X) of the sample's size
	 */
	public static Patch whole(Sample sample, Tiling t, Seams seams, int outputChannels, Function<Patch, Patch> network,
		Progress p)
	{
		var size = sample.extent();
		if (Patch.count(outputChannels, size) > Integer.MAX_VALUE - 8)
			throw new InputException("Cannot hold " + outputChannels + " channels of '" + sample.image().name() + "' at once",
				"they have more than 2^31 values", "ask for fewer channels, crop the image, or ask for labels only");
		var result = Patch.zeros(outputChannels, size);
		slabs(sample, t, seams, outputChannels, network, p, (start, slab) -> {
			var offset = start * (result.voxels() / size[0]);
			for (var c = 0; c < outputChannels; c++)
				System.arraycopy(slab.values(), c * slab.voxels(), result.values(), c * result.voxels() + offset,
					slab.voxels());
		});
		return result;
	}

	/**
	 * As {@link #whole}, but hands finished slabs over as soon as no later tile touches them: memory is that of one row
	 * of tiles, however long the first axis.
	 *
	 * @param consumer takes the slabs, on the calling thread
	 */
	public static void slabs(Sample sample, Tiling t, Seams seams, int outputChannels, Function<Patch, Patch> network,
		Progress p, SlabConsumer consumer)
	{
		var size = sample.grid();
		var sink = sample.isResampled() ? new SlabResampling(sample, consumer) : consumer;
		var cover = cover(t, size, seams);
		var slab = new SlabSum(outputChannels, size, cover);
		var rows = cover[0].starts();
		var tiles = Arrays.stream(cover).mapToLong(c -> c.starts().length).reduce(1, (a, b) -> a * b);
		var stage = p.stage("Applying the network", tiles);
		var done = 0L;
		for (var row = 0; row < rows.length; row++) {
			for (var y = 0; y < cover[1].starts().length; y++)
				for (var x = 0; x < cover[2].starts().length; x++) {
					var tile = slab.tile(row, y, x);
					var start = Arrays.stream(tile.start()).asLongStream().toArray();
					slab.add(network.apply(PatchReader.read(sample, start, tile.size())), row, y, x);
					stage.reached(++done);
				}
			var end = row + 1 < rows.length ? rows[row + 1] : size[0];
			sink.accept(rows[row], slab.take(end - rows[row]));
		}
	}

	/** @return always three axes; a plane has one of length 1 in the middle, which changes no layout */
	private static AxisCover[] cover(Tiling t, int[] size, Seams seams) {
		var cover = new AxisCover[size.length];
		for (var d = 0; d < cover.length; d++) {
			var side = t.side(d, size[d]);
			cover[d] = seams instanceof Exact exact ? AxisCover.cut(t.starts(d, size[d], exact.halo()), side)
				: AxisCover.blended(t.starts(d, size[d], 0), side);
		}
		return cover.length == 3 ? cover : new AxisCover[] { cover[0], AxisCover.NO_AXIS, cover[1] };
	}
}
