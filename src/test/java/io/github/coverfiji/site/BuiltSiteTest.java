package io.github.coverfiji.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The site that {@code mvn clean verify -P update-site} builds and then looks at, with all that users load. */
class BuiltSiteTest {

	private static final Path SITE = Path.of("target", "update-site");
	private static final Pattern SHIPPED =
		Pattern.compile("<plugin filename=\"[^\"]+\">(<platform>([\\w-]+)</platform>)?<version [^>]*filesize=\"(\\d+)\"");

	@TempDir
	Path folder;

	@BeforeEach
	void prepare() {
		assumeTrue(Files.exists(SITE.resolve("db.xml.gz")), "no site: build it with -P update-site");
	}

	static Set<String> platforms() {
		return StandInBuild.NATIVES.keySet();
	}

	@ParameterizedTest
	@MethodSource("platforms")
	void javaStartsWithThePlatformsFolder(String platform) throws IOException {
		assertEquals("", JavaStart.refusal(JavaStart.installed(SITE, platform, folder.resolve("Fiji"))));
	}

	@ParameterizedTest
	@MethodSource("platforms")
	void pagesTellWhatAUserLoads(String platform) throws IOException {
		ToldSizes.read().check(platform, shipped().filter(it -> it.group(2) == null || it.group(2).equals(platform))
			.mapToLong(BuiltSiteTest::size).sum());
	}

	@Test
	void pagesTellWhatAServerHolds() throws IOException {
		var page = Files.readString(ToldSizes.SITE_README).replaceAll("\\s+", " ");
		ToldSizes.check("the whole site", told(page, "target/update-site/`, about (\\d+) MB"),
			shipped().mapToLong(BuiltSiteTest::size).sum());
		ToldSizes.check("the largest file", told(page, "if it takes one of (\\d+) MB"),
			shipped().mapToLong(BuiltSiteTest::size).max().orElseThrow());
	}

	private static Stream<MatchResult> shipped() throws IOException {
		return SHIPPED.matcher(StandInBuild.index(SITE)).results();
	}

	private static long size(MatchResult shipped) {
		return Long.parseLong(shipped.group(3));
	}

	private static int told(String page, String pattern) {
		var found = Pattern.compile(pattern).matcher(page);
		assertTrue(found.find(), pattern);
		return Integer.parseInt(found.group(1));
	}

	/** As in Fiji, the natives' folder is on the module path and its jars are on the class path, too. */
	@Test
	@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
	void engineIsFoundInTheSitesJars() throws IOException {
		var modules = JavaStart.installed(SITE, "linux64", folder.resolve("Fiji/jars/linux64"));
		var cache = folder.resolve("cache"); // filled from the natives' jar
		var macro = Files.writeString(folder.resolve("check.ijm"), "run('COVER Check Engine');");
		var result = JavaStart.result(List.of("--module-path=" + modules, "-Djava.awt.headless=true",
			"-DDJL_CACHE_DIR=" + cache, "-classpath", classPath(modules), "io.github.coverfiji.Launcher",
			macro.toString()));
		assertEquals(0, result.code(), result.output());
		assertTrue(result.output().contains("PyTorch library: " + cache), result.output());
	}

	/** @return the site's jars, and of this class path what Fiji has of its own */
	private String classPath(Path modules) throws IOException {
		var jars = new ArrayList<String>();
		jars.add(JavaStart.installed(SITE.resolve("jars"), folder.resolve("Fiji/jars")) + "/*");
		jars.add(JavaStart.installed(SITE.resolve("plugins"), folder.resolve("Fiji/plugins")) + "/*");
		jars.add(modules + "/*");
		Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter(it -> it.endsWith(".jar") && !it.replace('\\', '/').contains("/ai/djl/")).forEach(jars::add);
		return String.join(File.pathSeparator, jars);
	}
}
