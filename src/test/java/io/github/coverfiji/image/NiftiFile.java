package io.github.coverfiji.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A NIfTI-1 file of 16-bit numbers with sign; voxel i is i - 5. Voxels are 0.5 × 0.6 × 2. */
final class NiftiFile {

	private static final int OFFSET = 352, SHORTS = 4, MILLIMETRES = 2;

	private final ByteBuffer bytes;

	private NiftiFile(ByteBuffer bytes) {
		this.bytes = bytes;
	}

	static NiftiFile of(int... sides) {
		return of(ByteOrder.LITTLE_ENDIAN, sides);
	}

	static NiftiFile of(ByteOrder order, int... sides) {
		var count = 1;
		for (var side : sides) count *= side;
		var bytes = ByteBuffer.allocate(OFFSET + count * Short.BYTES).order(order);
		bytes.putInt(0, 348).putShort(40, (short) sides.length);
		for (var d = 0; d < 7; d++) bytes.putShort(42 + 2 * d, (short) (d < sides.length ? sides[d] : 1));
		bytes.putShort(70, (short) SHORTS).putShort(72, (short) Short.SIZE);
		bytes.putFloat(76, 1).putFloat(80, 0.5f).putFloat(84, 0.6f).putFloat(88, 2).putFloat(108, OFFSET);
		bytes.put(123, (byte) MILLIMETRES);
		bytes.put(344, "n+1\0".getBytes(StandardCharsets.US_ASCII));
		for (var i = 0; i < count; i++) bytes.putShort(OFFSET + i * Short.BYTES, (short) (i - 5));
		return new NiftiFile(bytes);
	}

	NiftiFile scaled(float slope, float intercept) {
		bytes.putFloat(112, slope).putFloat(116, intercept);
		return this;
	}

	NiftiFile withoutUnit() {
		bytes.put(123, (byte) 0);
		return this;
	}

	byte[] bytes() {
		return bytes.array();
	}
}
