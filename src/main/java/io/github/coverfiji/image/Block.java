package io.github.coverfiji.image;

import java.util.stream.StreamSupport;

import net.imglib2.FinalInterval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

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
		fill(values, sample.ordered(dimension), box(sample, dimension, min, size));
		return values;
	}

	/** @return whether any raw value of a box, as in {@link #read}, is larger than the limit; it stops at the first */
	static boolean exceeds(CalibratedImage sample, int dimension, long[] min, int[] size, double limit) {
		return exceeds(sample.ordered(dimension), box(sample, dimension, min, size), limit);
	}

	private static FinalInterval box(CalibratedImage sample, int dimension, long[] min, int[] size) {
		var from = new long[dimension + 1];
		var to = new long[dimension + 1];
		for (var d = 0; d < dimension; d++) {
			from[dimension - 1 - d] = min[d];
			to[dimension - 1 - d] = min[d] + size[d] - 1;
		}
		to[dimension] = sample.channels() - 1;
		return new FinalInterval(from, to);
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

	private static <T extends RealType<?>> boolean exceeds(RandomAccessibleInterval<T> pixels, FinalInterval box,
		double limit)
	{
		return StreamSupport.stream(Views.flatIterable(Views.interval(pixels, box)).spliterator(), false)
			.anyMatch(value -> value.getRealDouble() > limit);
	}

	private static void next(long[] row, FinalInterval box) {
		for (var d = 1; d < row.length; d++) {
			if (row[d]++ < box.max(d)) return;
			row[d] = box.min(d);
		}
	}
}
