package io.github.coverfiji.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.coverfiji.image.tiff.PageDecoder;
import io.github.coverfiji.image.tiff.PlaneOrder;
import io.github.coverfiji.image.tiff.SampleArrays;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Uninterrupted;

/** The planes of a TIFF that ImageJ cannot be trusted with: decoded page by page when they are touched. */
final class TiffPlanes {

	/** What is remembered of each page, roughly. */
	private static final long PLACE_BYTES = 1500;

	/** A file as it is now. */
	private record State(long bytes, long modified) {

		static State of(Path file) throws IOException {
			return new State(Files.size(file), Files.getLastModifiedTime(file).toMillis());
		}
	}

	private record PageKey(Path file, State state, int page) {}

	private TiffPlanes() {}

	/**
	 * @param content what of the file is the image
	 * @param cache keeps pages
	 */
	static Planes of(TiffContent content, PixelCache cache) throws IOException {
		var state = State.of(content.file().path());
		return new Planes(content.layout(), i -> plane(content, state, i, cache), PLACE_BYTES * content.file().pages().size(),
			true);
	}

	private static Object plane(TiffContent content, State then, int i, PixelCache cache) {
		var page = content.order().page()[i];
		if (page == PlaneOrder.MISSING) return SampleArrays.zeros(content.page());
		try {
			var file = content.file().path();
			if (!State.of(file).equals(then)) throw new InputException("Cannot go on reading '" + file + "'",
				"it was changed while in use", "leave the file alone until the job has ended");
			return cache.get(new PageKey(file, then, page), () -> decoded(content, page), p -> content.page().bytes())[content.order().sample()[i]];
		}
		catch (IOException e) {
			throw gone(content, e.toString(), e);
		}
	}

	private static Object[] decoded(TiffContent content, int page) {
		try {
			return Uninterrupted.of(() -> PageDecoder.planes(content.file(), content.file().pages().get(page)));
		}
		catch (OutOfMemoryError e) {
			throw gone(content, "page " + (page + 1) + " wants more memory than Java has", e);
		}
		catch (IOException e) {
			throw gone(content, "page " + (page + 1) + ": " + e.getMessage(), e);
		}
	}

	private static InputException gone(TiffContent content, String why, Throwable cause) {
		return new InputException("Cannot read the pixels of '" + content.file().path() + "'", why,
			"copy the file again from where it came from and leave it alone until the job has ended, or leave it out", cause);
	}
}
