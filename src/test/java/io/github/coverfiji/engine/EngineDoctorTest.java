package io.github.coverfiji.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

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
		assertEquals(new NvidiaCards(true, "card A; card B"), NvidiaCards.ask("printf", "card A\ncard B\n"));
		assertEquals(new NvidiaCards(false, "no driver"), NvidiaCards.ask("sh", "-c", "echo no driver; exit 9"));
		assertEquals(new NvidiaCards(false, ""), NvidiaCards.ask("no-such-program-anywhere"));
	}
}
