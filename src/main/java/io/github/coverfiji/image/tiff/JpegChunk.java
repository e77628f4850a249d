package io.github.coverfiji.image.tiff;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

import io.github.coverfiji.task.UnreadableImage;

/** A tile or strip that is a JPEG of its own but for the tables, which the page keeps for all (TIFF Technical Note 2). */
final class JpegChunk {

	private static final int MARK = 2;

	private JpegChunk() {}

	/**
	 * @param packed the piece
	 * @param tables of the page, empty if each piece has its own
	 * @param width columns that must come out
	 * @param height rows that must come out
	 * @param samples values of a pixel
	 * @param luminance whether values are luminance and two differences of colour, to become red, green, blue
	 * @return 8 bit, samples of a pixel side by side
	 * @throws UnreadableImage if Java's JPEG reader cannot read it, or it has another size
	 */
	static byte[] unpack(byte[] packed, byte[] tables, int width, int height, int samples, boolean luminance)
		throws IOException
	{
		var reader = ImageIO.getImageReadersByFormatName("jpeg").next();
		try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(joined(tables, packed)))) {
			reader.setInput(in, true, true);
			var raster = reader.readRaster(0, null);
			if (raster.getNumBands() != samples || raster.getWidth() < width || raster.getHeight() < height)
				throw UnreadableImage.damaged("a piece of " + width + " × " + height + " pixels holds " + raster.getWidth() + " × "
					+ raster.getHeight() + " of " + raster.getNumBands() + " values");
			var values = raster.getPixels(0, 0, width, height, (int[]) null);
			var bytes = new byte[values.length];
			for (var i = 0; i < bytes.length; i++) bytes[i] = (byte) values[i];
			if (luminance) toColours(bytes);
			return bytes;
		}
		catch (UnreadableImage e) {
			throw e;
		}
		catch (IOException | RuntimeException e) {
			throw UnreadableImage.damaged("a piece is no JPEG that Java reads: " + e.getMessage(), e);
		}
		finally {
			reader.dispose();
		}
	}

	/** Tables without their end mark, piece without its start mark. */
	private static byte[] joined(byte[] tables, byte[] packed) {
		if (tables.length < 2 * MARK || packed.length < MARK) return packed;
		var all = new ByteArrayOutputStream(tables.length + packed.length);
		all.write(tables, 0, tables.length - MARK);
		all.write(packed, MARK, packed.length - MARK);
		return all.toByteArray();
	}

	/** ITU-R BT.601, as JFIF has it. */
	private static void toColours(byte[] bytes) {
		for (var i = 0; i + 2 < bytes.length; i += 3) {
			var y = bytes[i] & 0xff;
			var cb = (bytes[i + 1] & 0xff) - 128;
			var cr = (bytes[i + 2] & 0xff) - 128;
			bytes[i] = clipped(y + 1.402 * cr);
			bytes[i + 1] = clipped(y - 0.344136 * cb - 0.714136 * cr);
			bytes[i + 2] = clipped(y + 1.772 * cb);
		}
	}

	private static byte clipped(double v) {
		return (byte) Math.max(0, Math.min(255, Math.round(v)));
	}
}
