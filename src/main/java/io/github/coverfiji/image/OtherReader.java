package io.github.coverfiji.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.IntFunction;

import io.github.coverfiji.image.foreign.BioFormats;
import io.github.coverfiji.image.foreign.ForeignImage;
import io.github.coverfiji.task.UnreadableImage;

/** Bio-Formats, where it is installed, for images that neither ImageJ nor we read. */
final class OtherReader {

	/** What is remembered of each plane, roughly. */
	private static final long PLACE_BYTES = 64;

	@FunctionalInterface
	interface Reading<F, T> {

		T of(F from) throws IOException;
	}

	private OtherReader() {}

	/**
	 * @param file the file
	 * @param own how it is read without other readers
	 * @param other how it is read where the first says that it does not support this kind of image
	 */
	static <T> T orElse(Path file, Reading<Path, T> own, Reading<ForeignImage, T> other) throws IOException {
		try {
			return own.of(file);
		}
		catch (UnreadableImage e) {
			if (e.kind() != UnreadableImage.Kind.UNSUPPORTED) throw e;
			return other.of(image(file, e));
		}
	}

	private static ForeignImage image(Path file, UnreadableImage unsupported) throws IOException {
		var library = BioFormats.installed();
		if (library.isEmpty()) throw unsupported;
		try {
			return ForeignImage.of(library.get(), file).orElseThrow(() -> unsupported);
		}
		catch (UnreadableImage e) {
			throw e;
		}
		catch (IOException | RuntimeException | LinkageError | OutOfMemoryError e) {
			var why = e.getMessage() == null ? e.toString() : e.getMessage();
			throw UnreadableImage.unsupported(unsupported.getMessage() + "; Bio-Formats does not either ("
				+ QuietImageJ.oneLine(why) + ")", "save it as TIFF with the program that made it, or leave it out");
		}
	}

	/**
	 * @param cache keeps planes
	 * @param virtualAbove an image of more bytes is read plane by plane instead of into memory
	 */
	static Planes planes(ForeignImage image, PixelCache cache, long virtualAbove) throws IOException {
		var count = image.order().planes();
		var bytes = image.planeBytes() * count;
		if (bytes > virtualAbove) return new Planes(layout(image), lazily(image, cache), PLACE_BYTES * count, true);
		var planes = new Object[count];
		try (var reading = image.planes()) {
			for (var i = 0; i < count; i++) planes[i] = reading.read(i);
		}
		return new Planes(layout(image), i -> planes[i], bytes, false);
	}

	private static IntFunction<Object> lazily(ForeignImage image, PixelCache cache) {
		var reading = image.planes();
		var parts = new FileParts(image.file(), cache);
		return i -> parts.get(i, "plane " + (i + 1), image.planeBytes(), () -> reading.read(i));
	}

	private static PlaneLayout layout(ForeignImage image) {
		var order = image.order();
		return new PlaneLayout(image.width(), image.height(), order.channels(), order.slices(), order.frames(), false,
			image.table(), new Calibration(side(image, 0), side(image, 1), side(image, 2), image.unit()));
	}

	private static double side(ForeignImage image, int axis) {
		return Calibration.valid(image.voxel()[axis]) ? image.voxel()[axis] : 1;
	}
}
