package io.github.coverfiji.image.tiff;

/**
 * The tiles or strips in which the pixels of a page lie: row by row, and where samples have planes of their own, plane by
 * plane.
 */
final class Pieces {

	private final TiffPage page;
	private final boolean tiled;
	/** Columns of a tile; of a strip the whole row. */
	private final long width;
	/** Rows of a tile or strip. */
	private final long height;
	private final long[] offsets;
	private final long[] lengths;

	Pieces(TiffPage page) {
		this.page = page;
		tiled = page.has(TiffTag.TILE_WIDTH) || page.has(TiffTag.TILE_OFFSETS);
		width = tiled ? page.number(TiffTag.TILE_WIDTH, 0) : page.width();
		height = tiled ? page.number(TiffTag.TILE_HEIGHT, 0)
			: Math.min(page.height(), page.number(TiffTag.ROWS_PER_STRIP, page.height()));
		offsets = page.numbers(tiled && page.has(TiffTag.TILE_OFFSETS) ? TiffTag.TILE_OFFSETS : TiffTag.STRIP_OFFSETS);
		lengths = page.numbers(tiled && page.has(TiffTag.TILE_BYTES) ? TiffTag.TILE_BYTES : TiffTag.STRIP_BYTES);
	}

	boolean tiled() {
		return tiled;
	}

	long width() {
		return width;
	}

	long height() {
		return height;
	}

	/** @return where they begin in the file */
	long[] offsets() {
		return offsets;
	}

	/** @return their lengths in bytes, possibly packed; empty if the page does not say */
	long[] lengths() {
		return lengths;
	}

	/** @return samples that lie side by side in one */
	int together() {
		return page.isSeparate() ? 1 : page.samples();
	}

	/** @return how many there have to be; the page has pixels, and so has each of them */
	long count() {
		return across() * down() * (page.samples() / together());
	}

	/** @return the sample whose plane the i-th belongs to, or the first of those side by side in it */
	int sample(int i) {
		return (int) (i / across() / down());
	}

	/** @return column of the page at which the i-th begins */
	int x(int i) {
		return (int) (i % across() * width);
	}

	/** @return row of the page at which the i-th begins */
	int y(int i) {
		return (int) (i / across() % down() * height);
	}

	/** @return rows in the i-th: of strips the last is as high as what is left, of tiles all are whole */
	long rows(int i) {
		return tiled ? height : Math.min(height, page.height() - y(i));
	}

	/** @return bytes of a row, unpacked: it begins with a byte of its own */
	long rowBytes() {
		return (width * together() * page.bits() + Byte.SIZE - 1) / Byte.SIZE;
	}

	/** @return bytes of the i-th in the file; lengths of what is not packed are overstated by some writers */
	long length(int i) {
		return page.isPacked() ? lengths[i] : rowBytes() * rows(i);
	}

	/** @return whether they, not packed, lie one behind the other from a place in the file on */
	boolean lieFrom(long place) {
		if (offsets.length == 0) return false;
		var next = place;
		for (var offset : offsets) {
			if (offset != next) return false;
			next += page.width() * page.samples() * page.bits() / Byte.SIZE * Math.min(page.height(), height);
		}
		return true;
	}

	private long across() {
		return (page.width() + width - 1) / width;
	}

	private long down() {
		return (page.height() + height - 1) / height;
	}
}
