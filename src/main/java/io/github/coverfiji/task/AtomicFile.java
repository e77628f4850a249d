package io.github.coverfiji.task;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Files that are there whole or not at all: written under a temporary name beside the target, then moved. */
public final class AtomicFile {

	/** Writes a file's content to a path. */
	@FunctionalInterface
	public interface Writer {

		/** @param temporary where to write; its ending is that of the target */
		void write(Path temporary) throws IOException;
	}

	private AtomicFile() {}

	/**
	 * @param target the file to make or to replace; its folder is made if missing
	 * @param writer writes the content
	 * @throws InputException if the disk refuses; the target is then as it was
	 */
	public static void write(Path target, Writer writer) {
		var file = target.toAbsolutePath();
		Path temporary = null;
		try {
			Files.createDirectories(file.getParent());
			temporary = file.resolveSibling(".writing-" + UUID.randomUUID() + "-" + file.getFileName());
			writer.write(temporary);
			Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (IOException e) {
			throw new InputException("Cannot write '" + target + "'", reason(e),
				"check that the folder exists, may be written to and has space left", discard(temporary, e));
		}
		catch (RuntimeException | Error e) {
			discard(temporary, e);
			throw e;
		}
	}

	private static String reason(IOException e) {
		if (e instanceof FileSystemException fault && fault.getReason() != null)
			return fault.getReason() + " (" + fault.getFile() + ")";
		return e.getClass().getSimpleName().replace("Exception", "") + " (" + e.getMessage() + ")";
	}

	private static <T extends Throwable> T discard(Path temporary, T fault) {
		try {
			if (temporary != null) Files.deleteIfExists(temporary);
		}
		catch (IOException e) {
			fault.addSuppressed(e);
		}
		return fault;
	}
}
