package io.github.coverfiji.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpdaterChecksumTest {

	@TempDir
	Path folder;

	@Test
	void jarIsItsEntriesByNameWithoutTheManifestsText() throws IOException {
		var texts = new LinkedHashMap<String, String>();
		texts.put("b.txt", "second");
		texts.put("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nMain-Class: a.B\n");
		texts.put("a.txt", "first");
		assertEquals(sha1("META-INF/MANIFEST.MF" + "a.txt" + "first" + "b.txt" + "second"), ofJar(texts));
	}

	@Test
	void letterOutsideAsciiIsAQuestionMark() throws IOException {
		assertEquals(sha1("?rger.txt" + "x"), ofJar(Map.of("Ärger.txt", "x")));
	}

	/** In the table / is the end of a line. */
	@ParameterizedTest
	@CsvSource({ "#date/a=1/, /a=1/", "a=1/#date/#more/b=2, a=1///b=2", "/#kept/#gone/, /#kept//", "#/#kept/, /#kept/",
		"##/#kept/, /#kept/", "//#gone/a, ///a", "' #kept/', ' #kept/'", "#to the end, ''", "a=#1/, a=#1/",
		"a/#gone, a/" })
	void commentOfPropertiesCountsAsAnEmptyLine(String text, String counted) throws IOException {
		assertEquals(sha1("p.properties" + counted.replace('/', '\n')),
			ofJar(Map.of("p.properties", text.replace('/', '\n'))));
	}

	@Test
	void commentElsewhereCounts() throws IOException {
		assertEquals(sha1("p.txt" + "#a\n"), ofJar(Map.of("p.txt", "#a\n")));
	}

	@Test
	void otherFileIsItsPathAndItsContent() throws IOException {
		var file = Files.writeString(folder.resolve("stored"), "#1\n");
		assertEquals(sha1("luts/cover.properties" + "#1\n"), Builder.checksum("luts/cover.properties", file));
	}

	private String ofJar(Map<String, String> texts) throws IOException {
		return Builder.checksum("jars/a-1.0.jar", StandInBuild.jar(folder.resolve("a.jar"), texts));
	}

	private static String sha1(String text) {
		try {
			var digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest);
		}
		catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}
}
