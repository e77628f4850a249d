package io.github.coverfiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.GraphicsEnvironment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {

	@TempDir
	Path folder;

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();
	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	@Test
	void macroThatWorksGivesZero() throws IOException {
		assertEquals(0, run(macro("newImage('a', '8-bit', 4, 4, 1); run('COVER Example Add', 'verbose=true');")));
		assertTrue(text(out).startsWith("a|1.5|2|PLUS"), text(out));
		assertTrue(text(err).startsWith("Adding 1/1"), text(err));
	}

	@Test
	void failedCommandGivesOneAndItsSentence() throws IOException {
		assertEquals(1, run(macro("x = 1;\nrun('COVER Example Fail');")));
		assertEquals("Error: Line 2: Cannot start: the moon is full. To mend it: wait.", text(err).strip());
	}

	@Test
	void furtherArgumentsReachTheMacro() throws IOException {
		var target = folder.resolve("argument.txt");
		assertEquals(0, run(macro("File.saveString(getArgument(), '" + target + "');"), "input=[a b]", "epochs=3"));
		assertEquals("input=[a b] epochs=3", Files.readString(target));
	}

	@Test
	void missingMacroIsNamed() {
		assertEquals(1, run("no such.ijm"));
		assertTrue(text(err).startsWith("Error: Cannot run the macro 'no such.ijm': there is no such file"), text(err));
	}

	@Test
	void folderIsNoMacro() {
		assertEquals(1, run(folder.toString()));
	}

	@Test
	void noArgumentShowsTheUsage() {
		assertEquals(1, run());
		assertTrue(text(err).startsWith("Usage: Launcher MACRO [ARG ...]"), text(err));
	}

	@Test
	void windowNeedsAScreen() {
		assumeTrue(GraphicsEnvironment.isHeadless(), "there is a screen");
		assertEquals(1, run("--window"));
		assertTrue(text(err).contains("Cannot open ImageJ's window: there is no screen"), text(err));
	}

	@Test
	void helpAndListGoToTheOutput() {
		assertEquals(0, run("--help"));
		assertTrue(text(out).startsWith("Usage"), text(out));
		assertEquals(0, run("--list"));
		assertTrue(text(out).contains("COVER Example Add: adds a constant"), text(out));
	}

	private int run(String... args) {
		return new Launcher(new PrintStream(out, true, StandardCharsets.UTF_8),
			new PrintStream(err, true, StandardCharsets.UTF_8), false).run(args);
	}

	private String macro(String code) throws IOException {
		return Files.writeString(folder.resolve("test.ijm"), code).toString();
	}

	private static String text(ByteArrayOutputStream bytes) {
		return bytes.toString(StandardCharsets.UTF_8);
	}
}
