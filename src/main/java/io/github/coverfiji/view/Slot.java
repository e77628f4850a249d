package io.github.coverfiji.view;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
import java.util.stream.LongStream;

import io.github.coverfiji.engine.HostTensor;

/**
 * The place of one sample in a batch's tensor, filled by drawing.
 *
 * @param batch tensor whose first axis counts the samples
 * @param sample which of them
 */
record Slot(HostTensor batch, int sample) {

	/** Zeros (n, channels, size...), to be filled sample by sample. */
	static HostTensor maps(int n, int channels, int[] size) {
		var shape = LongStream.concat(LongStream.of(n, channels), Arrays.stream(size).asLongStream());
		return HostTensor.constant(0, shape.toArray());
	}

	/** Number of values of the sample. */
	int length() {
		return batch.values().length / (int) batch.shape()[0];
	}

	/** The value at an index of the sample. */
	double get(int index) {
		return batch.values()[sample * length() + index];
	}

	/** Sets the value at an index of the sample. */
	void set(int index, double value) {
		batch.values()[sample * length() + index] = (float) value;
	}

	/** Sets all values. */
	void set(double... values) {
		for (int i = 0; i < values.length; i++)
			set(i, values[i]);
	}

	/** Sets the values at some indices, counted from a first one. */
	void setAll(int[] indices, int first, double value) {
		for (int index : indices)
			set(first + index, value);
	}

	/** Takes all values of a sample of the same shape. */
	void copy(Slot other) {
		System.arraycopy(other.batch.values(), other.sample * length(), batch.values(), sample * length(), length());
	}

	/** Draws the values from index first up to, but without, index end. */
	void fill(int first, int end, DoubleSupplier draw) {
		for (int i = first; i < end; i++)
			set(i, draw.getAsDouble());
	}
}
