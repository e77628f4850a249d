package io.github.coverfiji.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.LabelReader;
import io.github.coverfiji.image.Sample;
import io.github.coverfiji.image.Tile;

/**
 * Voxels of an image drawn at random, each labelled one with the same chance (reservoir sampling: Vitter, ACM TOMS 1985,
 * algorithm R). The labels are read once, slab by slab; only the voxels drawn are kept.
 */
final class FeaturePoints {

	/** Labels read at a time. */
	private static final int SLAB = 1 << 20;

	private final List<Voxel> left = new ArrayList<>();

	/** Where a voxel is: in which sample, and there ([z,] y, x). */
	private record Voxel(int sample, int[] at) {}

	private FeaturePoints() {}

	/**
	 * @param samples of an image
	 * @param maps their labels
	 * @param ignore label of voxels that are never drawn
	 * @param most how many to draw at most
	 * @param random draws them
	 * @return so many voxels, or all labelled ones if there are fewer
	 */
	static FeaturePoints draw(List<Sample> samples, List<CalibratedImage> maps, int ignore, int most,
		SplittableRandom random)
	{
		var points = new FeaturePoints();
		var seen = 0L;
		for (int s = 0; s < samples.size(); s++) {
			var grid = samples.get(s).grid();
			var row = samples.get(s).voxels() / grid[0];
			var rows = (int) Math.max(1, SLAB / row);
			for (int from = 0; from < grid[0]; from += rows) {
				var ids = slab(maps.get(s), grid, from, Math.min(rows, grid[0] - from), ignore);
				for (int v = 0; v < ids.length; v++) {
					if (ids[v] == ignore) continue;
					var slot = ++seen <= most ? seen - 1 : random.nextLong(seen);
					if (slot < most) points.put((int) slot, new Voxel(s, position(from * row + v, grid)));
				}
			}
		}
		return points;
	}

	private static int[] slab(CalibratedImage map, int[] grid, int from, int rows, int ignore) {
		var start = new long[grid.length];
		var size = grid.clone();
		start[0] = from;
		size[0] = rows;
		return LabelReader.read(map, start, size, grid, ignore);
	}

	private void put(int slot, Voxel voxel) {
		if (slot == left.size()) left.add(voxel);
		else left.set(slot, voxel);
	}

	/** @return whether nothing is left to take */
	boolean isEmpty() {
		return left.isEmpty();
	}

	/**
	 * Takes voxels out, so that where tiles overlap each is given once.
	 *
	 * @param sample number of the sample
	 * @param tile of it
	 * @return the voxels that lie in it, as places in the tile, C order; may be none
	 */
	int[] take(int sample, Tile tile) {
		var inside = left.stream().filter(voxel -> voxel.sample() == sample && isIn(tile, voxel.at())).toList();
		left.removeAll(inside);
		return inside.stream().mapToInt(voxel -> placeIn(tile, voxel.at())).sorted().toArray();
	}

	private static boolean isIn(Tile tile, int[] at) {
		return IntStream.range(0, at.length)
			.allMatch(d -> at[d] >= tile.start()[d] && at[d] < tile.start()[d] + tile.size()[d]);
	}

	private static int placeIn(Tile tile, int[] at) {
		return IntStream.range(0, at.length).reduce(0, (place, d) -> place * tile.size()[d] + at[d] - tile.start()[d]);
	}

	/**
	 * @param place in C order
	 * @param size ([Z,] Y, X)
	 * @return ([z,] y, x)
	 */
	static int[] position(long place, int[] size) {
		var at = new int[size.length];
		var rest = place;
		for (int d = size.length - 1; d >= 0; d--) {
			at[d] = (int) (rest % size[d]);
			rest /= size[d];
		}
		return at;
	}
}
