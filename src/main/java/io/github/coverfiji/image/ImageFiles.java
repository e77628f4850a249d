package io.github.coverfiji.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import ij.ImagePlus;
import ij.io.FileSaver;
import ij.plugin.PNG_Writer;
import io.github.coverfiji.task.AtomicFile;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.UnreadableImage;

/** Reads and writes single image files, without a window. */
public final class ImageFiles {

	private ImageFiles() {}

	/**
	 * As {@link #open(Path, PixelCache)}, with a cache of its own that keeps up to a quarter of the memory.
	 *
	 * @param file the file
	 * @return the image
	 */
	public static CalibratedImage open(Path file) {
		return open(file, PixelCache.ofQuarterHeap());
	}

	/**
	 * @param file TIFF, DICOM, PNG, JPEG, GIF, BMP, FITS or PGM; others where Bio-Formats is installed
	 * @param cache keeps the pixels read last. A TIFF stack of more than half of its budget is read plane by plane
	 * @return the image, named by the file; pixels that the cache dropped are read again when touched
	 * @throws InputException if it cannot be read, is cut off or damaged
	 */
	public static CalibratedImage open(Path file, PixelCache cache) {
		return new CachedFile(file, cache).image();
	}

	/**
	 * @param file any file, or none
	 * @return whether it is an image that can be read, whole: of TIFF the header tells, other files are read once
	 */
	public static boolean isWhole(Path file) {
		try {
			ImageOpening.check(file);
			return true;
		}
		catch (IOException cutOffOrMissing) {
			return false;
		}
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
		AtomicFile.write(file, content(part -> new FileSaver(image).saveAsTiff(part.toString())));
	}

	/**
	 * Writes the slice shown, in its colours and display range. The file appears whole or not at all.
	 *
	 * @param image the image
	 * @param file where to, in a folder that is there; replaced if it exists
	 * @throws InputException if it cannot be written
	 */
	public static void savePng(ImagePlus image, Path file) {
		AtomicFile.writeInto(file, content(part -> {
			new PNG_Writer().writeImage(image, part.toString(), -1);
			return Files.exists(part);
		}));
	}

	static Planes planes(Path file, PixelCache cache, long virtualAbove) {
		return read(file, () -> ImageOpening.open(file, cache, virtualAbove));
	}

	private static <T> T read(Path file, Reading<T> reading) {
		try {
			return reading.read();
		}
		catch (IOException e) {
			var what = "Cannot read the image '" + file + "'";
			if (e instanceof UnreadableImage fault) throw fault.of(what);
			throw new InputException(what, e.getMessage(),
				"check its path and permissions and that it opens in ImageJ (File > Open), or leave it out", e);
		}
	}

	private static AtomicFile.Writer content(Writing writing) {
		return part -> {
			var answer = QuietImageJ.call(() -> writing.to(part));
			if (!answer.result().orElse(false)) throw new IOException(answer.fault());
		};
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
