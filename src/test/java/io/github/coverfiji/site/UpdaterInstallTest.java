package io.github.coverfiji.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The site in the hands of a real updater: runs with {@code -Dprokaryote.jar=PATH}, the jar of the PyPI package
 * prokaryote 2.4.4, which holds one. Its updater knows no platform but those on Intel and AMD processors.
 */
class UpdaterInstallTest {

	private static final long TIME = Long.parseLong(
		LocalDateTime.now(ZoneId.of("UTC")).minusDays(3).format(DateTimeFormatter.ofPattern("yyyyMMddHHmmss")));
	private static final List<String> LIBRARIES =
		List.of("jars/djl-api-0.35.1.jar", "jars/djl-pytorch-engine-0.35.1.jar", "jars/djl-pytorch-jni-2.7.1-0.35.1.jar");
	private static final String FIRST_NATIVE = "jars/linux64/pytorch-native-cpu-2.7.1.jar";
	private static final String CHECKSUM_OF_FIRST_NATIVE = "55a4f315beb1d28b9167993e6cd1e3c650240f8c";
	private static final String GSON = "jars/gson-2.10.1.jar";

	@TempDir
	Path folder;

	private StandInBuild build;
	private Updater updater;

	/** @return the jar with the updater; without one the tests are skipped */
	Path jar() throws IOException {
		var given = System.getProperty("prokaryote.jar");
		assumeTrue(given != null, "no updater: give -Dprokaryote.jar=PATH, or have it fetched with -P slow");
		return Path.of(given).toAbsolutePath();
	}

	@BeforeEach
	void prepare() throws IOException {
		var jar = jar();
		build = new StandInBuild(Files.createDirectory(folder.resolve("build")));
		updater = new Updater(jar, folder, GSON);
	}

	@Test
	@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
	void updatesFollowTheSite() throws IOException {
		var first = build.site("first", TIME, null);
		updater.publish(first);
		updater.follow("COVER");
		updater.update();
		assertEquals(fiji("plugins/cover-fiji-0.1.0.jar", "jars/linux64/djl-pytorch-cpu-2.7.1.jar"), updater.files());
		assertEquals(updater.files(), updater.list("list-uptodate"), "checksums");
		assertEquals(List.of(), updater.list("list-shadowed"));

		build.release("0.2.0");
		var second = build.site("second", TIME + 1, first);
		updater.publish(second);
		updater.update();
		assertEquals(fiji("plugins/cover-fiji-0.2.0.jar", "jars/linux64/djl-pytorch-cpu-2.7.1.jar"), updater.files());

		build.release("0.1.0"); // taken back
		var third = build.site("third", TIME + 2, second, build.without("linux64"));
		updater.publish(third);
		updater.update();
		assertEquals(fiji("plugins/cover-fiji-0.1.0.jar"), updater.files(), "the native is no longer on the site");
		assertEquals(updater.files(), updater.list("list-uptodate"));
	}

	@Test
	@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
	void nativeThatKeepsJavaFromStartingIsReplaced() throws IOException {
		var first = installFirstSite();
		updater.publish(build.site("second", TIME + 1, first));
		updater.update();
		assertJavaStartsWithTheNewNative();
	}

	/** Built on each computer anew, sites know of no former one. */
	@Test
	@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
	void nativeThatWasWithdrawnGoesWithoutAFormerSite() throws IOException {
		installFirstSite();
		var checksum = Builder.checksum(FIRST_NATIVE, updater.fiji().resolve(FIRST_NATIVE));
		updater.publish(build.site("second", TIME + 1, null, build.files(CHECKSUM_OF_FIRST_NATIVE, checksum)));
		updater.update();
		assertJavaStartsWithTheNewNative();
	}

	/** As Fiji does not start, nor its updater, users have to take the jar away themselves. */
	@Test
	@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
	void nativeThatWasDeletedComesBackUnderItsNewName() throws IOException {
		var first = installFirstSite();
		Files.delete(updater.fiji().resolve(FIRST_NATIVE));
		updater.publish(build.site("second", TIME + 1, first));
		updater.update();
		assertJavaStartsWithTheNewNative();
	}

	/** Why the natives have a new name: with another manifest alone, they count as up to date. */
	@Test
	@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
	void updaterSeesNoChangeInAManifest() throws IOException {
		installFirstSite();
		updater.publish(build.site("second", TIME + 1, null, build.firstNames()));
		updater.update();
		assertTrue(updater.list("list-uptodate").contains(FIRST_NATIVE));
		assertTrue(refusal().contains("Invalid module name"), refusal());
	}

	private Path installFirstSite() throws IOException {
		var first = build.firstSite("first", TIME);
		updater.publish(first);
		updater.follow("COVER");
		updater.update();
		assertTrue(updater.files().contains(FIRST_NATIVE), updater.files().toString());
		assertTrue(refusal().contains("Invalid module name"), refusal());
		return first;
	}

	private void assertJavaStartsWithTheNewNative() throws IOException {
		assertEquals(fiji("plugins/cover-fiji-0.1.0.jar", "jars/linux64/djl-pytorch-cpu-2.7.1.jar"), updater.files());
		assertEquals(updater.files(), updater.list("list-uptodate"));
		assertEquals("", refusal());
	}

	private String refusal() throws IOException {
		return JavaStart.refusal(updater.fiji().resolve("jars/linux64"));
	}

	@Test
	void updaterTellsAllFilesApart() throws IOException {
		var shipped = shipped();
		var names = updater.names(shipped);
		assertEquals(shipped.size(), names.stream().distinct().count(), names.toString());
		for (var name : names) assertFalse(name.matches(".*\\d\\.\\d.*"), name);
		assertTrue(names.contains("jars/macos-arm64/djl-pytorch-cpu.jar"), names.toString());
		var ofFiji = Files.readAllLines(Builder.SHIPS).stream().filter(it -> !it.startsWith("#") && it.contains(":"))
			.map(it -> it.split(":")[1]).flatMap(it -> Stream.of("jars/" + it + ".jar", "plugins/" + it + ".jar")).toList();
		assertEquals(List.of(), names.stream().filter(ofFiji::contains).toList());
	}

	private List<String> shipped() throws IOException {
		var site = build.site("site", TIME, null);
		try (var paths = Files.walk(site)) {
			return paths.map(it -> site.relativize(it).toString().replace('\\', '/')).filter(it -> it.contains(".jar-"))
				.map(it -> it.substring(0, it.lastIndexOf('-'))).toList();
		}
	}

	/** @return what Fiji's folder holds, sorted: its own jar, the libraries and more */
	private static List<String> fiji(String... more) {
		var all = new ArrayList<>(LIBRARIES);
		all.add(GSON);
		all.addAll(List.of(more));
		return all.stream().sorted().toList();
	}
}
