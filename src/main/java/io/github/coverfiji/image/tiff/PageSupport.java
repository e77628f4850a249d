package io.github.coverfiji.image.tiff;

import java.io.IOException;
import java.nio.file.Files;

import io.github.coverfiji.task.UnreadableImage;

/** Whether a page is whole and of a kind that {@link PageDecoder} gives right values of. */
public final class PageSupport {

	private static final int BYTE_VALUES = 1 << Byte.SIZE, SHORT_VALUES = 1 << Short.SIZE;
	private static final int COMPLEX_INTEGER = 5, COMPLEX = 6;

	private PageSupport() {}

	/**
	 * @param file a TIFF file
	 * @param page one of its pages
	 * @throws UnreadableImage saying what is damaged, cut off or not supported; pixels are not looked at
	 */
	public static void require(TiffFile file, TiffPage page) throws IOException {
		requireSize(page);
		var obstacle = obstacle(page);
		if (!obstacle.isEmpty()) {
			// Bio-Formats, which reads some of them, gives zeros beyond the end.
			for (var each : file.pages()) if (each.dialect().isEmpty()) requireEnd(each.pieces(), Files.size(file.path()));
			throw UnreadableImage.unsupported("it is a TIFF " + obstacle);
		}
		requirePieces(page, Files.size(file.path()));
	}

	/** @return the value that each byte or short stands for, from 0 on; null if they are what they are without sign */
	public static float[] table(TiffPage page) {
		if (page.format() != TiffPage.SIGNED || page.bits() > Short.SIZE) return null;
		var table = new float[page.bits() == Byte.SIZE ? BYTE_VALUES : SHORT_VALUES];
		for (var i = 0; i < table.length; i++) table[i] = page.bits() == Byte.SIZE ? (byte) i : (short) i;
		return table;
	}

	private static void requireSize(TiffPage page) throws IOException {
		var width = page.width();
		var height = page.height();
		if (width < 1 || height < 1 || page.pieces().width() < 1 || page.pieces().height() < 1)
			throw UnreadableImage.damaged("planes of " + width + " × " + height);
		if (width > Integer.MAX_VALUE || height > Integer.MAX_VALUE || page.samples() > 0xffff
			|| width * height * Math.max(1, (page.bits() + 7) / 8) > Integer.MAX_VALUE)
			throw UnreadableImage.unsupported("one plane of it has " + page.describe()
				+ ", and planes of more than 2 GB cannot be read");
	}

	/** @return what about the page cannot be undone, to follow "it is a TIFF"; empty if nothing */
	private static String obstacle(TiffPage page) {
		var bits = page.bits();
		var compression = Compression.of(page.compression());
		if (!page.dialect().isEmpty()) return "of " + page.dialect() + ", whose planes only readers of that kind can tell apart";
		if (compression == null) return "packed by " + Compression.name(page.compression()) + ", which is not unpacked here";
		if (bits == 0 || page.format() == 0) return "whose channels differ in type";
		if (page.format() == COMPLEX || page.format() == COMPLEX_INTEGER) return "of complex numbers";
		if (!isNumber(page.format(), bits)) return "with values of " + bits + " bits of kind " + page.format();
		if (compression == Compression.JPEG && bits != Byte.SIZE) return "packed by JPEG of " + bits + " bits";
		if (page.photometric() > TiffPage.PALETTE && !isColourJpeg(page, compression))
			return "of colours (kind " + page.photometric() + ") that are neither grey nor red, green, blue";
		if (page.photometric() == TiffPage.YCBCR && page.samples() != 3) return "of luminance and " + page.samples() + " values";
		return predictor(page, compression);
	}

	private static boolean isColourJpeg(TiffPage page, Compression compression) {
		return compression == Compression.JPEG && page.photometric() == TiffPage.YCBCR;
	}

	private static boolean isNumber(int format, int bits) {
		return switch (format) {
			case TiffPage.UNSIGNED -> bits <= Short.SIZE || bits == Integer.SIZE || bits == Long.SIZE;
			case TiffPage.SIGNED -> bits == 8 || bits == 16 || bits == 32 || bits == 64;
			case TiffPage.FLOAT -> bits == 16 || bits == 32 || bits == 64;
			default -> false;
		};
	}

	private static String predictor(TiffPage page, Compression compression) {
		var predictor = page.predictor();
		if (predictor == Predictor.NONE || compression == Compression.JPEG) return "";
		var whole = page.bits() == 8 || page.bits() == 16 || page.bits() == 32 || page.bits() == 64;
		if (predictor == Predictor.HORIZONTAL && whole) return "";
		if (predictor == Predictor.FLOATING_POINT && page.format() == TiffPage.FLOAT) return "";
		return "with differences of kind " + predictor + " between values of " + page.bits() + " bits";
	}

	private static void requirePieces(TiffPage page, long fileBytes) throws IOException {
		var pieces = page.pieces();
		var count = pieces.count();
		var offsets = pieces.offsets();
		var lengths = pieces.lengths();
		if (offsets.length < count || (lengths.length > 0 || page.isPacked()) && lengths.length < count)
			throw UnreadableImage.damaged("places of " + Math.min(offsets.length, lengths.length) + " of " + count + " pieces");
		if (pieces.rowBytes() > Integer.MAX_VALUE / pieces.height())
			throw UnreadableImage.unsupported("it is a TIFF in pieces of more than 2 GB");
		var compression = Compression.of(page.compression());
		for (var i = 0; i < count; i++) {
			if (offsets[i] == 0) throw UnreadableImage.unsupported("it is a TIFF with pieces left out");
			var length = pieces.length(i);
			requirePiece(offsets[i], length, fileBytes);
			var unpacked = pieces.rowBytes() * pieces.rows(i);
			if (!compression.canBe(length, unpacked)) throw UnreadableImage.damaged(length + " bytes for a piece of " + unpacked);
		}
	}

	private static void requireEnd(Pieces pieces, long fileBytes) throws IOException {
		var offsets = pieces.offsets();
		var lengths = pieces.lengths();
		for (var i = 0; i < Math.min(offsets.length, lengths.length); i++) requirePiece(offsets[i], lengths[i], fileBytes);
	}

	private static void requirePiece(long offset, long length, long fileBytes) throws IOException {
		if (offset < 0 || length < 0) throw UnreadableImage.damaged("a piece at " + offset + " of " + length + " bytes");
		if (offset > fileBytes - length) throw UnreadableImage.cutOff(offset + length, fileBytes);
	}
}
