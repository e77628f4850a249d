package io.github.coverfiji.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import io.github.coverfiji.task.UnreadableImage;

/**
 * The head of a FITS file, looked at before ImageJ does: cards of 80 letters such as {@code NAXIS1  =  40}, in blocks of
 * 2880 bytes.
 *
 * <p>Source: FITS standard 4.0 (IAU, 2016), section 4.
 */
final class FitsHead {

	private static final int CARD = 80, KEY = 8, VALUE = 10, BLOCK = 2880;
	/** Cards of a head that is no head. */
	private static final int MOST_CARDS = 36 * 1000;
	private static final int MOST_AXES = 999;
	private static final double UNSIGNED_SHORT = 32768;

	private FitsHead() {}

	/**
	 * @param path a FITS file
	 * @throws IOException if its first image is cut off; a head that is not understood is left to ImageJ
	 */
	static void requireWhole(Path path) throws IOException {
		var cards = new HashMap<String, String>();
		var read = 0L;
		try (var in = Files.newInputStream(path)) {
			for (var end = false; !end && read < (long) CARD * MOST_CARDS; read += CARD) {
				var card = new String(in.readNBytes(CARD), StandardCharsets.US_ASCII);
				if (card.length() < CARD) throw UnreadableImage.cutOff("its header has no end");
				cards.putIfAbsent(card.substring(0, KEY).strip(), card.substring(VALUE).replaceFirst("/.*", "").strip());
				end = cards.containsKey("END");
			}
		}
		requireValues(cards);
		var needed = (read + BLOCK - 1) / BLOCK * BLOCK + pixels(cards);
		var there = Files.size(path);
		if (there < needed) throw UnreadableImage.cutOff(needed, there);
	}

	/** ij 1.54p takes the numbers as they lie, but for those that are stored as signed and are not. */
	private static void requireValues(Map<String, String> cards) throws UnreadableImage {
		var scale = number(cards, "BSCALE", 1);
		var zero = number(cards, "BZERO", 0);
		var unsigned = zero == UNSIGNED_SHORT && cards.getOrDefault("BITPIX", "").equals("16");
		if (scale != 1 || zero != 0 && !unsigned)
			throw UnreadableImage.unsupported("its values are stored as (value - " + zero + ") / " + scale
				+ " (BZERO, BSCALE), which ImageJ does not undo");
	}

	private static double number(Map<String, String> cards, String key, double otherwise) throws UnreadableImage {
		try {
			return cards.containsKey(key) ? Double.parseDouble(cards.get(key).replace('D', 'E')) : otherwise;
		}
		catch (NumberFormatException e) {
			throw UnreadableImage.damaged("its " + key + " is no number: " + cards.get(key), e);
		}
	}

	private static long pixels(Map<String, String> cards) throws UnreadableImage {
		try {
			var axes = Integer.parseInt(cards.getOrDefault("NAXIS", "0"));
			var bytes = axes == 0 ? 0L : Math.abs(Long.parseLong(cards.getOrDefault("BITPIX", "0"))) / Byte.SIZE;
			for (var axis = 1; axis <= Math.min(axes, MOST_AXES); axis++)
				bytes = Math.multiplyExact(bytes, Long.parseLong(cards.getOrDefault("NAXIS" + axis, "1")));
			return bytes;
		}
		catch (ArithmeticException | NumberFormatException e) {
			throw UnreadableImage.damaged("its header says no size: " + e.getMessage(), e);
		}
	}
}
