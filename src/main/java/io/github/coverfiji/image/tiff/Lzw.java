package io.github.coverfiji.image.tiff;

import java.io.IOException;
import java.util.Arrays;

import io.github.coverfiji.task.UnreadableImage;

/** LZW as section 13 of TIFF 6.0 has it: codes of 9 to 12 bits, highest bit first, one longer a code earlier than GIF. */
final class Lzw {

	private static final int CLEAR = 256, END = 257, FIRST = 258, TABLE = 4096, SHORTEST = 9, LONGEST = 12;

	private final byte[] packed;
	private final byte[] out;
	/** Each code stands for a piece of what came out already: its place and length there. */
	private final int[] place = new int[TABLE];
	private final int[] length = new int[TABLE];
	private long bit;
	private int n;

	private Lzw(byte[] packed, int length) {
		this.packed = packed;
		out = new byte[length];
	}

	/**
	 * @param packed a strip or tile
	 * @param length bytes wanted; what comes behind is not looked at
	 * @return so many, or fewer if there are no more
	 */
	static byte[] unpack(byte[] packed, int length) throws IOException {
		// Before TIFF 6.0 some programs wrote the lowest bit first; such a strip begins with 0 and then 1.
		if (packed.length > 1 && packed[0] == 0 && (packed[1] & 1) == 1)
			throw UnreadableImage.unsupported("it is a TIFF packed by LZW of the time before TIFF 6.0");
		return new Lzw(packed, length).unpacked();
	}

	private byte[] unpacked() throws IOException {
		var next = FIRST;
		var before = -1;
		for (var code = code(next); code != END && n < out.length; code = code(next)) {
			if (code == CLEAR) {
				next = FIRST;
				before = -1;
				continue;
			}
			if (code > next || code == next && before < 0) throw UnreadableImage.damaged("LZW code " + code + " is not known");
			var start = n;
			if (before >= 0 && next < TABLE) {
				// The new code is what came out last, and the byte after it.
				place[next] = start - length(before);
				length[next] = length(before) + 1;
				next++;
			}
			put(code);
			before = code;
		}
		return n == out.length ? out : Arrays.copyOf(out, n);
	}

	private void put(int code) {
		if (code < CLEAR) {
			out[n++] = (byte) code;
			return;
		}
		// Byte by byte: the piece may reach into itself.
		for (var i = 0; i < length[code] && n < out.length; i++) out[n++] = out[place[code] + i];
	}

	private int length(int code) {
		return code < CLEAR ? 1 : length[code];
	}

	private int code(int next) {
		var bits = next >= TABLE - 1 ? LONGEST : Math.max(SHORTEST, Integer.SIZE - Integer.numberOfLeadingZeros(next + 1));
		if (bit + bits > packed.length * (long) Byte.SIZE) return END;
		var code = 0;
		for (var left = bits; left > 0;) {
			var inByte = Byte.SIZE - (int) (bit % Byte.SIZE);
			var take = Math.min(left, inByte);
			code = code << take | (packed[(int) (bit / Byte.SIZE)] & 0xff) >> inByte - take & (1 << take) - 1;
			bit += take;
			left -= take;
		}
		return code;
	}
}
