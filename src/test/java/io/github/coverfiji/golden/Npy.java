package io.github.coverfiji.golden;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * One array in NumPy's npy format, version 1: magic, version, header length, header text, numbers.
 *
 * @param values numbers in C order
 * @param shape sides
 */
record Npy(float[] values, long[] shape) {

	private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
	private static final Pattern SHAPE = Pattern.compile("'shape': \\(([0-9, ]*)\\)");

	/**
	 * @param stream at the magic; read to its end
	 * @return the array
	 * @throws IllegalArgumentException if it is not little-endian float32 in C order, or too short or long
	 */
	static Npy read(InputStream stream) throws IOException {
		var data = new DataInputStream(stream);
		if (!Arrays.equals(data.readNBytes(MAGIC.length), MAGIC))
			throw new IllegalArgumentException("Not an npy array of version 1");
		int length = Short.toUnsignedInt(Short.reverseBytes(data.readShort()));
		var header = new String(data.readNBytes(length), StandardCharsets.US_ASCII);
		if (!header.contains("'<f4'") || !header.contains("'fortran_order': False"))
			throw new IllegalArgumentException("Not little-endian float32 in C order: " + header.trim());
		return new Npy(floats(data.readAllBytes(), header), shape(header));
	}

	private static float[] floats(byte[] bytes, String header) {
		long count = Arrays.stream(shape(header)).reduce(1, Math::multiplyExact);
		if (bytes.length != count * Float.BYTES)
			throw new IllegalArgumentException(bytes.length + " bytes do not fill " + header.trim());
		var values = new float[(int) count];
		ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
		return values;
	}

	private static long[] shape(String header) {
		var matcher = SHAPE.matcher(header);
		if (!matcher.find())
			throw new IllegalArgumentException("No shape in " + header.trim());
		return Pattern.compile(",").splitAsStream(matcher.group(1)).map(String::trim).filter(s -> !s.isEmpty())
			.mapToLong(Long::parseLong).toArray();
	}
}
