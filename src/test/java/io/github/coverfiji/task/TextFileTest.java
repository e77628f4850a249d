package io.github.coverfiji.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFileTest {

	@TempDir
	private Path folder;

	@Test
	void givesLinesAsTheyStand() throws IOException {
		var file = Files.writeString(folder.resolve("a.csv"), "a\r\nß\n\nc");
		assertEquals(List.of("a", "ß", "", "c"), TextFile.lines(file));
	}

	@Test
	void hugeFileIsRefusedUnread() throws IOException {
		var file = folder.resolve("huge.csv");
		try (var huge = new RandomAccessFile(file.toFile(), "rw")) {
			huge.setLength(1L << 33);
		}
		var refusal = assertThrows(IOException.class, () -> TextFile.read(file));
		assertTrue(refusal.getMessage().startsWith("it has 8589934592 bytes, and"), refusal.getMessage());
	}
}
