package io.github.coverfiji.image.tiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Takes the values of one sample (channel) of a page out of its pieces. */
abstract class SampleValues {

	private static final int MOST_PIXELS_SHOWN = 255;

	/**
	 * Takes some values of a row.
	 *
	 * @param piece an unpacked tile or strip
	 * @param row byte at which its row begins
	 * @param sample place among those side by side
	 * @param together how many are side by side
	 * @param count how many to take
	 * @param to where the first goes in the plane
	 */
	abstract void put(byte[] piece, int row, int sample, int together, int count, int to);

	/** @return the plane: byte[], short[] or float[] */
	abstract Object array();

	/** @param order of the file */
	static SampleValues of(TiffPage page, ByteOrder order) {
		var pixels = Math.toIntExact(page.width() * page.height());
		// Undoing the predictor of floats turns them round.
		var turned = page.predictor() == Predictor.FLOATING_POINT ? ByteOrder.BIG_ENDIAN : order;
		return switch (page.bits()) {
			case 8 -> bytes(new byte[pixels]);
			case 16 -> page.format() == TiffPage.FLOAT ? floats(new float[pixels], page, turned)
				: shorts(new short[pixels], order);
			case 32, 64 -> floats(new float[pixels], page, turned);
			default -> packed(page, pixels);
		};
	}

	private static SampleValues bytes(byte[] plane) {
		return new SampleValues() {

			@Override
			void put(byte[] piece, int row, int sample, int together, int count, int to) {
				if (together == 1) System.arraycopy(piece, row, plane, to, count);
				else for (var i = 0; i < count; i++) plane[to + i] = piece[row + i * together + sample];
			}

			@Override
			Object array() {
				return plane;
			}
		};
	}

	private static SampleValues shorts(short[] plane, ByteOrder order) {
		return new SampleValues() {

			@Override
			void put(byte[] piece, int row, int sample, int together, int count, int to) {
				var in = ByteBuffer.wrap(piece).order(order);
				for (var i = 0; i < count; i++)
					plane[to + i] = in.getShort(row + (i * together + sample) * Short.BYTES);
			}

			@Override
			Object array() {
				return plane;
			}
		};
	}

	private static SampleValues floats(float[] plane, TiffPage page, ByteOrder order) {
		var number = Number.of(page);
		var size = page.bits() / Byte.SIZE;
		return new SampleValues() {

			@Override
			void put(byte[] piece, int row, int sample, int together, int count, int to) {
				var in = ByteBuffer.wrap(piece).order(order);
				for (var i = 0; i < count; i++) plane[to + i] = number.at(in, row + (i * together + sample) * size);
			}

			@Override
			Object array() {
				return plane;
			}
		};
	}

	/** Values that share bytes, highest bit first; each row begins with a byte of its own. */
	private static SampleValues packed(TiffPage page, int pixels) {
		var bits = page.bits();
		var whole = bits == 1 && page.photometric() != TiffPage.PALETTE ? MOST_PIXELS_SHOWN : 1;
		var small = bits <= Byte.SIZE ? new byte[pixels] : null;
		var middle = bits > Byte.SIZE && bits <= Short.SIZE ? new short[pixels] : null;
		var large = bits > Short.SIZE ? new float[pixels] : null;
		return new SampleValues() {

			@Override
			void put(byte[] piece, int row, int sample, int together, int count, int to) {
				for (var i = 0; i < count; i++) {
					var value = bits(piece, row * (long) Byte.SIZE + (long) (i * together + sample) * bits, bits);
					if (small != null) small[to + i] = (byte) (value * whole);
					else if (middle != null) middle[to + i] = (short) value;
					else large[to + i] = value;
				}
			}

			@Override
			Object array() {
				return small != null ? small : middle != null ? middle : large;
			}
		};
	}

	private static long bits(byte[] bytes, long from, int count) {
		var value = 0L;
		for (var bit = from; bit < from + count; bit++)
			value = value << 1 | bytes[(int) (bit / Byte.SIZE)] >> 7 - (int) (bit % Byte.SIZE) & 1;
		return value;
	}

	/** A number of 16 bits or more that becomes a float. */
	@FunctionalInterface
	private interface Number {

		float at(ByteBuffer in, int place);

		static Number of(TiffPage page) {
			var wide = page.bits() == Long.SIZE;
			return switch (page.format()) {
				case TiffPage.FLOAT -> wide ? (in, at) -> (float) in.getDouble(at)
					: page.bits() == Short.SIZE ? (in, at) -> half(in.getShort(at)) : ByteBuffer::getFloat;
				case TiffPage.SIGNED -> wide ? ByteBuffer::getLong : ByteBuffer::getInt;
				default -> wide ? (in, at) -> unsigned(in.getLong(at)) : (in, at) -> Integer.toUnsignedLong(in.getInt(at));
			};
		}

		private static float unsigned(long v) {
			return v >= 0 ? v : ((v >>> 1 | v & 1) * 2f);
		}

		/** IEEE 754 binary16. */
		private static float half(short bits) {
			var exponent = bits >> 10 & 0x1f;
			var fraction = bits & 0x3ff;
			var sign = bits < 0 ? -1f : 1f;
			if (exponent == 0) return sign * fraction * 0x1p-24f;
			if (exponent == 0x1f) return fraction == 0 ? sign * Float.POSITIVE_INFINITY : Float.NaN;
			return sign * Math.scalb(1 + fraction * 0x1p-10f, exponent - 15);
		}
	}
}
