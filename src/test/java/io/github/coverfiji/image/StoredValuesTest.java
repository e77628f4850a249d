package io.github.coverfiji.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.coverfiji.task.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files whose stored values ImageJ would take for the values themselves, or out of their rows, are refused. */
class StoredValuesTest {

	@TempDir
	Path folder;

	@Test
	void scaledFitsIsRefused() throws IOException {
		assertRefused(fits("BSCALE  =                  0.5"), "BSCALE");
		assertRefused(fits("BZERO   =                   10"), "BZERO");
	}

	@Test
	void unsignedFitsIsRead() throws IOException {
		assertEquals(2, ImageFiles.open(fits("BZERO   =                32768")).pixels().numDimensions());
	}

	@Test
	void bitmapWithRowsThatEndWithinAByteIsRefused() throws IOException {
		assertRefused(Files.write(folder.resolve("a.pbm"), "P4\n20 2\n012345".getBytes(StandardCharsets.US_ASCII)), "columns");
		var whole = Files.write(folder.resolve("b.pbm"), "P4\n16 2\n0123".getBytes(StandardCharsets.US_ASCII));
		assertEquals(16, ImageFiles.open(whole).pixels().dimension(0));
	}

	private Path fits(String card) throws IOException {
		var head = new StringBuilder();
		for (var line : new String[] { "SIMPLE  =                    T", "BITPIX  =                   16",
			"NAXIS   =                    2", "NAXIS1  =                    4", "NAXIS2  =                    3", card, "END" })
			head.append(String.format("%-80s", line));
		return Files.writeString(folder.resolve("a.fits"), String.format("%-2880s", head) + "\0".repeat(2880));
	}

	private static void assertRefused(Path file, String why) {
		var e = assertThrows(InputException.class, () -> ImageFiles.open(file));
		assertTrue(e.getMessage().contains(why), e.getMessage());
	}
}
