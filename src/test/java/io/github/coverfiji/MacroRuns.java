package io.github.coverfiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import ij.ImagePlus;

/** Runs macros as the command line does, and looks at what they leave in a folder. */
final class MacroRuns {

	private final Path folder;
	private final ByteArrayOutputStream out = new ByteArrayOutputStream();
	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	MacroRuns(Path folder) {
		this.folder = folder;
	}

	void run(String... args) {
		assertEquals(0, launch(args), () -> errors());
	}

	/** @return what the macro printed */
	List<String> printed(String... args) {
		var printed = new ByteArrayOutputStream();
		var console = System.out;
		System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8)); // where ImageJ's print(...) goes
		try {
			run(args);
		}
		finally {
			System.setOut(console);
		}
		return printed.toString(StandardCharsets.UTF_8).lines().toList();
	}

	int launch(String... args) {
		out.reset();
		err.reset();
		return new Launcher(new PrintStream(out, true, StandardCharsets.UTF_8),
			new PrintStream(err, true, StandardCharsets.UTF_8), false).run(args);
	}

	static void assertSameSpace(ImagePlus expected, ImagePlus image) {
		assertEquals(List.of(expected.getWidth(), expected.getHeight()), List.of(image.getWidth(), image.getHeight()));
		assertEquals(expected.getCalibration().pixelWidth, image.getCalibration().pixelWidth);
		assertEquals(expected.getCalibration().pixelHeight, image.getCalibration().pixelHeight);
		assertEquals(expected.getCalibration().getUnit(), image.getCalibration().getUnit());
	}

	void assertWritten(String name) {
		assertTrue(folder.resolve(name).toFile().length() > 0, name);
	}

	/** Forward slashes, which macros take on every system. */
	String at(String name) {
		return folder.resolve(name).toString().replace('\\', '/');
	}

	String errors() {
		return err.toString(StandardCharsets.UTF_8);
	}
}
