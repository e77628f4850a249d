package io.github.coverfiji.image;

import java.util.Arrays;

import io.github.coverfiji.task.InputException;

/** Reads class ids from a label image. */
public final class LabelReader {

	/** Above, a float no longer holds every whole number. */
	static final int LARGEST_ID = 1 << 24;

	private LabelReader() {}

	/**
	 * @param labels one sample of this dimension with one channel; voxel value = class id
	 * @param start first voxel in tensor order ([Z,] Y, X); may be negative or beyond the image
	 * @param size ([Z,] Y, X), all at least 1
	 * @param dimension 2 or 3
	 * @param outside id for voxels beyond the image (the ignore value)
	 * @return ids ([Z,] Y, X), C order
	 * @throws InputException if the image has several channels, or a value is no whole number from 0 on
	 */
	public static int[] read(CalibratedImage labels, long[] start, int[] size, int dimension, int outside) {
		requireOneChannel(labels);
		var ids = new int[Math.toIntExact(Patch.count(1, size))];
		Arrays.fill(ids, outside);
		var extent = labels.size(dimension);
		var min = new long[dimension];
		var box = new int[dimension];
		for (var d = 0; d < dimension; d++) {
			min[d] = Math.max(0, start[d]);
			box[d] = (int) Math.max(0, Math.min(extent[d], start[d] + size[d]) - min[d]);
			if (box[d] == 0) return ids;
		}
		copy(labels.name(), Block.read(labels, dimension, min, box), box, ids, size, offset(min, start));
		return ids;
	}

	/**
	 * As above, of a label map seen on another grid: each of its voxels takes the id of the voxel that it lies in.
	 *
	 * @param start first voxel of the grid; may be negative or beyond the image
	 * @param grid voxels along each axis that fill the same space as the label map, ([Z,] Y, X)
	 */
	public static int[] read(CalibratedImage labels, long[] start, int[] size, int[] grid, int outside) {
		var dimension = size.length;
		var extent = labels.size(dimension);
		if (Arrays.equals(extent, grid)) return read(labels, start, size, dimension, outside);
		var ids = new int[Math.toIntExact(Patch.count(1, size))];
		Arrays.fill(ids, outside);
		var from = new long[dimension];
		var box = new int[dimension];
		for (var d = 0; d < dimension; d++) {
			from[d] = Math.max(0, voxel(start[d], grid[d], extent[d]));
			box[d] = (int) Math.max(0, Math.min(extent[d], voxel(start[d] + size[d] - 1, grid[d], extent[d]) + 1) - from[d]);
			if (box[d] == 0) return ids;
		}
		// Row by row of the first axis: of a coarse grid most voxels between them are never looked at.
		box[0] = 1;
		var row = ids.length / size[0];
		for (var i = 0; i < size[0]; i++) {
			from[0] = voxel(start[0] + i, grid[0], extent[0]);
			if (from[0] < 0 || from[0] >= extent[0]) continue;
			var block = read(labels, from, box, dimension, outside);
			for (var j = 0; j < row; j++) {
				var at = within(j, start, size, grid, extent, from, box);
				if (at >= 0) ids[i * row + j] = block[at];
			}
		}
		return ids;
	}

	/** The place in a block of one row, or -1 if it lies beyond the image. */
	private static int within(int place, long[] start, int[] size, int[] grid, int[] extent, long[] from, int[] box) {
		var rest = place;
		var at = 0;
		for (int d = size.length - 1, stride = 1; d > 0; d--) {
			var voxel = voxel(start[d] + rest % size[d], grid[d], extent[d]) - from[d];
			if (voxel < 0 || voxel >= box[d]) return -1;
			at += stride * (int) voxel;
			stride *= box[d];
			rest /= size[d];
		}
		return at;
	}

	/** The voxel of the image in which the centre of a voxel of the grid lies. */
	private static long voxel(long position, long grid, long extent) {
		return Math.floorDiv((2 * position + 1) * extent, 2 * grid);
	}

	private static int[] offset(long[] min, long[] start) {
		var offset = new int[min.length];
		for (var d = 0; d < offset.length; d++) offset[d] = (int) (min[d] - start[d]);
		return offset;
	}

	private static void copy(String name, float[] block, int[] box, int[] ids, int[] size, int[] offset) {
		var d = size.length;
		var flat = d == 2;
		var i = 0;
		for (var z = 0; z < (flat ? 1 : box[0]); z++)
			for (var y = 0; y < box[d - 2]; y++) {
				var plane = flat ? 0 : (z + offset[0]) * size[d - 2];
				var row = (plane + y + offset[d - 2]) * size[d - 1] + offset[d - 1];
				for (var x = 0; x < box[d - 1]; x++) ids[row + x] = id(name, block[i++]);
			}
	}

	private static int id(String name, float value) {
		var id = (int) value;
		if (id == value && id >= 0 && id <= LARGEST_ID) return id;
		throw new InputException("Cannot take '" + name + "' as labels",
			"it holds the value " + value + ", and class ids are whole numbers from 0 on",
			"choose a label image (voxel value = class id), not a grey value image or a probability map");
	}

	private static void requireOneChannel(CalibratedImage labels) {
		if (labels.channels() == 1) return;
		throw new InputException("Cannot take '" + labels.name() + "' as labels",
			"it has " + labels.channels() + " channels, and class ids need exactly 1",
			"save the labels as an 8-bit or 16-bit image whose voxel value is the class id (a colour table is fine,"
				+ " an RGB image is not)");
	}
}
