package io.github.coverfiji.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sizes in the pages, as far as they can be had without a site: BuiltSiteTest compares them all with its index. */
class ToldSizesTest {

	@TempDir
	Path folder;

	@Test
	void readmeTellsTheLeastAndTheMostOfTheTable() throws IOException {
		var sizes = ToldSizes.read().megabytes();
		assertEquals(StandInBuild.NATIVES.keySet(), sizes.keySet());
		var range = Collections.min(sizes.values()) + " to " + Collections.max(sizes.values()) + " MB come along";
		assertTrue(Files.readString(Path.of("README.md")).contains(range), range);
	}

	/** Of the jars that the site's build takes, the natives of this platform are here. */
	@Test
	void tableTellsTheSizeOnThisPlatform() throws IOException {
		var djl = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of)
			.filter(it -> it.toString().replace('\\', '/').contains("/ai/djl/")).toList();
		var platform = StandInBuild.NATIVES.entrySet().stream()
			.filter(it -> djl.stream().anyMatch(jar -> jar.toString().endsWith(it.getValue() + ".jar")))
			.map(Map.Entry::getKey).findFirst();
		assumeTrue(platform.isPresent(), "no natives of DJL for this platform on the class path");
		var bytes = Files.size(plugin());
		for (var jar : djl) bytes += Files.size(jar);
		try (var weights = Files.list(Path.of("weights"))) {
			for (var file : weights.toList()) bytes += Files.size(file);
		}
		ToldSizes.read().check(platform.get(), bytes);
	}

	/** @return the plugin, packed as when it is built after the tests */
	private Path plugin() throws IOException {
		var classes = Path.of("target", "classes");
		var packed = folder.resolve("plugin.jar");
		try (var jar = new JarOutputStream(Files.newOutputStream(packed)); var files = Files.walk(classes)) {
			for (var file : files.filter(Files::isRegularFile).toList()) {
				jar.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
				Files.copy(file, jar);
			}
		}
		return packed;
	}
}
