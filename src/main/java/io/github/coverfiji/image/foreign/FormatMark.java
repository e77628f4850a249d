package io.github.coverfiji.image.foreign;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * First bytes that tell a kind of image whatever its name is.
 *
 * @param at where they begin
 * @param bytes the mark
 * @param format what it tells
 */
record FormatMark(int at, byte[] bytes, ImageFormat format) {

	/** Bytes that are enough for all marks. */
	static final int HEAD = 348;

	private static final List<FormatMark> MARKS = List.of(
		text(0, "ZISRAWFILE", "Zeiss CZI", ImageFormat.Way.BIO_FORMATS),
		hex(0, "dacebe0a", "Nikon ND2", ImageFormat.Way.BIO_FORMATS),
		hex(0, "0000000c6a502020", "JPEG 2000", ImageFormat.Way.BIO_FORMATS),
		hex(0, "ff4fff51", "JPEG 2000", ImageFormat.Way.BIO_FORMATS),
		text(0, "NRRD000", "NRRD", ImageFormat.Way.BIO_FORMATS),
		text(344, "n+1\0", "NIfTI", ImageFormat.Way.BIO_FORMATS),
		text(0, "8BPS", "Photoshop", ImageFormat.Way.BIO_FORMATS),
		hex(0, "934e554d5059", "NumPy", ImageFormat.Way.PYTHON),
		text(8, "WEBP", "WebP", ImageFormat.Way.CONVERTER),
		text(4, "ftypheic", "HEIC", ImageFormat.Way.CONVERTER),
		text(4, "ftypmif1", "HEIC", ImageFormat.Way.CONVERTER),
		text(4, "ftypavif", "AVIF", ImageFormat.Way.CONVERTER),
		hex(0, "0000000c4a584c20", "JPEG XL", ImageFormat.Way.CONVERTER),
		hex(0, "762f3101", "OpenEXR", ImageFormat.Way.CONVERTER));

	private static FormatMark text(int at, String mark, String name, ImageFormat.Way way) {
		return new FormatMark(at, mark.getBytes(StandardCharsets.ISO_8859_1), new ImageFormat(name, way));
	}

	private static FormatMark hex(int at, String mark, String name, ImageFormat.Way way) {
		return new FormatMark(at, HexFormat.of().parseHex(mark), new ImageFormat(name, way));
	}

	/**
	 * @param head first bytes of a file, up to {@link #HEAD}
	 * @return the kind that they tell; empty if they tell none
	 */
	static Optional<ImageFormat> of(byte[] head) {
		return MARKS.stream().filter(m -> m.isIn(head)).findFirst().map(FormatMark::format);
	}

	private boolean isIn(byte[] head) {
		var end = at + bytes.length;
		return head.length >= end && Arrays.equals(head, at, end, bytes, 0, bytes.length);
	}
}
