package io.github.coverfiji.task;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Tables and records, which are never large: whatever is larger is something else, and would fill the memory. */
public final class TextFile {

	private static final long LONGEST = 1 << 26;

	private TextFile() {}

	/**
	 * @param file UTF-8
	 * @return its text
	 * @throws IOException if it cannot be read, is no such text, or has more than 64 MB
	 */
	public static String read(Path file) throws IOException {
		var size = Files.size(file);
		if (size > LONGEST) throw new IOException("it has " + size + " bytes, and a text of this kind at most " + LONGEST);
		return Files.readString(file);
	}

	/** @return as {@link #read}, line by line */
	public static List<String> lines(Path file) throws IOException {
		return read(file).lines().toList();
	}
}
