package io.github.coverfiji.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How a module's tensors are stored and computed. */
public enum Precision {
	/** 32 bits: the normal case. */
	FLOAT("FloatStorage", Float.BYTES),
	/** 64 bits: slow; free of rounding, for comparing with a reference. */
	DOUBLE("DoubleStorage", Double.BYTES);

	private final String storage;
	private final int size;

	Precision(String storage, int size) {
		this.storage = storage;
		this.size = size;
	}

	/** The name of PyTorch's storage class. */
	String storage() {
		return storage;
	}

	/** The values as PyTorch stores them, lowest byte first. */
	byte[] bytes(float[] values) {
		var buffer = ByteBuffer.allocate(size * values.length).order(ByteOrder.LITTLE_ENDIAN);
		for (float value : values)
			if (this == FLOAT) buffer.putFloat(value);
			else buffer.putDouble(value);
		return buffer.array();
	}
}
