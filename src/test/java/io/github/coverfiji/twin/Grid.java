package io.github.coverfiji.twin;

import java.util.Arrays;
import java.util.Random;
import java.util.function.BiFunction;

/**
 * An immutable array of doubles in C order, mostly (N, C, [Z,] Y, X): what the twins take and give. A voxel is an
 * {@code int[]} of d coordinates, last axis fastest.
 */
public final class Grid {

	/** The number at one voxel of one channel. */
	@FunctionalInterface
	public interface Value {

		/**
		 * @param n sample
		 * @param c channel
		 * @param voxel d coordinates, never changed afterwards
		 * @return the number there
		 */
		double at(int n, int c, int[] voxel);
	}

	private final long[] shape;
	private final int[] size;
	private final double[] values;

	private Grid(double[] values, long[] shape) {
		this.shape = shape.clone();
		this.size = Arrays.stream(shape).skip(2).mapToInt(Math::toIntExact).toArray();
		this.values = values;
		long count = Arrays.stream(shape).reduce(1, Math::multiplyExact);
		if (count != values.length)
			throw new IllegalArgumentException(values.length + " values do not fill " + Arrays.toString(shape));
	}

	/**
	 * @param values numbers in C order, copied
	 * @param shape any number of axes
	 * @return the array
	 * @throws IllegalArgumentException if the shape holds another number of values
	 */
	public static Grid of(double[] values, long... shape) {
		return new Grid(values.clone(), shape);
	}

	/**
	 * @param values numbers in C order, as a tensor or a golden file gives them
	 * @param shape any number of axes
	 * @return the array
	 * @throws IllegalArgumentException if the shape holds another number of values
	 */
	public static Grid of(float[] values, long... shape) {
		var wide = new double[values.length];
		Arrays.setAll(wide, i -> values[i]);
		return new Grid(wide, shape);
	}

	/**
	 * Normal noise of deviation 1. The numbers are exact float32 numbers, so a tensor gets the very same input.
	 *
	 * @param seed the same seed and shape give the same noise
	 * @param shape any number of axes
	 * @return the array
	 */
	public static Grid noise(long seed, long... shape) {
		var random = new Random(seed);
		var values = new double[Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact))];
		Arrays.setAll(values, i -> (float) random.nextGaussian());
		return new Grid(values, shape);
	}

	/**
	 * @param batch N
	 * @param channels C
	 * @param size d sides
	 * @param value called once for each sample, channel and voxel
	 * @return the array (N, C, size)
	 */
	public static Grid each(int batch, int channels, int[] size, Value value) {
		var voxels = Voxels.all(size);
		var values = new double[batch * channels * voxels.size()];
		int i = 0;
		for (int n = 0; n < batch; n++)
			for (int c = 0; c < channels; c++)
				for (int[] voxel : voxels)
					values[i++] = value.at(n, c, voxel);
		return new Grid(values, shape(batch, channels, size));
	}

	/**
	 * @param batch N
	 * @param channels C
	 * @param size d sides
	 * @param vector from sample and voxel to C numbers, called once for each
	 * @return the array (N, C, size)
	 */
	public static Grid vectors(int batch, int channels, int[] size, BiFunction<Integer, int[], double[]> vector) {
		var voxels = Voxels.all(size);
		var values = new double[batch * channels * voxels.size()];
		for (int n = 0; n < batch; n++)
			for (int i = 0; i < voxels.size(); i++) {
				double[] v = vector.apply(n, voxels.get(i));
				for (int c = 0; c < channels; c++)
					values[(n * channels + c) * voxels.size() + i] = v[c];
			}
		return new Grid(values, shape(batch, channels, size));
	}

	private static long[] shape(int batch, int channels, int[] size) {
		var shape = new long[size.length + 2];
		shape[0] = batch;
		shape[1] = channels;
		for (int axis = 0; axis < size.length; axis++)
			shape[axis + 2] = size[axis];
		return shape;
	}

	/** @return all sides, batch and channels first, as a tensor has them */
	public long[] shape() {
		return shape.clone();
	}

	/** @return the d sides [Z,] Y, X: the shape without its first two axes */
	public int[] size() {
		return size.clone();
	}

	/** @return N, the first side */
	public int batch() {
		return (int) shape[0];
	}

	/** @return C, the second side */
	public int channels() {
		return (int) shape[1];
	}

	/**
	 * @param voxel d coordinates
	 * @return whether the voxel lies on the grid
	 */
	public boolean contains(int... voxel) {
		for (int axis = 0; axis < size.length; axis++)
			if (voxel[axis] < 0 || voxel[axis] >= size[axis])
				return false;
		return true;
	}

	/**
	 * @param n sample
	 * @param c channel
	 * @param voxel d coordinates on the grid
	 * @return the number there
	 */
	public double at(int n, int c, int... voxel) {
		int i = n * channels() + c;
		for (int axis = 0; axis < size.length; axis++)
			i = i * size[axis] + voxel[axis];
		return values[i];
	}

	/**
	 * @param n sample
	 * @param voxel d coordinates on the grid
	 * @return all channels there
	 */
	public double[] vector(int n, int... voxel) {
		var vector = new double[channels()];
		Arrays.setAll(vector, c -> at(n, c, voxel));
		return vector;
	}

	/** @return a copy of all numbers in C order */
	public double[] values() {
		return values.clone();
	}

	/** @return all numbers in C order, rounded to float32, as a tensor takes them */
	public float[] floats() {
		var narrow = new float[values.length];
		for (int i = 0; i < narrow.length; i++)
			narrow[i] = (float) values[i];
		return narrow;
	}

	/**
	 * @param other an array of the same shape
	 * @return the sum, number by number
	 */
	public Grid plus(Grid other) {
		if (!Arrays.equals(shape, other.shape))
			throw new IllegalArgumentException(Arrays.toString(shape) + " plus " + Arrays.toString(other.shape));
		var sum = values.clone();
		Arrays.setAll(sum, i -> sum[i] + other.values[i]);
		return new Grid(sum, shape);
	}

	/**
	 * @param sides a shape with as many values
	 * @return the same numbers under another shape
	 */
	public Grid reshape(long... sides) {
		return new Grid(values, sides);
	}
}
