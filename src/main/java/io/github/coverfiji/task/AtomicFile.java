package io.github.coverfiji.task;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * A file that is there whole or not at all: written under a temporary name beside the target, then moved. Closing it
 * before {@link #commit} leaves the target as it was.
 */
public final class AtomicFile implements AutoCloseable {

	/** Writes a file's content to a path. */
	@FunctionalInterface
	public interface Writer {

		/**
		 * Once more from the beginning, if the thread was interrupted meanwhile.
		 *
		 * @param temporary where to write; its ending is that of the target
		 */
		void write(Path temporary) throws IOException;
	}

	private static final String PREFIX = ".writing-";

	private final Path target;
	private final Path temporary;
	private boolean over;

	private AtomicFile(Path target, Path temporary) {
		this.target = target;
		this.temporary = temporary;
	}

	/**
	 * @param target the file to make or to replace; its folder is made if missing
	 * @return the file, not begun
	 * @throws InputException if the folder cannot be made
	 */
	public static AtomicFile open(Path target) {
		var file = target.toAbsolutePath();
		var opened = new AtomicFile(file, file.resolveSibling(PREFIX + UUID.randomUUID() + "-" + file.getFileName()));
		try {
			Files.createDirectories(file.getParent());
			return opened;
		}
		catch (IOException e) {
			throw opened.refused(e);
		}
	}

	/**
	 * @param target the file to make or to replace; its folder is made if missing
	 * @param writer writes the content
	 * @throws InputException if the disk refuses; the target is then as it was
	 */
	public static void write(Path target, Writer writer) {
		try (var file = open(target)) {
			file.attempt(writer);
			file.commit();
		}
	}

	/**
	 * Removes what killed processes have left of files that they never finished.
	 *
	 * @param folder that nobody else writes into now
	 * @throws InputException if the disk refuses
	 */
	public static void removeUnfinished(Path folder) {
		try (var unfinished = Files.newDirectoryStream(folder, PREFIX + "*")) {
			for (var file : unfinished)
				Files.deleteIfExists(file);
		}
		catch (IOException | DirectoryIteratorException e) {
			throw new InputException("Cannot tidy up '" + folder + "'", "the disk refused (" + e.getMessage() + ")",
				"check that the folder may be read and written to", e);
		}
	}

	/** @return where to write; its ending is that of the target */
	public Path temporary() {
		return temporary;
	}

	/**
	 * Moves what was written to the target, in one step.
	 *
	 * @throws InputException if the disk refuses
	 */
	public void commit() {
		attempt(from -> Files.move(from, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING));
		over = true;
	}

	/**
	 * Removes what was written, unless it was committed. Closing again does nothing.
	 *
	 * @throws InputException if the disk refuses; the target is as it was even then
	 */
	@Override
	public void close() {
		if (over) return;
		over = true;
		attempt(Files::deleteIfExists);
	}

	/**
	 * @param fault what the disk said
	 * @return the error to throw in its place
	 */
	public InputException refused(IOException fault) {
		return new InputException("Cannot write '" + target + "'", reason(fault),
			"check that the folder exists, may be written to and has space left", fault);
	}

	private void attempt(Writer writer) {
		try {
			Uninterrupted.of(() -> {
				writer.write(temporary);
				return temporary;
			});
		}
		catch (IOException e) {
			throw refused(e);
		}
	}

	private static String reason(IOException e) {
		if (e instanceof FileSystemException fault && fault.getReason() != null)
			return fault.getReason() + " (" + fault.getFile() + ")";
		return e.getClass().getSimpleName().replace("Exception", "") + " (" + e.getMessage() + ")";
	}
}
