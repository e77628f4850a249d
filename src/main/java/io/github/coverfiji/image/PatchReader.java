package io.github.coverfiji.image;

import java.util.Arrays;

/** Reads patches, also across the border of the image, where it goes on mirrored. */
public final class PatchReader {

	private PatchReader() {}

	/**
	 * Only the voxels needed are read. Beyond the image the values are mirrored without repeating the border voxel; this
	 * also holds for images smaller than the patch, down to one voxel.
	 *
	 * @param sample one sample of this dimension (see {@link CalibratedImage#samples})
	 * @param n normaliser fitted to the image
	 * @param start first voxel in tensor order ([Z,] Y, X); may be negative or beyond the image
	 * @param size ([Z,] Y, X), all at least 1
	 * @param dimension 2 or 3
	 * @return normalised values, all finite
	 * @throws IllegalArgumentException if the image is more than one sample, or the normaliser has other channels
	 */
	public static Patch read(CalibratedImage sample, Normaliser n, long[] start, int[] size, int dimension) {
		var extent = sample.size(dimension);
		var positions = new long[dimension][];
		var min = new long[dimension];
		var box = new int[dimension];
		var inside = true;
		for (var d = 0; d < dimension; d++) {
			positions[d] = Reflection.of(start[d], size[d], extent[d]);
			min[d] = Arrays.stream(positions[d]).min().orElseThrow();
			box[d] = Math.toIntExact(Arrays.stream(positions[d]).max().orElseThrow() - min[d] + 1);
			inside &= start[d] >= 0 && start[d] + size[d] <= extent[d];
		}
		var block = Block.read(sample, dimension, min, box);
		var values = inside ? block : gather(block, sample.channels(), box, min, positions);
		var patch = new Patch(values, sample.channels(), size.clone());
		n.apply(patch);
		return patch;
	}

	/** Picks every voxel of the patch from the block; an image without Z counts as one slice. */
	private static float[] gather(float[] block, int channels, int[] box, long[] min, long[][] positions) {
		var flat = box.length == 2;
		var zs = flat ? new int[1] : relative(positions[0], min[0]);
		var ys = relative(positions[box.length - 2], min[box.length - 2]);
		var xs = relative(positions[box.length - 1], min[box.length - 1]);
		var width = box[box.length - 1];
		var height = box[box.length - 2];
		var depth = flat ? 1 : box[0];
		var out = new float[Math.toIntExact((long) channels * zs.length * ys.length * xs.length)];
		var i = 0;
		for (var c = 0; c < channels; c++)
			for (var z : zs)
				for (var y : ys) {
					var row = ((c * depth + z) * height + y) * width;
					for (var x : xs) out[i++] = block[row + x];
				}
		return out;
	}

	private static int[] relative(long[] positions, long min) {
		return Arrays.stream(positions).mapToInt(p -> (int) (p - min)).toArray();
	}
}
