package io.github.coverfiji.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import ij.IJ;
import ij.ImagePlus;

/** Runs lines of macro code in a folder, in which {@code FOLDER/} of the code lies, and keeps what was logged. */
final class MacroDesk implements AutoCloseable {

	/** Two open images: a picture with a brighter right half, 32 by 24 pixels of 0.5 by 0.25 mm, and its label map. */
	static final String TWO_IMAGES = """
		newImage("picture.tif", "8-bit ramp", 32, 24, 1);
		setVoxelSize(0.5, 0.25, 2, "mm");
		newImage("map.tif", "8-bit black", 32, 24, 1);
		setVoxelSize(0.5, 0.25, 2, "mm");
		setColor(2);
		fillRect(16, 0, 16, 24);
		""";

	private final Path folder;
	private final ByteArrayOutputStream log = new ByteArrayOutputStream();
	private final MacroSession session = new MacroSession(new ConsoleProgress(
		new PrintStream(log, true, StandardCharsets.UTF_8), new PrintStream(PrintStream.nullOutputStream()), false));

	/** @param folder where the code may read and write */
	MacroDesk(Path folder) {
		this.folder = folder;
	}

	/** Runs code that has to succeed. */
	void succeed(String code) {
		assertEquals(Optional.empty(), run(code));
	}

	/** Runs code that has to fail before its end. */
	String fail(String code) {
		var end = folder.resolve("end");
		var failure = run(code + "\nFile.saveString('', '" + portable(end) + "');");
		assertFalse(end.toFile().delete(), "the macro went on: " + failure);
		return failure.orElseThrow(() -> new AssertionError("did not fail: " + code));
	}

	/** Trains for one step, into {@code FOLDER/segmentation}: classes 0, 1 (absent) and 2. */
	void trainSegmentation() {
		succeed(TWO_IMAGES + "run('COVER Train Segmentation', 'image=picture.tif truth=map.tif"
			+ " output=[FOLDER/segmentation] model=tiny patch=16 batch=3 epochs=1');");
	}

	/** @return what the commands logged so far */
	String logged() {
		return log.toString(StandardCharsets.UTF_8);
	}

	/** @return the image that a macro would work on next */
	ImagePlus activeImage() {
		return IJ.getImage();
	}

	@Override
	public void close() {
		session.close();
	}

	private Optional<String> run(String code) {
		try {
			var macro = Files.writeString(folder.resolve("macro.ijm"), code.replace("FOLDER", portable(folder)));
			return session.run(macro, "");
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** @return the path as macros write it on every system */
	static String portable(Path path) {
		return path.toString().replace('\\', '/');
	}
}
