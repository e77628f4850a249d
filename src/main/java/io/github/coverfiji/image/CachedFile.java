package io.github.coverfiji.image;

import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.function.Supplier;

import io.github.coverfiji.task.InputException;

/** An image file that is read when pixels are touched; a cache keeps what was read. May be used from several threads. */
final class CachedFile {

	private final Path file;
	private final PixelCache cache;
	private final Supplier<Planes> load;

	/**
	 * Places of planes that are read one by one: planes of a cache too small for both would drop them, and a file of many
	 * pages would be looked through again for each. A file that was replaced is noticed where its pixels are read.
	 */
	private volatile SoftReference<Planes> directory = new SoftReference<>(null);

	/** A TIFF stack of more than half of the cache's budget is read plane by plane. */
	CachedFile(Path file, PixelCache cache) {
		this(file, cache, cache.budget() / 2);
	}

	/** @param virtualAbove a TIFF stack of more bytes is read plane by plane instead of whole */
	CachedFile(Path file, PixelCache cache, long virtualAbove) {
		this(file, cache, () -> ImageFiles.planes(file, cache, virtualAbove));
	}

	/**
	 * @param file names the image; need not be there
	 * @param load makes its planes
	 */
	CachedFile(Path file, PixelCache cache, Supplier<Planes> load) {
		this.file = file;
		this.cache = cache;
		this.load = load;
	}

	String name() {
		return file.getFileName().toString();
	}

	/**
	 * @return the image, named by the file
	 * @throws InputException if it cannot be read
	 */
	CalibratedImage image() {
		var layout = planes().layout();
		return layout.image(name(), plane -> unchanged(layout).pixels().apply(plane));
	}

	private Planes unchanged(PlaneLayout layout) {
		var planes = planes();
		if (planes.layout().matches(layout)) return planes;
		throw new InputException("Cannot go on reading '" + file + "'",
			"it was replaced by an image of another size or type while in use",
			"leave the files alone until the job has ended");
	}

	private Planes planes() {
		var known = directory.get();
		if (known != null) return known;
		var planes = cache.get(this, load, Planes::bytes);
		if (planes.lazy()) directory = new SoftReference<>(planes);
		return planes;
	}
}
