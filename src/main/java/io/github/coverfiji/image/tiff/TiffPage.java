package io.github.coverfiji.image.tiff;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The directory of a page: what its pixels are and where they lie. Missing tags have the values of TIFF 6.0. */
public final class TiffPage {

	static final int UNSIGNED = 1, SIGNED = 2, FLOAT = 3;
	static final int WHITE_IS_ZERO = 0, BLACK_IS_ZERO = 1, RGB = 2, PALETTE = 3, YCBCR = 6;
	private static final int REDUCED = 1, MASK = 4;
	private static final int SEPARATE = 2;
	private static final int ASSOCIATED_ALPHA = 1, UNASSOCIATED_ALPHA = 2;

	private final Map<Integer, TiffValue> tags;

	/** @param tags values by number of tag */
	TiffPage(Map<Integer, TiffValue> tags) {
		this.tags = tags;
	}

	/** @return pixels in a row; 0 if the page does not say */
	public long width() {
		return number(TiffTag.WIDTH, 0);
	}

	/** @return rows; 0 if the page does not say */
	public long height() {
		return number(TiffTag.HEIGHT, 0);
	}

	/** @return values of a pixel, transparency among them */
	public int samples() {
		return (int) Math.max(1, Math.min(Integer.MAX_VALUE, number(TiffTag.SAMPLES, 1)));
	}

	/** @return bits of a value; 0 if samples differ in it */
	public int bits() {
		return (int) same(TiffTag.BITS, 1);
	}

	/** @return kind of the values: 1 unsigned, 2 signed, 3 floating point; 0 if samples differ in it */
	public int format() {
		var format = (int) same(TiffTag.SAMPLE_FORMAT, UNSIGNED);
		return format == 4 ? UNSIGNED : format; // "undefined" is read as unsigned by everybody
	}

	/** @return number of the compression; 1 is none */
	int compression() {
		return (int) number(TiffTag.COMPRESSION, 1);
	}

	int predictor() {
		return (int) number(TiffTag.PREDICTOR, 1);
	}

	/** @return what the values mean as colours: 0 white is zero, 1 black is zero, 2 red, green, blue, 3 palette, … */
	public int photometric() {
		return (int) number(TiffTag.PHOTOMETRIC, BLACK_IS_ZERO);
	}

	/** @return whether each sample has a plane of its own in the file */
	public boolean isSeparate() {
		return samples() > 1 && number(TiffTag.PLANAR, 1) == SEPARATE;
	}

	boolean bitsReversed() {
		return number(TiffTag.FILL_ORDER, 1) == 2;
	}

	/** @return whether it is a smaller copy of another page, or its mask */
	public boolean isSideShow() {
		return (number(TiffTag.NEW_SUBFILE_TYPE, 0) & (REDUCED | MASK)) != 0;
	}

	/** @return whether it says where smaller copies of it are */
	public boolean hasSmallerCopies() {
		return has(TiffTag.SUB_DIRECTORIES);
	}

	/** @return whether its pieces are JPEG */
	public boolean isJpeg() {
		return Compression.of(compression()) == Compression.JPEG;
	}

	/** @return whether its pieces have to be unpacked */
	public boolean isPacked() {
		return Compression.of(compression()) != Compression.NONE;
	}

	/** @return whether numbers are stored as differences in the way of floating-point numbers */
	public boolean isDifferenceOfFloats() {
		return predictor() == Predictor.FLOATING_POINT;
	}

	/** @return whether its pixels lie in strips as they are, bits in the usual order, without dialects of one program */
	public boolean isPlain() {
		return !isPacked() && !pieces().tiled() && !bitsReversed() && dialect().isEmpty() && !isSideShow();
	}

	/** @return 1 if the first row is the top and the first column the left, 2 … 8 if turned or mirrored */
	public int orientation() {
		return (int) number(TiffTag.ORIENTATION, 1);
	}

	/** @return whether it names an orientation at all, be it the usual one */
	public boolean namesOrientation() {
		return has(TiffTag.ORIENTATION);
	}

	/**
	 * @param first another page of the same size and type
	 * @param pages how many pages it is behind the other
	 * @return whether its pixels, unpacked, lie so far behind those of the other, all in one piece
	 */
	public boolean follows(TiffPage first, int pages) {
		var begin = first.pieces().offsets();
		return begin.length > 0 && pieces().lieFrom(begin[0] + pages * bytes());
	}

	/** @return its text, empty if there is none */
	public String description() {
		var text = tags.get(TiffTag.DESCRIPTION);
		return text == null ? "" : text.text();
	}

	/** @return where its pixels lie */
	Pieces pieces() {
		return new Pieces(this);
	}

	/** @return the size of its pixels, as far as tags of TIFF tell */
	public Resolution resolution() {
		return Resolution.of(this);
	}

	byte[] jpegTables() {
		var tables = tags.get(TiffTag.JPEG_TABLES);
		return tables == null ? new byte[0] : tables.bytes();
	}

	/** @return the program whose own kind of TIFF it is, if its planes cannot be told from TIFF alone; else empty */
	String dialect() {
		if (has(TiffTag.ZEISS_LSM)) return "Zeiss LSM";
		if (has(TiffTag.METAMORPH)) return "MetaMorph STK";
		if (number(TiffTag.IMAGE_DEPTH, 1) > 1) return "SGI with volumes in one page";
		return has(TiffTag.FLUOVIEW) ? "Olympus FluoView" : "";
	}

	/** @return places of the samples that are no transparency; of all, if there would be none */
	public int[] colours() {
		var extra = numbers(TiffTag.EXTRA_SAMPLES);
		var first = samples() - extra.length;
		var colours = IntStream.range(0, samples()).filter(
			s -> s < first || extra[s - first] != ASSOCIATED_ALPHA && extra[s - first] != UNASSOCIATED_ALPHA).toArray();
		return colours.length > 0 ? colours : IntStream.range(0, samples()).toArray();
	}

	/** @return whether pages of these two can be planes of one image */
	public boolean isLike(TiffPage o) {
		return kind().equals(o.kind());
	}

	/** @return bytes of its pixels as a program holds them, at least one a value */
	public long bytes() {
		return width() * height() * samples() * Math.max(1, (bits() + 7) / 8);
	}

	/** @return such as "30 × 20 pixels of 8 bits" */
	public String describe() {
		return width() + " × " + height() + " pixels of " + (samples() > 1 ? samples() + " × " : "") + bits() + " bits";
	}

	/** @return size and type: equal for pages that are like. How values are packed does not matter: programs mix it */
	public List<Long> kind() {
		return List.of(width(), height(), (long) samples(), (long) bits(), (long) format(), (long) photometric());
	}

	/** @return the first value of a tag */
	long number(int tag, long otherwise) {
		var values = numbers(tag);
		return values.length == 0 ? otherwise : values[0];
	}

	/** @return the fraction of a tag; 0 if the page lacks it */
	double ratio(int tag) {
		var value = tags.get(tag);
		return value == null || value.ratios().length == 0 ? 0 : value.ratios()[0];
	}

	boolean has(int tag) {
		return tags.containsKey(tag);
	}

	/** @return the value that all have; 0 if they differ */
	private long same(int tag, long otherwise) {
		var values = numbers(tag);
		if (values.length == 0) return otherwise;
		return LongStream.of(values).allMatch(v -> v == values[0]) ? values[0] : 0;
	}

	/** @return the values of a tag; none if the page lacks it */
	long[] numbers(int tag) {
		var value = tags.get(tag);
		return value == null ? new long[0] : value.numbers();
	}
}
