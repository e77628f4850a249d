package io.github.coverfiji.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

@EnabledOnOs(value = OS.LINUX, disabledReason = "the names of the libraries are those of Linux")
class GpuLibrariesTest {

	private static final String[] WHEEL = { "torch/lib/libtorch.so", "torch/lib/libtorch_cuda.so", "torch/lib/libc10.so",
		"torch/lib/libtorch_python.so", "torch/lib/libshm.so", "torch/bin/protoc", "nvidia/cudnn/lib/libcudnn.so.9",
		"torch/__init__.py", "../lib/evil.so" };

	@TempDir
	Path folder;

	private GpuLibraries libraries;

	@BeforeEach
	void make() {
		libraries = new GpuLibraries(folder.resolve("Käsch mit Lücke 日本"));
	}

	@Test
	void fetchedArchiveIsUnpackedNotedAndGone() throws IOException {
		var zip = zip(WHEEL);
		try (var server = new FileServer(zip)) {
			Files.write(folder.resolve("x"), zip);
			var sum = Checksum.sha256(folder.resolve("x"), Progress.SILENT);
			var parts = List.of(new GpuPart("here", 0, sum, server.uri("file%2B1.zip")));
			var found = libraries.download(parts, Progress.SILENT);
			assertEquals(List.of("libc10.so", "libtorch.so", "libtorch_cuda.so"), names(found));
			assertTrue(Files.exists(found.resolve("../../nvidia/cudnn/lib/libcudnn.so.9")));
			assertEquals(Optional.of(new GpuLibraries.Supplied(found, "")), libraries.supplied());
			assertEquals(List.of(found.getParent().getParent().getFileName().toString(), "supplied.properties"),
				names(libraries.room()));
			libraries.failed(libraries.supplied().orElseThrow(), "it broke");
			assertEquals("it broke", libraries.supplied().orElseThrow().fault());
			libraries.download(parts, Progress.SILENT);
			assertEquals("", libraries.supplied().orElseThrow().fault());
			assertEquals(1, server.asked.size());
		}
	}

	@Test
	void unpackedFolderIsUsedWhereItLies() throws IOException {
		var lib = Files.createDirectories(folder.resolve("on a stick/torch/lib"));
		for (var name : List.of("libtorch.so", "libtorch_cuda.so")) Files.writeString(lib.resolve(name), "");
		assertEquals(lib, libraries.take(folder.resolve("on a stick"), Progress.SILENT));
		assertEquals(lib, libraries.take(lib, Progress.SILENT));
		Files.delete(lib.resolve("libtorch.so"));
		assertEquals(Optional.empty(), libraries.supplied());
	}

	@Test
	void archivesInAFolderAreUnpackedTogether() throws IOException {
		var stick = Files.createDirectories(folder.resolve("stick"));
		Files.write(stick.resolve("torch.whl"), zip(WHEEL));
		Files.write(stick.resolve("cublas.whl"), zip("nvidia/cublas/lib/libcublas.so.12"));
		var found = libraries.take(stick, Progress.SILENT);
		assertTrue(Files.exists(found.resolve("../../nvidia/cublas/lib/libcublas.so.12")));
		assertTrue(Files.exists(stick.resolve("torch.whl")));
	}

	@Test
	void jarOfDjlAndZipOfPyTorchAreTakenToo() throws IOException {
		var jar = folder.resolve("pytorch-native-cu128.jar");
		Files.write(jar, zip("pytorch/cu128/linux-x86_64/libtorch.so", "pytorch/cu128/linux-x86_64/libtorch_cuda.so"));
		assertEquals(List.of("libtorch.so", "libtorch_cuda.so"), names(libraries.take(jar, Progress.SILENT)));
		var zip = folder.resolve("libtorch.zip");
		Files.write(zip, zip("libtorch/lib/libtorch.so", "libtorch/lib/libtorch_cuda.so", "libtorch/lib/libtorch.a"));
		assertEquals(List.of("libtorch.so", "libtorch_cuda.so"), names(libraries.take(zip, Progress.SILENT)));
	}

	@Test
	void whatHoldsNoCudaIsRefusedAndLeavesNothing() throws IOException {
		assertRefused(folder.resolve("nowhere"), "does not exist");
		Files.write(folder.resolve("cpu.zip"), zip("libtorch/lib/libtorch.so"));
		assertRefused(folder.resolve("cpu.zip"), "holds no libtorch_cuda.so");
		assertRefused(Files.createDirectories(folder.resolve("empty")), "holds no libtorch_cuda.so");
		Files.writeString(folder.resolve("broken.zip"), "no zip");
		assertRefused(folder.resolve("broken.zip"), "ZipException");
		assertFalse(Files.exists(libraries.room().resolve("supplied.properties")));
		var refusal = assertThrows(InputException.class, () -> libraries.download(List.of(), Progress.SILENT));
		assertTrue(refusal.getMessage().contains("there is none for linux-"), refusal.getMessage());
	}

	private void assertRefused(Path given, String why) {
		var refusal = assertThrows(InputException.class, () -> libraries.take(given, Progress.SILENT)).getMessage();
		assertTrue(refusal.contains(why), refusal);
	}

	private static List<String> names(Path place) throws IOException {
		try (var files = Files.list(place)) {
			return files.map(file -> file.getFileName().toString()).sorted().toList();
		}
	}

	private static byte[] zip(String... names) throws IOException {
		var bytes = new ByteArrayOutputStream();
		try (var zip = new ZipOutputStream(bytes)) {
			for (var name : names) {
				zip.putNextEntry(new ZipEntry(name));
				zip.write(name.getBytes());
			}
		}
		return bytes.toByteArray();
	}
}
