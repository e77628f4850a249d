package io.github.coverfiji.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import io.github.coverfiji.task.CancelledException;
import io.github.coverfiji.task.Progress;

class EngineDoctorTest {

	@TempDir
	Path folder;

	@Test
	void namesTheFilesOfALibraryThatIsThereTwice() throws IOException {
		for (var copy : List.of("old", "new", "other")) Files.createDirectories(folder.resolve(copy + "/lib"));
		for (var copy : List.of("old", "new")) Files.writeString(folder.resolve(copy + "/lib/Twice.class"), "");
		Files.writeString(folder.resolve("other/lib/Once.class"), "");
		var urls = new URL[] { url("old"), url("new"), url("other") };
		try (var loader = new URLClassLoader(urls, null)) {
			var found = TwiceLoaded.find(List.of("lib.Once", "lib.Twice", "lib.Never"), loader);
			assertEquals(1, found.size());
			assertTrue(found.get(0).matches(".*/old and .*/new"), found.toString());
		}
	}

	/** Jars as other update sites leave them, each with the one class that we ask for. */
	@Test
	void namesTheJarsOfOtherSites() throws IOException {
		var kept = List.of("jna-3.2.7", "gson-2.8.9 (alt)", "slf4j-api-1.7.36", "commons-compress-1.9 ä", "cover-fiji-0.0.9");
		var classes = List.of("com/sun/jna/Native", "com/google/gson/Gson", "org/slf4j/LoggerFactory",
			"org/apache/commons/compress/archivers/ArchiveEntry", "io/github/coverfiji/engine/TwiceLoaded");
		var urls = new URL[kept.size()];
		for (int i = 0; i < urls.length; i++) urls[i] = jar(kept.get(i), classes.get(i) + ".class", "").toUri().toURL();
		try (var loader = new URLClassLoader(urls, TwiceLoaded.class.getClassLoader())) {
			var found = TwiceLoaded.find(TwiceLoaded.WITNESSES, loader);
			assertEquals(kept.size(), found.size(), found.toString());
			for (var name : kept) assertTrue(found.stream().anyMatch(line -> line.contains("/old site/" + name + ".jar")),
				found.toString());
		}
	}

	@Test
	void namesTheJarOfAnotherDjlOrPyTorch() throws IOException {
		var api = jar("djl api-0.28.0", "ai/djl/engine/api.properties", "djl_version=0.28.0");
		var torch = jar("pytorch-native-cpu-2.2.2", "native/lib/pytorch.properties", "version=2.2.2-20240503\nflavor=cpu");
		try (var loader = new URLClassLoader(new URL[] { api.toUri().toURL(), torch.toUri().toURL() },
			EngineJars.class.getClassLoader())) {
			var found = EngineJars.foreign(loader);
			assertEquals(2, found.size(), found.toString());
			assertTrue(found.get(0).contains("/djl api-0.28.0.jar is version 0.28.0 and this software needs 0.35.1"), found.get(0));
			assertTrue(found.get(1).contains("pytorch-native-cpu-2.2.2.jar is version 2.2.2-20240503"), found.get(1));
		}
	}

	@Test
	void ownBuildHasTheVersionsThatItSays() {
		assertEquals(List.of(), EngineJars.foreign());
		assertEquals(List.of(), EngineJars.foreignLibraries());
	}

	private Path jar(String name, String file, String content) throws IOException {
		var jar = Files.createDirectories(folder.resolve("old site")).resolve(name + ".jar");
		try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
			zip.putNextEntry(new ZipEntry(file));
			zip.write(content.getBytes(StandardCharsets.UTF_8));
		}
		return jar;
	}

	private URL url(String copy) throws IOException {
		return folder.resolve(copy).toUri().toURL();
	}

	@Test
	void nothingIsTwiceInOurOwnBuild() {
		assertEquals(List.of(), TwiceLoaded.find());
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void cardsAreWhatTheDriverSays() {
		assertEquals(new NvidiaCards(true, "card A; card B"), NvidiaCards.ask(Progress.SILENT, "printf", "card A\ncard B\n"));
		assertEquals(new NvidiaCards(false, "no driver"), NvidiaCards.ask(Progress.SILENT, "sh", "-c",
			"echo no driver; exit 9"));
		assertEquals(new NvidiaCards(false, ""), NvidiaCards.ask(Progress.SILENT, "no-such-program-anywhere"));
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void driverThatHangsCanBeStopped() {
		var cancelled = new Progress() {

			@Override
			public boolean isCancelled() {
				return true;
			}
		};
		assertThrows(CancelledException.class, () -> NvidiaCards.ask(cancelled, "sleep", "600"));
		Thread.currentThread().interrupt();
		assertThrows(CancelledException.class, () -> NvidiaCards.ask(Progress.SILENT, "sleep", "600"));
		assertTrue(Thread.interrupted());
	}
}
