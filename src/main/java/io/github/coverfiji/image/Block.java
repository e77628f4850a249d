package io.github.coverfiji.image;

import net.imglib2.FinalInterval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/** Reads a box that lies inside an image. */
final class Block {

	private Block() {}

	/**
	 * @param sample one sample of this dimension
	 * @param dimension 2 or 3
	 * @param min first voxel, tensor order, inside the image
	 * @param size sides, tensor order; min + size inside the image
	 * @return the raw values (C, [Z,] Y, X) of all channels
	 */
	static float[] read(CalibratedImage sample, int dimension, long[] min, int[] size) {
		var values = new float[Math.toIntExact(Patch.count(sample.channels(), size))];
		var from = new long[dimension + 1];
		var to = new long[dimension + 1];
		for (var d = 0; d < dimension; d++) {
			from[dimension - 1 - d] = min[d];
			to[dimension - 1 - d] = min[d] + size[d] - 1;
		}
		to[dimension] = sample.channels() - 1;
		fill(values, sample.ordered(dimension), new FinalInterval(from, to));
		return values;
	}

	/** Row by row along X, the order in which the planes of a stack lie in memory. */
	private static <T extends RealType<?>> void fill(float[] values, RandomAccessibleInterval<T> pixels,
		FinalInterval box)
	{
		var at = pixels.randomAccess(box);
		var width = (int) box.dimension(0);
		var row = new long[box.numDimensions()];
		box.min(row);
		for (var i = 0; i < values.length; next(row, box)) {
			at.setPosition(row);
			for (var x = 0; x < width; x++, at.fwd(0)) values[i++] = at.get().getRealFloat();
		}
	}

	private static void next(long[] row, FinalInterval box) {
		for (var d = 1; d < row.length; d++) {
			if (row[d]++ < box.max(d)) return;
			row[d] = box.min(d);
		}
	}
}
