package io.github.coverfiji.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.coverfiji.task.UnreadableImage;

/**
 * The head of a PBM, PGM or PPM file, looked at before ImageJ does: it shows black where the file ends too soon.
 *
 * <p>Source: netpbm's format descriptions.
 */
final class PgmHead {

	private static final int BITMAP_TEXT = 1, BITMAP = 4, COLOUR_TEXT = 3, COLOUR = 6;
	private static final int LONGEST_NUMBER = 9;
	private static final int LONGEST_HEAD = 1 << 16;
	private static final int ONE_BYTE = 255;

	private PgmHead() {}

	/**
	 * @param path a file that begins with P1 … P6
	 * @throws IOException if its head makes no sense, or it is shorter than that promises
	 */
	static void requireWhole(Path path) throws IOException {
		var head = head(path);
		var kind = head.get(1) - '0';
		head.position(2);
		var width = number(head);
		var height = number(head);
		var most = kind == BITMAP || kind == BITMAP_TEXT ? 1 : number(head);
		var there = Files.size(path);
		if (most < 0 && there < LONGEST_HEAD) throw UnreadableImage.cutOff("its header has no end");
		if (width < 1 || height < 1 || most < 1 || width * height > Integer.MAX_VALUE)
			throw UnreadableImage.damaged("its header says " + width + " × " + height + " pixels up to " + most);
		if (kind == BITMAP && width % Byte.SIZE != 0)
			throw UnreadableImage.unsupported("it is a bitmap (PBM) of " + width + " columns, and ImageJ reads those rightly"
				+ " whose rows fill their bytes");
		var needed = head.position() + bytes(kind, width, height, most);
		if (there < needed) throw UnreadableImage.cutOff(needed, there);
	}

	private static ByteBuffer head(Path path) throws IOException {
		try (var in = Files.newInputStream(path)) {
			return ByteBuffer.wrap(in.readNBytes(LONGEST_HEAD));
		}
	}

	/** @return what pixels take at least; of text a digit each, and but for bitmaps a blank between two */
	private static long bytes(int kind, long width, long height, long most) {
		var values = width * height * (kind == COLOUR || kind == COLOUR_TEXT ? 3 : 1);
		if (kind == BITMAP) return (width + 7) / 8 * height;
		if (kind == BITMAP_TEXT) return values;
		return kind > COLOUR_TEXT ? values * (most > ONE_BYTE ? 2 : 1) : 2 * values - 1;
	}

	/** @return the next number of the head, behind blanks and comments; −1 if there is none */
	private static long number(ByteBuffer head) {
		var c = next(head);
		while (c == '#' || Character.isWhitespace(c)) {
			if (c == '#') while (c >= 0 && c != '\n' && c != '\r') c = next(head);
			else c = next(head);
		}
		var digits = new StringBuilder();
		for (; c >= '0' && c <= '9' && digits.length() < LONGEST_NUMBER; c = next(head)) digits.append((char) c);
		return digits.isEmpty() ? -1 : Long.parseLong(digits.toString());
	}

	private static int next(ByteBuffer head) {
		return head.hasRemaining() ? head.get() : -1;
	}
}
