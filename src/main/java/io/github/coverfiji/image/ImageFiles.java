package io.github.coverfiji.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import ij.ImagePlus;
import ij.io.FileSaver;
import ij.plugin.PNG_Writer;
import io.github.coverfiji.task.AtomicFile;
import io.github.coverfiji.task.InputException;

/** Reads and writes single image files, without a window. */
public final class ImageFiles {

	private ImageFiles() {}

	/**
	 * @param file TIFF, DICOM, PNG, JPEG, GIF, BMP, FITS or PGM. A TIFF stack larger than a quarter of the memory is read
	 *          plane by plane when touched
	 * @return the image, named by the file
	 * @throws InputException if it cannot be read, is cut off or damaged
	 */
	public static CalibratedImage open(Path file) {
		var planes = planes(file, quarterOfMemory());
		return planes.layout().image(file.getFileName().toString(), planes.pixels());
	}

	/**
	 * @param file a TIFF file
	 * @return the image to be shown, named by the file: a virtual stack that reads a slice when it is looked at
	 * @throws InputException if it cannot be read, is cut off or damaged
	 */
	public static ImagePlus openVirtual(Path file) {
		return read(file, () -> ImageOpening.virtualImage(file));
	}

	/**
	 * Writes calibration, colour tables and slice labels along. The file appears whole or not at all.
	 *
	 * @param image the image
	 * @param file where to; replaced if it exists
	 * @throws InputException if it cannot be written
	 */
	public static void saveTiff(ImagePlus image, Path file) {
		write(file, part -> new FileSaver(image).saveAsTiff(part.toString()));
	}

	/**
	 * Writes the slice shown, in its colours and display range. The file appears whole or not at all.
	 *
	 * @param image the image
	 * @param file where to; replaced if it exists
	 * @throws InputException if it cannot be written
	 */
	public static void savePng(ImagePlus image, Path file) {
		write(file, part -> {
			new PNG_Writer().writeImage(image, part.toString(), -1);
			return Files.exists(part);
		});
	}

	/** @return bytes of image data to hold when nobody says otherwise */
	static long quarterOfMemory() {
		return Runtime.getRuntime().maxMemory() / 4;
	}

	static Planes planes(Path file, long virtualAbove) {
		return read(file, () -> ImageOpening.open(file, virtualAbove));
	}

	private static <T> T read(Path file, Reading<T> reading) {
		try {
			return reading.read();
		}
		catch (IOException e) {
			throw new InputException("Cannot read the image '" + file + "'", e.getMessage(),
				"check that it opens in ImageJ (File > Open) and save it from there as TIFF, or leave it out", e);
		}
	}

	private static void write(Path file, Writing writing) {
		AtomicFile.write(file, part -> {
			var answer = QuietImageJ.call(() -> writing.to(part));
			if (!answer.result().orElse(false)) throw new IOException(answer.fault());
		});
	}

	@FunctionalInterface
	private interface Reading<T> {

		T read() throws IOException;
	}

	@FunctionalInterface
	private interface Writing {

		boolean to(Path file) throws Exception;
	}
}
