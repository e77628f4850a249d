package io.github.coverfiji.image.tiff;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import io.github.coverfiji.task.UnreadableImage;

/** How the bytes of a tile or strip are packed. */
enum Compression {

	NONE, LZW, DEFLATE, PACK_BITS, JPEG;

	/** Numbers of TIFF 6.0, its supplements and libtiff. */
	private static final Map<Integer, Compression> READ = Map.of(0, NONE, 1, NONE, 5, LZW, 8, DEFLATE, 32946, DEFLATE,
		32773, PACK_BITS, 7, JPEG);
	private static final Map<Integer, String> NAMES = Map.ofEntries(Map.entry(2, "CCITT run lengths"),
		Map.entry(3, "CCITT Group 3"), Map.entry(4, "CCITT Group 4"), Map.entry(6, "JPEG of the old kind"),
		Map.entry(33003, "JPEG 2000"), Map.entry(33005, "JPEG 2000"), Map.entry(34712, "JPEG 2000"),
		Map.entry(34661, "JBIG"), Map.entry(34676, "SGI LogLuv"), Map.entry(34677, "SGI LogLuv"), Map.entry(34887, "LERC"),
		Map.entry(34892, "JPEG of DNG"), Map.entry(34925, "LZMA"), Map.entry(50000, "Zstandard"), Map.entry(50001, "WebP"),
		Map.entry(50002, "JPEG XL"), Map.entry(52546, "JPEG XL"));

	/** No byte of these packings unpacks to more; what claims more is damaged, and would take all memory. */
	private static final long MOST_OUT_OF_A_BYTE = 1500;

	/** @return the packing; null if it cannot be undone here */
	static Compression of(int number) {
		return READ.get(number);
	}

	/** @return what people call the number */
	static String name(int number) {
		return NAMES.getOrDefault(number, "compression " + number);
	}

	/** @return whether so many packed bytes can stand for so many */
	boolean canBe(long packed, long unpacked) {
		return this == NONE ? packed >= unpacked : unpacked / MOST_OUT_OF_A_BYTE <= packed;
	}

	/**
	 * @param packed bytes in the file; of all but {@link #JPEG}, which {@link JpegChunk} takes
	 * @param length bytes that must come out
	 * @return exactly so many
	 * @throws UnreadableImage if there are fewer
	 */
	byte[] unpack(byte[] packed, int length) throws IOException {
		var made = switch (this) {
			case NONE -> packed.length == length ? packed : Arrays.copyOf(packed, Math.min(packed.length, length));
			case LZW -> Lzw.unpack(packed, length);
			case DEFLATE -> inflated(packed, length);
			case PACK_BITS -> packBits(packed, length);
			case JPEG -> throw new IllegalStateException("JPEG gives samples, not bytes");
		};
		if (made.length < length)
			throw UnreadableImage.damaged("a piece of " + length + " bytes unpacks to " + made.length);
		return made;
	}

	private static byte[] inflated(byte[] packed, int length) throws IOException {
		var inflater = new Inflater();
		try {
			inflater.setInput(packed);
			var out = new byte[length];
			var n = 0;
			while (n < length && !inflater.finished()) {
				var more = inflater.inflate(out, n, length - n);
				if (more == 0 && (inflater.needsInput() || inflater.needsDictionary())) break;
				n += more;
			}
			return n == length ? out : Arrays.copyOf(out, n);
		}
		catch (DataFormatException e) {
			throw UnreadableImage.damaged("a piece does not unpack: " + e.getMessage(), e);
		}
		finally {
			inflater.end();
		}
	}

	/** Section 9 of TIFF 6.0. */
	private static byte[] packBits(byte[] packed, int length) {
		var out = new byte[length];
		var n = 0;
		for (var i = 0; i < packed.length && n < length;) {
			var head = packed[i++];
			if (head == Byte.MIN_VALUE) continue;
			var count = Math.min(length - n, head < 0 ? 1 - head : head + 1);
			if (head < 0) {
				if (i >= packed.length) break;
				Arrays.fill(out, n, n + count, packed[i++]);
			}
			else {
				count = Math.min(count, packed.length - i);
				System.arraycopy(packed, i, out, n, count);
				i += head + 1;
			}
			n += count;
		}
		return n == length ? out : Arrays.copyOf(out, n);
	}
}
