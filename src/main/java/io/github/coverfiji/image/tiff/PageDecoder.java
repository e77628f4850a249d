package io.github.coverfiji.image.tiff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

import io.github.coverfiji.task.UnreadableImage;

/**
 * The pixels of one page. Each call opens the file anew and keeps nothing, so it may be called from several threads; it
 * takes memory for the page and one tile or strip.
 */
public final class PageDecoder {

	private final TiffFile file;
	private final TiffPage page;
	private final Compression compression;
	private final int width;
	private final int height;
	private final int chunkWidth;
	private final int chunkHeight;
	/** Samples that lie side by side in a piece. */
	private final int together;
	private final SampleValues[] planes;

	private PageDecoder(TiffFile file, TiffPage page) {
		this.file = file;
		this.page = page;
		compression = Compression.of(page.compression());
		width = (int) page.width();
		height = (int) page.height();
		chunkWidth = (int) page.chunkWidth();
		chunkHeight = (int) page.chunkHeight();
		together = page.isSeparate() ? 1 : page.samples();
		planes = new SampleValues[page.samples()];
		for (var s = 0; s < planes.length; s++) planes[s] = SampleValues.of(page, file.order());
	}

	/**
	 * @param file a TIFF file
	 * @param page one of its pages, which {@link PageSupport#require} let pass
	 * @return for each sample (channel) its plane, row by row: byte[] up to 8 bits, short[] up to 16, float[] else.
	 *         Integers that are signed keep their bits: {@link PageSupport#table} says what they stand for. A single bit
	 *         is 0 or 255, unless it chooses from a palette
	 * @throws UnreadableImage if the file is cut off, or a piece does not unpack to what the page promises
	 */
	public static Object[] planes(TiffFile file, TiffPage page) throws IOException {
		return new PageDecoder(file, page).decoded();
	}

	private Object[] decoded() throws IOException {
		var offsets = page.offsets();
		var lengths = page.lengths();
		var across = (width + chunkWidth - 1) / chunkWidth;
		var down = (height + chunkHeight - 1) / chunkHeight;
		try (var channel = FileChannel.open(file.path())) {
			for (var i = 0; i < across * down * (page.samples() / together); i++) {
				var x = i % across * chunkWidth;
				var y = i / across % down * chunkHeight;
				// Of strips the last is as high as what is left, of tiles all are whole.
				var rows = page.tiled() ? chunkHeight : Math.min(chunkHeight, height - y);
				var whole = (long) rowBytes() * rows;
				var length = lengths.length == 0 || compression == Compression.NONE ? whole : lengths[i];
				put(unpacked(read(channel, offsets[i], length), rows), i / across / down, x, y, rows);
			}
		}
		var arrays = new Object[planes.length];
		for (var s = 0; s < arrays.length; s++) arrays[s] = planes[s].array();
		return arrays;
	}

	private byte[] unpacked(byte[] packed, int rows) throws IOException {
		if (compression == Compression.JPEG)
			return JpegChunk.unpack(packed, page.jpegTables(), chunkWidth, rows, together,
				page.photometric() == TiffPage.YCBCR);
		if (page.bitsReversed())
			for (var i = 0; i < packed.length; i++)
				packed[i] = (byte) (Integer.reverse(packed[i]) >>> Integer.SIZE - Byte.SIZE);
		var bytes = compression.unpack(packed, Math.multiplyExact(rowBytes(), rows));
		if (page.predictor() == Predictor.HORIZONTAL)
			Predictor.horizontal(bytes, rowBytes(), together, page.bits(), file.order());
		if (page.predictor() == Predictor.FLOATING_POINT)
			Predictor.floatingPoint(bytes, rowBytes(), together, page.bits());
		return bytes;
	}

	/** @param group sample of a separate plane, else 0 */
	private void put(byte[] piece, int group, int x, int y, int rows) {
		var columns = Math.min(chunkWidth, width - x);
		for (var row = 0; row < Math.min(rows, height - y); row++)
			for (var s = 0; s < together; s++)
				planes[group + s].put(piece, row * rowBytes(), s, together, columns, (y + row) * width + x);
	}

	private int rowBytes() {
		return Math.toIntExact(((long) chunkWidth * together * page.bits() + Byte.SIZE - 1) / Byte.SIZE);
	}

	private byte[] read(FileChannel channel, long place, long length) throws IOException {
		if (length > channel.size() - place) throw UnreadableImage.cutOff(place + length, channel.size());
		var bytes = ByteBuffer.allocate(Math.toIntExact(length));
		while (bytes.hasRemaining())
			if (channel.read(bytes, place + bytes.position()) < 0)
				throw UnreadableImage.cutOff(place + length, channel.size());
		return bytes.array();
	}
}
