package io.github.coverfiji.image.tiff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

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
	private final Pieces pieces;
	/** Bytes of a row of a piece. */
	private final int rowBytes;
	private final SampleValues[] planes;

	private PageDecoder(TiffFile file, TiffPage page) {
		this.file = file;
		this.page = page;
		compression = Compression.of(page.compression());
		width = (int) page.width();
		height = (int) page.height();
		pieces = page.pieces();
		rowBytes = Math.toIntExact(pieces.rowBytes());
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

	/**
	 * @param page any that {@link PageSupport#require} let pass
	 * @return a plane of zeros, of the type that {@link #planes} gives
	 */
	public static Object zeros(TiffPage page) {
		var pixels = Math.toIntExact(page.width() * page.height());
		if (page.bits() <= Byte.SIZE) return new byte[pixels];
		return page.bits() <= Short.SIZE && page.format() != TiffPage.FLOAT ? new short[pixels] : new float[pixels];
	}

	private Object[] decoded() throws IOException {
		try (var channel = FileChannel.open(file.path())) {
			for (var i = 0; i < pieces.count(); i++) {
				var rows = Math.toIntExact(pieces.rows(i));
				put(unpacked(read(channel, pieces.offsets()[i], pieces.length(i)), rows), i, rows);
			}
		}
		return Arrays.stream(planes).map(SampleValues::array).toArray();
	}

	private byte[] unpacked(byte[] packed, int rows) throws IOException {
		if (compression == Compression.JPEG)
			return JpegChunk.unpack(packed, page.jpegTables(), (int) pieces.width(), rows, pieces.together(),
				page.photometric() == TiffPage.YCBCR);
		if (page.bitsReversed())
			for (var i = 0; i < packed.length; i++)
				packed[i] = (byte) (Integer.reverse(packed[i]) >>> Integer.SIZE - Byte.SIZE);
		var bytes = compression.unpack(packed, Math.multiplyExact(rowBytes, rows));
		if (page.predictor() == Predictor.HORIZONTAL)
			Predictor.horizontal(bytes, rowBytes, pieces.together(), page.bits(), file.order());
		if (page.predictor() == Predictor.FLOATING_POINT)
			Predictor.floatingPoint(bytes, rowBytes, pieces.together(), page.bits());
		return bytes;
	}

	/** @param i number of the piece */
	private void put(byte[] piece, int i, int rows) {
		var x = pieces.x(i);
		var y = pieces.y(i);
		var together = pieces.together();
		var columns = (int) Math.min(pieces.width(), width - x);
		for (var row = 0; row < Math.min(rows, height - y); row++)
			for (var s = 0; s < together; s++)
				planes[pieces.sample(i) + s].put(piece, row * rowBytes, s, together, columns, (y + row) * width + x);
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
