package io.github.coverfiji.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Uninterrupted;

/**
 * Parts of a file (pages, frames, planes) that are read when they are touched, and kept by a cache. Where they lie is known
 * from its head, so that a file which changes afterwards gives nothing more. May be used from several threads.
 */
final class FileParts {

	private final Path file;
	private final PixelCache cache;
	private final State then;

	/** What tells that a file changed. */
	private record State(long bytes, long modified) {}

	private record Key(Path file, State state, Object part) {}

	/**
	 * @param file the file, as its head was read
	 * @param cache keeps what was read
	 * @throws InputException if it is gone
	 */
	FileParts(Path file, PixelCache cache) {
		this.file = file;
		this.cache = cache;
		then = state();
	}

	/** Reads a part. */
	@FunctionalInterface
	interface Reading<V> {

		V read() throws IOException;
	}

	/**
	 * @param part tells it from others of the file; a part of one name is always of one type
	 * @param name of it for the message, such as "plane 3"
	 * @param bytes what it takes in memory
	 * @param reading called unless the cache has it; again if the thread was interrupted meanwhile
	 * @throws InputException if the file is gone or changed, or the part cannot be read
	 */
	<V> V get(Object part, String name, long bytes, Reading<V> reading) {
		if (!state().equals(then)) throw new InputException("Cannot go on reading '" + file + "'",
			"it was changed while in use", "leave the file alone until the job has ended");
		return cache.get(new Key(file, then, part), () -> read(name, reading), value -> bytes);
	}

	private State state() {
		try {
			return new State(Files.size(file), Files.getLastModifiedTime(file).toMillis());
		}
		catch (IOException e) {
			throw fault(e.toString(), e);
		}
	}

	private <V> V read(String name, Reading<V> reading) {
		try {
			return Uninterrupted.of(reading::read);
		}
		catch (OutOfMemoryError e) {
			throw fault(name + " wants more memory than Java has", e);
		}
		catch (IOException e) {
			throw fault(name + ": " + e.getMessage(), e);
		}
	}

	private InputException fault(String why, Throwable cause) {
		return new InputException("Cannot read the pixels of '" + file + "'", why,
			"copy the file again from where it came from and leave it alone until the job has ended, or leave it out", cause);
	}
}
