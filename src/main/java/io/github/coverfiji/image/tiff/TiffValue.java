package io.github.coverfiji.image.tiff;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * The values of one tag.
 *
 * @param numbers whole numbers; empty of other types
 * @param ratios the values of RATIONAL, FLOAT and DOUBLE; empty of other types
 * @param raw the bytes of ASCII and UNDEFINED: texts may have megabytes; empty of other types
 */
record TiffValue(long[] numbers, double[] ratios, byte[] raw) {

	/** Tags whose values are kept; all others, such as colours, would only take memory. */
	private static final Set<Integer> WANTED = Set.of(TiffTag.NEW_SUBFILE_TYPE, TiffTag.WIDTH, TiffTag.HEIGHT, TiffTag.BITS,
		TiffTag.COMPRESSION, TiffTag.PHOTOMETRIC, TiffTag.FILL_ORDER, TiffTag.DESCRIPTION, TiffTag.STRIP_OFFSETS,
		TiffTag.ORIENTATION, TiffTag.SAMPLES, TiffTag.ROWS_PER_STRIP, TiffTag.STRIP_BYTES, TiffTag.X_RESOLUTION,
		TiffTag.Y_RESOLUTION, TiffTag.PLANAR, TiffTag.RESOLUTION_UNIT, TiffTag.PREDICTOR, TiffTag.TILE_WIDTH,
		TiffTag.TILE_HEIGHT, TiffTag.TILE_OFFSETS, TiffTag.TILE_BYTES, TiffTag.SUB_DIRECTORIES, TiffTag.EXTRA_SAMPLES,
		TiffTag.SAMPLE_FORMAT, TiffTag.JPEG_TABLES, TiffTag.METAMORPH, TiffTag.FLUOVIEW, TiffTag.ZEISS_LSM, TiffTag.IMAGE_DEPTH);
	/** Bytes of a value by the number of its type; 0 where there is no such type. */
	private static final int[] BYTES = { 0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8 };
	private static final int ASCII = 2, UNDEFINED = 7, RATIONAL = 5, SIGNED_BYTE = 6, SIGNED_SHORT = 8, SIGNED_LONG = 9, SIGNED_RATIONAL = 10,
		FLOAT = 11, DOUBLE = 12;

	private static final long[] NO_NUMBERS = {};
	private static final double[] NO_RATIOS = {};
	private static final byte[] NO_BYTES = {};

	static boolean isWanted(int tag) {
		return WANTED.contains(tag);
	}

	/** @return bytes of so many values; negative if that is no length at all. Of an unknown type each counts one byte */
	static long bytes(int type, long count) {
		var each = Math.max(1, type < BYTES.length ? BYTES[type] : 0);
		return count < 0 || count > Long.MAX_VALUE / each ? -1 : count * each;
	}

	/** @param bytes at least those of the values, in the order of the file */
	static TiffValue of(int type, int count, ByteBuffer bytes) {
		if (type >= BYTES.length || BYTES[type] == 0) return new TiffValue(NO_NUMBERS, NO_RATIOS, NO_BYTES);
		if (type == ASCII || type == UNDEFINED) {
			var raw = new byte[count];
			bytes.get(bytes.position(), raw);
			return new TiffValue(NO_NUMBERS, NO_RATIOS, raw);
		}
		var ratio = type == RATIONAL || type == SIGNED_RATIONAL || type == FLOAT || type == DOUBLE;
		var numbers = ratio ? NO_NUMBERS : new long[count];
		var ratios = ratio ? new double[count] : NO_RATIOS;
		for (var i = 0; i < count; i++) {
			var at = bytes.position() + i * BYTES[type];
			switch (type) {
				case RATIONAL -> ratios[i] = (double) Integer.toUnsignedLong(bytes.getInt(at))
					/ Integer.toUnsignedLong(bytes.getInt(at + Integer.BYTES));
				case SIGNED_RATIONAL -> ratios[i] = (double) bytes.getInt(at) / bytes.getInt(at + Integer.BYTES);
				case FLOAT -> ratios[i] = bytes.getFloat(at);
				case DOUBLE -> ratios[i] = bytes.getDouble(at);
				default -> numbers[i] = whole(type, bytes, at);
			}
		}
		return new TiffValue(numbers, ratios, NO_BYTES);
	}

	private static long whole(int type, ByteBuffer bytes, int at) {
		return switch (type) {
			case SIGNED_BYTE -> bytes.get(at);
			case SIGNED_SHORT -> bytes.getShort(at);
			case SIGNED_LONG -> bytes.getInt(at);
			default -> switch (BYTES[type]) {
				case 1 -> bytes.get(at) & 0xff;
				case 2 -> Short.toUnsignedInt(bytes.getShort(at));
				case 4 -> Integer.toUnsignedLong(bytes.getInt(at));
				default -> bytes.getLong(at);
			};
		};
	}

	/** @return the values as a text, up to its end mark */
	String text() {
		var bytes = bytes();
		var end = 0;
		while (end < bytes.length && bytes[end] != 0) end++;
		return new String(bytes, 0, end, StandardCharsets.UTF_8);
	}

	/** @return the values as bytes */
	byte[] bytes() {
		if (numbers.length == 0) return raw;
		var bytes = new byte[numbers.length];
		for (var i = 0; i < bytes.length; i++) bytes[i] = (byte) numbers[i];
		return bytes;
	}
}
