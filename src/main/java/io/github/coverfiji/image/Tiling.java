package io.github.coverfiji.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.github.coverfiji.task.InputException;

/**
 * How an image is cut into overlapping tiles. Tiles start at multiples of a number, so the grids of pooled levels are
 * the same in every tile; together they cover the image rounded up to that multiple.
 *
 * @param tile largest sides, tensor order; multiples of {@code multiple}
 * @param overlap share of a tile's side that the next one covers again, 0 … below 1
 * @param multiple of each axis, what starts and sides are multiples of; 16 where a network halves four times
 */
public record Tiling(int[] tile, double overlap, int[] multiple) {

	/** @throws InputException if a side is no multiple, or the overlap not within 0 … below 1 */
	public Tiling {
		if (multiple.length != tile.length || Arrays.stream(multiple).anyMatch(m -> m < 1))
			throw new IllegalArgumentException("multiples are " + Arrays.toString(multiple));
		for (var a = 0; a < tile.length; a++)
			if (tile[a] < multiple[a] || tile[a] % multiple[a] != 0)
				throw new InputException("Cannot use tiles of " + Arrays.toString(tile),
					tile[a] + " is no multiple of " + multiple[a], "choose " + nearest(tile[a], multiple[a]) + " instead");
		if (!(overlap >= 0 && overlap < 1))
			throw new InputException("Cannot use the tile overlap " + overlap, "it has to be at least 0 and below 1",
				"choose 0.5 for smooth seams, 0.25 for speed");
	}

	/**
	 * @param size image ([Z,] Y, X)
	 * @return tiles that cover every voxel; ordered by start, first axis slowest
	 */
	public List<Tile> tiles(int[] size) {
		var tiles = new ArrayList<Tile>();
		collect(size, new int[size.length], 0, tiles);
		return tiles;
	}

	/**
	 * @param axis in tensor order
	 * @param size length of an image's axis
	 * @return the length rounded up to the multiple: what the tiles cover
	 */
	public int padded(int axis, int size) {
		return roundedUp(size, multiple[axis]);
	}

	/** @return the next multiple that is not below the size */
	public static int roundedUp(int size, int multiple) {
		return (size + multiple - 1) / multiple * multiple;
	}

	/** @return side of all tiles along an axis of this length; a short image needs no full tile */
	int side(int axis, int size) {
		return Math.min(tile[axis], padded(axis, size));
	}

	/**
	 * @param halo voxels along the seam of two tiles that neither may use; they overlap by at least twice as many
	 * @return starts of the tiles along an axis of this length, rising
	 */
	int[] starts(int axis, int size, int halo) {
		var side = side(axis, size);
		var last = padded(axis, size) - side;
		if (last == 0) return new int[1];
		var wanted = Math.min((int) (side * (1 - overlap)), side - 2 * halo);
		if (wanted < multiple[axis] && halo > 0 && side - 2 * halo < multiple[axis])
			throw new InputException("Cannot use tiles of " + side + " voxels",
				"the network looks " + halo + " voxels far, so a tile has nothing of its own",
				"choose tiles of at least " + padded(axis, 2 * halo + multiple[axis]) + " voxels");
		var step = Math.max(multiple[axis], wanted / multiple[axis] * multiple[axis]);
		var count = (last + step - 1) / step + 1;
		return IntStream.range(0, count).map(i -> Math.min(i * step, last)).toArray();
	}

	private void collect(int[] size, int[] start, int axis, List<Tile> tiles) {
		if (axis == size.length) {
			var sides = IntStream.range(0, axis).map(d -> side(d, size[d])).toArray();
			tiles.add(new Tile(start.clone(), sides));
			return;
		}
		for (var s : starts(axis, size[axis], 0)) {
			start[axis] = s;
			collect(size, start, axis + 1, tiles);
		}
	}

	private static int nearest(int side, int multiple) {
		return Math.max(multiple, Math.round(side / (float) multiple) * multiple);
	}
}
