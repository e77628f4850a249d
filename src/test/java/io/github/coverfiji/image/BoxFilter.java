package io.github.coverfiji.image;

import java.util.stream.IntStream;

/** A network of known sums: what tiles of it have to come to. */
final class BoxFilter {

	private BoxFilter() {}

	/**
	 * Two channels from one: sum over the 3^d neighbours (outside the tile 0, as a convolution does), and the mean of
	 * that over the block of voxels, counted from the tile's start, as poolings do.
	 *
	 * @param blocks sides of the block (Z, Y, X)
	 */
	static Patch of(Patch in, int... blocks) {
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
		var padded = IntStream.range(0, size.length).map(a -> Tiling.roundedUp(size[a], blocks[a + 3 - size.length]))
			.toArray();
		var whole = of(PatchReader.read(Samples.raw(image, size.length), new long[size.length], padded), blocks);
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
}
