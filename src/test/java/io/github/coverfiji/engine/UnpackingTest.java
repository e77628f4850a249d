package io.github.coverfiji.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.coverfiji.task.Progress;

class UnpackingTest {

	@TempDir
	private Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "nvidia/../../lib/evil.so", "../lib/evil.so", "/lib/evil.so", "nvidia/lib/..\\..\\evil.dll",
		"nvidia/x/lib/c:evil.dll", "torch/lib/..", "torch/lib/../evil.so/", "nvidia/a/lib/../../../evil.so" })
	void nameThatLeavesTheFolderHasNoPlace(String name) {
		assertEquals(Optional.empty(), Unpacking.place(name));
	}

	private Path archive(String name, byte[] content) throws IOException {
		var archive = folder.resolve("archive.zip");
		try (var zip = new ZipOutputStream(Files.newOutputStream(archive))) {
			zip.putNextEntry(new ZipEntry(name));
			zip.write(content);
		}
		return archive;
	}

	/** A link in a zip is a text with a mark; here it stays a text. */
	@Test
	void linkStaysAText() throws IOException {
		var archive = archive("nvidia/a/lib/liblink.so", "/etc/passwd".getBytes(StandardCharsets.UTF_8));
		var bytes = Files.readAllBytes(archive);
		var directory = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
		bytes[directory + 5] = 3;
		bytes[directory + 41] = (byte) 0xa1;
		Files.write(archive, bytes);
		var target = Files.createDirectory(folder.resolve("out"));
		Unpacking.into(target, List.of(archive), Progress.SILENT);
		assertTrue(Files.isRegularFile(target.resolve("nvidia/a/lib/liblink.so"), java.nio.file.LinkOption.NOFOLLOW_LINKS));
	}

	@Test
	void entryLargerThanItSaysIsRefused() throws IOException {
		var archive = archive("nvidia/a/lib/libbomb.so", new byte[5_000_000]);
		var bytes = Files.readAllBytes(archive);
		var directory = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
		for (int i = 0; i < 4; i++) bytes[directory + 24 + i] = (byte) (1000 >> 8 * i);
		Files.write(archive, bytes);
		var target = Files.createDirectory(folder.resolve("out"));
		var refusal = assertThrows(IOException.class, () -> Unpacking.into(target, List.of(archive), Progress.SILENT));
		assertTrue(refusal.getMessage().contains("is larger than it says"), refusal.getMessage());
	}
}
