package io.github.coverfiji.task;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file that is there whole or not at all: written under a temporary name beside the target, then brought to the disk
 * itself, so that a power cut finds it, and moved. Closing it before {@link #commit} leaves the target as it was.
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
		var opened = at(target);
		try {
			Files.createDirectories(opened.target.getParent());
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
		written(open(target), writer);
	}

	/**
	 * As {@link #write}, but the folder is not made: one that was taken away is not there again, in the way of its return.
	 *
	 * @param target the file to make or to replace, in a folder that is there
	 * @param writer writes the content
	 * @throws InputException if the disk refuses, or the folder is gone; the target is then as it was
	 */
	public static void writeInto(Path target, Writer writer) {
		written(at(target), writer);
	}

	private static void written(AtomicFile opened, Writer writer) {
		try (opened) {
			opened.attempt(writer);
			opened.commit();
		}
	}

	private static AtomicFile at(Path target) {
		var file = target.toAbsolutePath();
		return new AtomicFile(file, file.resolveSibling(PREFIX + UUID.randomUUID() + "-" + file.getFileName()));
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
		attempt(AtomicFile::force);
		attempt(from -> Files.move(from, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING));
		over = true;
		forceNames(target.getParent());
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

	/**
	 * Waits until a file's bytes are on the disk, not only in the memory of the system.
	 *
	 * @param file which exists
	 * @throws IOException if the disk refuses
	 */
	private static void force(Path file) throws IOException {
		// A channel would be closed by an interrupt, and a cancelled job has to save too.
		try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
			bytes.getFD().sync();
		}
	}

	/** The new name too: where a folder can be opened, that is not on Windows. The file itself is there already. */
	private static void forceNames(Path folder) {
		var interrupted = Thread.interrupted();
		try (var names = FileChannel.open(folder, StandardOpenOption.READ)) {
			names.force(true);
		}
		catch (IOException e) {
			// Then the system decides when it writes the name down: the file is whole, under its old name or the new one.
			return;
		}
		finally {
			if (interrupted) Thread.currentThread().interrupt();
		}
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

	/**
	 * @param fault of a file
	 * @return what the disk said, in a few words
	 */
	public static String reason(IOException fault) {
		if (fault instanceof NoSuchFileException gone) return "there is no such file or folder (" + gone.getFile() + ")";
		if (fault instanceof AccessDeniedException denied) return "it may not be written to (" + denied.getFile() + ")";
		if (fault instanceof FileSystemException other && other.getReason() != null)
			return other.getReason() + " (" + other.getFile() + ")";
		if (fault.getClass() == IOException.class && fault.getMessage() != null) return fault.getMessage();
		return fault.getClass().getSimpleName().replace("Exception", "") + " (" + fault.getMessage() + ")";
	}
}
