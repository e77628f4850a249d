package io.github.coverfiji.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Fiji's launcher gives Java the folder of its platform as the module path: nothing there may keep Java from starting. */
class ModulePathTest {

	private static final long FIRST = 20261122030926L;

	@TempDir
	Path folder;

	private StandInBuild build;

	@BeforeEach
	void prepare() throws IOException {
		build = new StandInBuild(folder);
	}

	static Set<String> platforms() {
		return StandInBuild.NATIVES.keySet();
	}

	@ParameterizedTest
	@MethodSource("platforms")
	void javaStartsWithThePlatformsFolder(String platform) throws IOException {
		var fiji = folder.resolve("Fiji");
		assertEquals("", JavaStart.refusal(JavaStart.installed(build.site("site", FIRST, null), platform, fiji)));
	}

	@ParameterizedTest
	@MethodSource("platforms")
	void javaRefusesTheFirstSitesFolder(String platform) throws IOException {
		var fiji = folder.resolve("Fiji");
		var refusal = JavaStart.refusal(JavaStart.installed(build.firstSite("site", FIRST), platform, fiji));
		assertTrue(refusal.contains("Invalid module name"), refusal);
	}

	/** The reason for all this: does a newer DJL no longer need it? */
	@Test
	void javaRefusesDjlsOwnJar() throws IOException {
		var natives = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter(it -> it.contains("pytorch-native-cpu")).findFirst();
		assumeTrue(natives.isPresent(), "no natives of DJL for this platform on the class path");
		var refusal = JavaStart.refusal(Path.of(natives.get()));
		assertTrue(refusal.contains("Invalid module name"), refusal);
	}

	@Test
	void versionsThatLieSideBySideHaveTwoNames() throws IOException {
		var fiji = JavaStart.installed(build.site("site", FIRST, null), "linux64", folder.resolve("Fiji"));
		build.torch("2.8.0");
		JavaStart.installed(build.site("later", FIRST, null), "linux64", fiji);
		try (var jars = Files.list(fiji)) {
			assertEquals(2, jars.count());
		}
		assertEquals("", JavaStart.refusal(fiji));
	}

	@ParameterizedTest
	@MethodSource("platforms")
	void javaStartsBesideFijisJavaFx(String platform) throws IOException {
		var given = Path.of("target", "javafx");
		assumeTrue(Files.isDirectory(given), "no JavaFX: have it fetched to target/javafx with -P slow");
		var fiji = JavaStart.installed(build.site("site", FIRST, null), platform, folder.resolve("Fiji"));
		try (var jars = Files.list(given)) {
			for (var jar : jars.toList()) Files.copy(jar, fiji.resolve(jar.getFileName()));
		}
		assertEquals("", JavaStart.refusal(fiji, JavaStart.JAVA_FX));
	}

	/** Under the first name, the updater would keep the first jar. */
	@Test
	void publishedJarThatJavaRefusesStopsTheBuild() throws IOException {
		var first = build.firstSite("first", FIRST);
		var names = build.firstNames();
		var fault = assertThrows(IllegalArgumentException.class, () -> build.site("second", FIRST + 1, first, names));
		assertTrue(fault.getMessage().contains("To mend it: give the file another name"), fault.getMessage());
	}
}
