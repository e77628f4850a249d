package io.github.coverfiji.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A session in which each test runs macros, what they save and log, and how they fail. */
abstract class MacroSessionFixture {

	static final String TWO_IMAGES = """
		newImage("first", "8-bit black", 4, 3, 1);
		newImage("second one", "8-bit white", 5, 2, 1);
		""";

	@TempDir
	Path folder;

	private final ByteArrayOutputStream log = new ByteArrayOutputStream();
	private final ByteArrayOutputStream messages = new ByteArrayOutputStream();
	final MacroSession session = new MacroSession(new ConsoleProgress(stream(log), stream(messages), false));

	@AfterEach
	void closeSession() {
		Thread.interrupted();
		session.close();
	}

	final void succeed(String code) {
		assertEquals(Optional.empty(), run(code));
	}

	final String fail(String code) {
		return run(code).orElseThrow(() -> new AssertionError("did not fail"));
	}

	final void assertFailure(String reason, String code) {
		var failure = fail(code);
		assertTrue(failure.contains(reason), failure);
	}

	/** The macro may call {@code save(text)} for a file that {@link #saved} reads. */
	final Optional<String> run(String code) {
		try {
			Files.deleteIfExists(target());
			return session.run(write(code + "\nfunction save(t) { File.saveString(t, '" + target() + "'); }\n"), "");
		}
		catch (IOException fault) {
			throw new AssertionError(fault);
		}
	}

	final Path write(String code) throws IOException {
		return Files.writeString(folder.resolve("test macro.ijm"), code);
	}

	final Path target() {
		return folder.resolve("saved.txt");
	}

	final String saved() {
		try {
			return Files.readString(target());
		}
		catch (IOException fault) {
			throw new AssertionError(fault);
		}
	}

	final String logged() {
		var text = log.toString(StandardCharsets.UTF_8).strip();
		log.reset();
		return text;
	}

	final long occurrences(String text) {
		return (log.toString(StandardCharsets.UTF_8) + messages.toString(StandardCharsets.UTF_8)).lines()
			.filter(l -> l.contains(text)).count();
	}

	private static PrintStream stream(ByteArrayOutputStream bytes) {
		return new PrintStream(bytes, true, StandardCharsets.UTF_8);
	}
}
