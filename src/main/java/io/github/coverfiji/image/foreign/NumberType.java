package io.github.coverfiji.image.foreign;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import io.github.coverfiji.task.UnreadableImage;

/** Numbers of a plane as Bio-Formats gives them, in the order of the constants of its FormatTools. */
enum NumberType {

	INT8(1), UINT8(1), INT16(2), UINT16(2), INT32(4), UINT32(4), FLOAT(4), DOUBLE(8), BIT(1);

	private final int bytes;

	NumberType(int bytes) {
		this.bytes = bytes;
	}

	/** @param constant of FormatTools */
	static NumberType of(int constant) throws UnreadableImage {
		if (constant >= 0 && constant < values().length) return values()[constant];
		throw UnreadableImage.unsupported("its values are complex numbers");
	}

	/** @return bytes of a number in the file's plane */
	int bytes() {
		return bytes;
	}

	/** @return bytes of a number in the array of {@link #array} */
	int arrayBytes() {
		return Math.min(bytes, Float.BYTES);
	}

	/** @return value of each byte or short, from 0 on; null if they are values, without sign, or the array has floats */
	float[] table(ValueScale scale) {
		var signed = this == INT8 || this == INT16;
		if (bytes > Short.BYTES || scale.isNone() && !signed) return null;
		var table = new float[1 << bytes * Byte.SIZE];
		for (var i = 0; i < table.length; i++)
			table[i] = scale.value(this == INT8 ? (byte) i : this == INT16 ? (short) i : i);
		return table;
	}

	/**
	 * @param plane bytes of a plane
	 * @param order of the bytes of a number
	 * @param scale applied to numbers of four bytes and more; that of others is in {@link #table}
	 * @return byte[], short[] or float[]
	 */
	Object array(byte[] plane, ByteOrder order, ValueScale scale) {
		var in = ByteBuffer.wrap(plane).order(order);
		if (bytes == 1) return plane;
		if (bytes == Short.BYTES) {
			var shorts = new short[plane.length / Short.BYTES];
			in.asShortBuffer().get(shorts);
			return shorts;
		}
		var floats = new float[plane.length / bytes];
		for (var i = 0; i < floats.length; i++) floats[i] = scale.value(number(in, i * bytes));
		return floats;
	}

	private double number(ByteBuffer in, int at) {
		return switch (this) {
			case INT32 -> in.getInt(at);
			case UINT32 -> Integer.toUnsignedLong(in.getInt(at));
			case FLOAT -> in.getFloat(at);
			default -> in.getDouble(at);
		};
	}

	/** @throws IOException if a plane has another number of bytes than it should */
	void requireWhole(byte[] plane, int pixels) throws IOException {
		if (plane.length != (long) pixels * bytes)
			throw UnreadableImage.damaged("a plane of " + plane.length + " bytes instead of " + (long) pixels * bytes);
	}
}
