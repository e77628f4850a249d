package io.github.coverfiji.image.tiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Undoes the differences between neighbours that some programs store, so that packing takes less room. */
final class Predictor {

	static final int NONE = 1, HORIZONTAL = 2, FLOATING_POINT = 3;

	private Predictor() {}

	/**
	 * Section 14 of TIFF 6.0: each value but the first of a row is stored as difference to the one before it.
	 *
	 * @param bytes rows, changed in place
	 * @param row bytes of a row
	 * @param samples values of a pixel
	 * @param bits 8, 16, 32 or 64
	 */
	static void horizontal(byte[] bytes, int row, int samples, int bits, ByteOrder order) {
		var size = bits / Byte.SIZE;
		var step = size * samples;
		var b = ByteBuffer.wrap(bytes).order(order);
		for (var start = 0; start + row <= bytes.length; start += row)
			for (var i = start + step; i + size <= start + row; i += size)
				switch (size) {
					case 1 -> bytes[i] += bytes[i - step];
					case 2 -> b.putShort(i, (short) (b.getShort(i) + b.getShort(i - step)));
					case 4 -> b.putInt(i, b.getInt(i) + b.getInt(i - step));
					default -> b.putLong(i, b.getLong(i) + b.getLong(i - step));
				}
	}

	/**
	 * Adobe Photoshop TIFF Technical Note 3: of a row all highest bytes come first, then all second ones and so on, each
	 * as difference to the one before it.
	 *
	 * @param bytes rows, changed in place; afterwards highest byte first, whatever the order of the file
	 * @param row bytes of a row
	 * @param samples values of a pixel
	 * @param bits 16, 32 or 64
	 */
	static void floatingPoint(byte[] bytes, int row, int samples, int bits) {
		var size = bits / Byte.SIZE;
		var values = row / size;
		var sorted = new byte[row];
		for (var start = 0; start + row <= bytes.length; start += row) {
			for (var i = start + samples; i < start + row; i++) bytes[i] += bytes[i - samples];
			for (var v = 0; v < values; v++)
				for (var b = 0; b < size; b++) sorted[v * size + b] = bytes[start + b * values + v];
			System.arraycopy(sorted, 0, bytes, start, row);
		}
	}
}
