package io.github.coverfiji.image;

import java.util.Arrays;
import java.util.List;

import io.github.coverfiji.image.TiledPrediction.Seams;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/**
 * A network that is asked for tiles one by one, and then for parts of them, where memory does not suffice: overlapping and
 * joined as the tiles themselves are. Only the time of the tile that did not fit is lost.
 *
 * @param network from (C, [Z,] Y, X) to (channels, [Z,] Y, X) of the same size
 * @param channels that it gives
 * @param tiling whose overlap and multiples parts have too
 * @param seams between parts
 * @param limit learns what fits
 * @param progress hears of it
 */
public record SmallerTiles(PatchNetwork network, int channels, Tiling tiling, Seams seams, TileLimit limit,
	Progress progress) implements PatchNetwork
{

	/** @throws InputException if not even the smallest part fits */
	@Override
	public Patch apply(Patch tile) {
		for (var size = limit.within(tile.size(), tiling.multiple());;) {
			try {
				return Arrays.equals(size, tile.size()) ? network.apply(tile) : joined(tile, size);
			}
			catch (RuntimeException | OutOfMemoryError fault) {
				size = limit.smaller(fault, size, tiling.multiple(), progress);
			}
		}
	}

	@Override
	public List<Patch> all(List<Patch> tiles) {
		if (tiles.size() > 1 && tiles.size() <= limit.together()) {
			try {
				return network.all(tiles);
			}
			catch (RuntimeException | OutOfMemoryError fault) {
				limit.alone(fault, progress);
			}
		}
		return tiles.stream().map(this).toList();
	}

	@Override
	public int atOnce(int[] size) {
		return Math.min(limit.together(), network.atOnce(size));
	}

	private Patch joined(Patch tile, int[] size) {
		var cover = TiledPrediction.cover(new Tiling(size, tiling.overlap(), tiling.multiple()), tile.size(), seams);
		var result = Patch.zeros(channels, tile.size());
		var rows = new SlabRows(new SlabSum(channels, tile.size(), cover), cover[0].starts(), tile.size()[0], result::put);
		TiledPrediction.places(cover).forEachRemaining(at -> {
			progress.check("Applying the network");
			rows.add(network.apply(tile.part(rows.tile(at))), at);
		});
		rows.end();
		return result;
	}
}
