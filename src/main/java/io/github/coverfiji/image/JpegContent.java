package io.github.coverfiji.image;

import java.io.IOException;
import java.nio.file.Path;

import javax.imageio.ImageIO;

import io.github.coverfiji.task.UnreadableImage;

/** The content of a JPEG file, decoded before ImageJ does: it has Java's old reader print a stack trace of what is damaged. */
final class JpegContent {

	private static final int COLOURS = 3;

	private JpegContent() {}

	/**
	 * @param file a JPEG file
	 * @throws IOException if it is damaged
	 */
	static void requireSound(Path file) throws IOException {
		var readers = ImageIO.getImageReadersByFormatName("jpeg");
		if (!readers.hasNext()) return;
		var reader = readers.next();
		try (var in = ImageIO.createImageInputStream(file.toFile())) {
			reader.setInput(in);
			// the raw values: unlike colours, they are read of all kinds of JPEG
			if (reader.readRaster(0, null).getNumBands() > COLOURS)
				throw UnreadableImage.unsupported("it is a JPEG of four inks (CMYK), which is not read here",
					"save it as red, green and blue, or leave it out");
		}
		catch (UnreadableImage e) {
			throw e;
		}
		catch (IOException | RuntimeException e) {
			throw UnreadableImage.damaged(QuietImageJ.oneLine(String.valueOf(e.getMessage())), e);
		}
		finally {
			reader.dispose();
		}
	}
}
