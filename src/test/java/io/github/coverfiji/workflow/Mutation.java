package io.github.coverfiji.workflow;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Damages bytes in ways that files get damaged, or that somebody would choose. The same seed gives the same damage. */
final class Mutation {

	private static final int[] EXTREMES = { 0, 1, -1, 2, 7, 255, 65535, 65536, Integer.MAX_VALUE, Integer.MIN_VALUE, 1 << 20,
		1 << 28, 0x40000001 };
	private static final String[] WORDS = { "", "-1", "0", "1e308", "99999999999999999999", "NaN", "null", "\"", "{", "[[[[[[[[",
		",", "\u0000", "\uFEFF", "../../x", "/", ";", "-", "Infinity", "2147483647", "  ", "\n\n" };
	private static final int TIFF_ENTRY = 12;

	private final Random random;
	private String told = "";

	Mutation(long seed) {
		random = new Random(seed);
	}

	/** @return what was done, in words */
	String told() {
		return told;
	}

	private int below(int bound) {
		return random.nextInt(Math.max(1, bound));
	}

	/** @return a damaged copy of any file */
	byte[] of(byte[] whole) {
		return switch (below(6)) {
			case 0 -> cut(whole);
			case 1 -> flipped(whole, 1 + below(3));
			case 2 -> flipped(whole, 200);
			case 3 -> number(whole, below(whole.length));
			case 4 -> without(whole);
			default -> repeated(whole);
		};
	}

	/** @return a damaged copy; one of four as any file, else an entry of a directory of tags with an absurd value */
	byte[] ofTiff(byte[] whole) {
		if (below(4) == 0) return of(whole);
		var tiff = ByteBuffer.wrap(whole.clone());
		tiff.order(whole[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
		var directory = tiff.getInt(4);
		var count = tiff.getShort(directory);
		var last = directory + 2 + TIFF_ENTRY * count;
		if (below(8) == 0) {
			tiff.putInt(last, below(2) == 0 ? directory : EXTREMES[below(EXTREMES.length)]);
			told = "next directory at " + tiff.getInt(last);
			return tiff.array();
		}
		for (int n = 1 + below(2); n > 0; n--) change(tiff, directory + 2 + TIFF_ENTRY * below(count));
		return tiff.array();
	}

	private void change(ByteBuffer tiff, int entry) {
		var value = below(3) == 0 ? random.nextInt() : EXTREMES[below(EXTREMES.length)];
		told += " tag " + tiff.getShort(entry) + " becomes " + value;
		switch (below(5)) {
			case 0 -> tiff.putInt(entry + 4, value);
			case 1 -> tiff.putShort(entry + 2, (short) value);
			case 2 -> tiff.putShort(entry + 8, (short) value);
			default -> tiff.putInt(entry + 8, value);
		}
	}

	/** @return a damaged copy of a text: words and numbers become others, lines go or come twice */
	byte[] ofText(byte[] whole) {
		if (below(4) == 0) return of(whole);
		var text = new String(whole, StandardCharsets.UTF_8);
		for (int n = 1 + below(3); n > 0 && !text.isEmpty(); n--) {
			var at = below(text.length());
			var to = Math.min(text.length(), at + below(12));
			var word = WORDS[below(WORDS.length)];
			if (below(8) == 0) word = word.repeat(20_000);
			told += " '" + text.substring(at, to) + "' at " + at + " becomes '" + word.substring(0, Math.min(20, word.length())) + "'";
			text = text.substring(0, at) + word + text.substring(to);
		}
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private byte[] cut(byte[] whole) {
		var length = below(whole.length);
		told = "cut to " + length;
		return Arrays.copyOf(whole, length);
	}

	private byte[] flipped(byte[] whole, int count) {
		var bytes = whole.clone();
		for (int n = 0; n < count && bytes.length > 0; n++) bytes[below(bytes.length)] ^= 1 << below(8);
		told = count + " bits flipped";
		return bytes;
	}

	private byte[] number(byte[] whole, int at) {
		var bytes = whole.clone();
		var value = EXTREMES[below(EXTREMES.length)];
		if (at + 4 <= bytes.length) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
		told = value + " at " + at;
		return bytes;
	}

	private byte[] without(byte[] whole) {
		var from = below(whole.length);
		var to = Math.min(whole.length, from + 1 + below(100));
		told = "without " + from + " … " + to;
		return join(Arrays.copyOf(whole, from), Arrays.copyOfRange(whole, to, whole.length));
	}

	private byte[] repeated(byte[] whole) {
		var from = below(whole.length);
		told = "twice from " + from;
		return join(whole, Arrays.copyOfRange(whole, from, whole.length));
	}

	private static byte[] join(byte[] first, byte[] second) {
		var all = Arrays.copyOf(first, first.length + second.length);
		System.arraycopy(second, 0, all, first.length, second.length);
		return all;
	}
}
