package io.github.coverfiji.image;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Reads patches of what a network sees, also across the border of the image, where it goes on mirrored. */
public final class PatchReader {

	/** Voxels of the image held at a time: of a coarse grid a patch sees many. */
	private static final long PIECE = 1 << 23;

	private PatchReader() {}

	/**
	 * Only the voxels needed are read. Beyond the image the values are mirrored without repeating the border voxel; this
	 * also holds for images smaller than the patch, down to one voxel. Values are normalised first and resampled then,
	 * linearly between voxel centres, so a broken voxel does not spread.
	 *
	 * @param sample which image, and on which grid
	 * @param start first voxel of the grid in tensor order ([Z,] Y, X); may be negative or beyond the image
	 * @param size ([Z,] Y, X), all at least 1
	 * @return normalised values, all finite
	 * @throws IllegalArgumentException if the image is more than one sample
	 */
	public static Patch read(Sample sample, long[] start, int[] size) {
		return read(sample, start, size, PIECE);
	}

	/** @param most voxels of the image held at a time, if one row of the patch sees no more */
	static Patch read(Sample sample, long[] start, int[] size, long most) {
		var axes = axes(sample, start, size);
		var voxels = Arrays.stream(axes).mapToLong(AxisResampling::extent).reduce(1, (a, b) -> a * b);
		var rows = (int) Math.max(1, Math.min(size[0], size[0] * most / voxels));
		if (rows == size[0]) return piece(sample, axes);
		var all = Patch.zeros(sample.image().channels(), size);
		for (var from = 0; from < size[0]; from += rows) {
			var part = axes.clone();
			part[0] = axes[0].between(from, Math.min(size[0], from + rows));
			put(piece(sample, part), from, all);
		}
		return all;
	}

	/** @return whether any raw voxel that a patch, as in {@link #read}, is made from is larger than the limit */
	static boolean exceeds(Sample sample, long[] start, int[] size, double limit) {
		var axes = axes(sample, start, size);
		return Block.exceeds(sample.image(), axes.length, least(axes), extents(axes), limit);
	}

	private static AxisResampling[] axes(Sample sample, long[] start, int[] size) {
		return IntStream.range(0, size.length).mapToObj(d ->
			AxisResampling.of(start[d], size[d], sample.grid()[d], sample.extent()[d])).toArray(AxisResampling[]::new);
	}

	private static long[] least(AxisResampling[] axes) {
		return Arrays.stream(axes).mapToLong(AxisResampling::least).toArray();
	}

	private static int[] extents(AxisResampling[] axes) {
		return Arrays.stream(axes).mapToInt(axis -> Math.toIntExact(axis.extent())).toArray();
	}

	private static Patch piece(Sample sample, AxisResampling[] axes) {
		var image = sample.image();
		var box = extents(axes);
		var patch = new Patch(Block.read(image, axes.length, least(axes), box), image.channels(), box);
		sample.normaliser().apply(patch);
		for (var d = 0; d < axes.length; d++) patch = axes[d].apply(patch, d);
		return patch;
	}

	private static void put(Patch piece, int from, Patch all) {
		var row = all.voxels() / all.size()[0];
		for (var c = 0; c < all.channels(); c++)
			System.arraycopy(piece.values(), c * piece.voxels(), all.values(), c * all.voxels() + from * row, piece.voxels());
	}
}
