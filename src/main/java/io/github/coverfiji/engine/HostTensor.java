package io.github.coverfiji.engine;

import java.util.Arrays;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * Float values in Java memory with a shape: what travels between Java and the engine.
 *
 * @param values the elements in C order; not copied
 * @param shape lengths of the axes; empty for one number
 */
public record HostTensor(float[] values, long... shape) {

	/** @throws IllegalArgumentException if the shape does not hold as many elements as there are values */
	public HostTensor {
		if (Arrays.stream(shape).reduce(1, (a, b) -> a * b) != values.length)
			throw new IllegalArgumentException(values.length + " values do not fill " + Arrays.toString(shape));
	}

	/** @return a tensor that holds one number */
	public static HostTensor scalar(double value) {
		return new HostTensor(new float[] { (float) value });
	}

	/** @return a tensor of one constant */
	public static HostTensor constant(float value, long... shape) {
		var values = new float[Math.toIntExact(Arrays.stream(shape).reduce(1, (a, b) -> a * b))];
		Arrays.fill(values, value);
		return new HostTensor(values, shape);
	}

	/** @return a copy of an engine's array of floats */
	public static HostTensor of(NDArray array) {
		return new HostTensor(array.toFloatArray(), array.getShape().getShape());
	}

	/** @return a copy on the manager's device, freed with the manager */
	public NDArray on(NDManager manager) {
		return manager.create(values, new Shape(shape));
	}
}
