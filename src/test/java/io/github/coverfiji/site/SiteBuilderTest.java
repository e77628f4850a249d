package io.github.coverfiji.site;

import static io.github.coverfiji.site.StandInBuild.index;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteBuilderTest {

	private static final long FIRST = 20261122030926L;
	private static final long SECOND = 20261122030927L;
	private static final String PLUGIN = "plugins/cover-fiji-0.1.0.jar";

	@TempDir
	Path folder;

	private StandInBuild build;

	@BeforeEach
	void prepare() throws IOException {
		build = new StandInBuild(folder);
	}

	@Test
	void nativesAreForTheirPlatformAndNeededByNothing() throws IOException {
		var site = build.site("site", FIRST, null);
		for (var platform : StandInBuild.NATIVES.keySet()) {
			var path = "jars/" + platform + "/djl-pytorch-cpu-2.7.1.jar";
			assertTrue(index(site).contains("<plugin filename=\"" + path + "\"><platform>" + platform + "</platform>"));
			assertTrue(Files.exists(site.resolve(path + "-" + FIRST)), path);
		}
		assertFalse(index(site).contains("dependency filename=\"jars/linux64"), index(site));
	}

	@Test
	void pluginNeedsTheLibrariesAndSaysWhatItIs() throws IOException {
		var site = build.site("site", FIRST, null);
		var plugin = entry(site, PLUGIN);
		var size = Files.size(site.resolve(PLUGIN + "-" + FIRST));
		assertTrue(plugin.contains("timestamp=\"" + FIRST + "\" filesize=\"" + size + "\"><description>Self-"), plugin);
		assertTrue(plugin.contains("<dependency filename=\"jars/djl-api.jar\" timestamp=\"" + FIRST + "\"/>"), plugin);
		assertTrue(plugin.contains("<author>COVER for Fiji developers</author>"), plugin);
		assertFalse(index(site).contains("gson"), "Fiji has gson");
	}

	@Test
	void sameBuildGivesTheSameBytes() throws IOException {
		var first = Files.readAllBytes(build.site("a", FIRST, null).resolve("db.xml.gz"));
		assertArrayEquals(first, Files.readAllBytes(build.site("b", FIRST, null).resolve("db.xml.gz")));
	}

	@Test
	void changedFileListsItsFormerVersionsAndOthersStayAsTheyWere() throws IOException {
		var first = build.site("first", FIRST, null);
		var checksum = entry(first, PLUGIN).replaceAll(".*checksum=\"(\\w+)\".*", "$1");
		build.release("0.2.0");
		build.library("ai.djl", "api", "0.35.1", ""); // packed anew
		var second = build.site("second", SECOND, first);
		var previous = "<previous-version filename=\"%s\" timestamp=\"%d\" timestamp-obsolete=\"%d\" checksum=\"%s\"/>";
		var plugin = entry(second, "plugins/cover-fiji-0.2.0.jar");
		assertTrue(plugin.endsWith(previous.formatted(PLUGIN, FIRST, SECOND, checksum) + "</plugin>"), plugin);
		assertFalse(Files.exists(second.resolve(PLUGIN + "-" + FIRST)));
		assertEquals(entry(first, "jars/djl-api-0.35.1.jar"), entry(second, "jars/djl-api-0.35.1.jar"));
		assertArrayEquals(Files.readAllBytes(first.resolve("jars/djl-api-0.35.1.jar-" + FIRST)),
			Files.readAllBytes(second.resolve("jars/djl-api-0.35.1.jar-" + FIRST)));
	}

	@Test
	void indexAloneIsEnoughOfAFormerSite() throws IOException {
		var first = build.site("first", FIRST, null);
		Files.createDirectory(folder.resolve("index"));
		Files.copy(first.resolve("db.xml.gz"), folder.resolve("index").resolve("db.xml.gz"));
		assertEquals(index(first), index(build.site("second", SECOND, folder.resolve("index"))));
	}

	@Test
	void droppedFileStaysAsAFormerOne() throws IOException {
		var first = build.site("first", FIRST, null);
		var second = build.site("second", SECOND, first, build.without("win64"));
		var dropped = entry(second, "jars/win64/djl-pytorch-cpu-2.7.1.jar");
		assertTrue(dropped.contains("<platform>win64</platform><previous-version"), dropped);
		assertTrue(dropped.contains("timestamp-obsolete=\"" + SECOND + "\""), dropped);
	}

	@Test
	void withdrawnFileIsAFormerOneOfEverySite() throws IOException {
		var site = build.site("site", FIRST, null);
		var withdrawn = entry(site, "jars/win64/pytorch-native-cpu-2.7.1.jar");
		assertTrue(withdrawn.contains("<platform>win64</platform><previous-version"), withdrawn);
		var files = build.files("withdrawn = 2026", "withdrawn = ");
		refused("is not a time YYYYMMDDhhmmss and a checksum", () -> build.site("second", SECOND, site, files));
	}

	@Test
	void libraryThatNobodyDecidedOnStopsTheBuild() throws IOException {
		build.library("org.example", "surprise", "1.0", "");
		refused("The plugin needs org.example:surprise 1.0, but neither", () -> build.site("site", FIRST, null));
		assertFalse(Files.exists(folder.resolve("site")));
	}

	@Test
	void fileThatHidesOneOfFijisStopsTheBuild() throws IOException {
		var files = build.files("jars/djl-api", "jars/gson");
		refused("would have the name of Fiji's com.google.code.gson:gson", () -> build.site("site", FIRST, null, files));
	}

	@ParameterizedTest
	@ValueSource(strings = { "jars/api-{version}-win-x86_64.jar", "jars/api-{version}-osx-aarch64.jar" })
	void nameThatTheUpdaterTakesForAnotherStopsTheBuild(String name) throws IOException {
		var files = build.files("jars/djl-pytorch-jni-{version}.jar", name);
		refused("The updater takes jars/api-2.7.1-0.35.1-", () -> build.site("site", FIRST, null, files));
	}

	@Test
	void unknownPlatformStopsTheBuild() throws IOException {
		var files = build.files("jars/win64/", "jars/windows/");
		refused("The updater knows no platform of", () -> build.site("site", FIRST, null, files));
	}

	@Test
	void weightsGoWithTheirCardsAndTerms() throws IOException {
		var without = build.site("without", FIRST, null);
		assertFalse(index(without).contains("models/"), "there are none yet");
		build.card("mri-3d"); // weights to come
		build.card("xray-2d");
		build.weights("xray-2d", "numbers");
		var site = build.site("site", FIRST, null);
		for (var name : new String[] { "xray-2d.pt", "xray-2d.json", "README.md" }) {
			var shipped = entry(site, "models/COVER/" + name);
			assertTrue(shipped.contains("whom to name") && !shipped.contains("<platform>"), shipped);
			assertTrue(Files.exists(site.resolve("models/COVER/" + name + "-" + FIRST)), name);
		}
		assertEquals("numbers", Files.readString(site.resolve("models/COVER/xray-2d.pt-" + FIRST)));
		assertFalse(index(site).contains("mri-3d"), "a card alone is of no use");
	}

	@Test
	void weightsMadeAnewReplaceTheFormerOnesAlone() throws IOException {
		build.card("xray-2d");
		build.weights("xray-2d", "numbers");
		var first = build.site("first", FIRST, null);
		build.weights("xray-2d", "others");
		var second = build.site("second", SECOND, first);
		var weights = entry(second, "models/COVER/xray-2d.pt");
		assertTrue(weights.contains("timestamp=\"" + SECOND + "\"") && weights.contains("<previous-version"), weights);
		assertEquals(entry(first, "models/COVER/xray-2d.json"), entry(second, "models/COVER/xray-2d.json"));
	}

	@Test
	void weightsWithoutCardStopTheBuild() throws IOException {
		build.weights("fluorescence-2d", "numbers");
		refused("have no card", () -> build.site("site", FIRST, null));
	}

	@Test
	void timeMustBeAfterTheFormerSite() throws IOException {
		var first = build.site("first", SECOND, null);
		refused("is not after that of the former site", () -> build.site("second", FIRST, first));
	}

	@Test
	void neitherTheFormerSiteNorAForeignFolderIsOverwritten() throws IOException {
		var first = build.site("first", FIRST, null);
		refused("written over the former one", () -> build.site("first", SECOND, first));
		Files.createFile(Files.createDirectory(folder.resolve("thesis")).resolve("chapter1"));
		refused("is no update site", () -> build.site("thesis", FIRST, null));
		assertTrue(Files.exists(folder.resolve("thesis/chapter1")));
	}

	private static void refused(String part, Executable deed) {
		var sentence = assertThrows(IllegalArgumentException.class, deed).getMessage();
		assertTrue(sentence.contains(part) && sentence.contains("To mend it: "), sentence);
	}

	private static String entry(Path site, String path) throws IOException {
		var index = index(site);
		var start = index.indexOf("<plugin filename=\"" + path + "\"");
		return index.substring(start, index.indexOf("</plugin>", start) + "</plugin>".length());
	}
}
