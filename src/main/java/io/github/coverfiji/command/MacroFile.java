package io.github.coverfiji.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import ij.IJ;
import ij.plugin.frame.Editor;

import io.github.coverfiji.task.InputException;

/**
 * A file with an ImageJ macro.
 *
 * @param path where it lies
 */
record MacroFile(Path path) {

	/** @throws InputException if there is no such file */
	MacroFile {
		if (!Files.isRegularFile(path)) throw new InputException("Cannot run the macro '" + path + "'",
			"there is no such file",
			"check the path, which is looked for in '" + Path.of("").toAbsolutePath() + "' unless it is absolute");
	}

	/**
	 * Called on a thread that ImageJ may stop, which is how it tells that an included file is missing.
	 *
	 * @return the text, read as UTF-8, with the files it includes
	 * @throws InputException if it cannot be read, or not what it includes
	 */
	String withIncludes() {
		try {
			return Editor.doInclude(Files.readString(path));
		}
		catch (IOException fault) {
			throw new InputException("Cannot run the macro '" + path + "'", "it cannot be read, " + fault,
				"check that it is a text in UTF-8 and that you may read it", fault);
		}
		catch (RuntimeException fault) {
			throw new InputException("Cannot run the macro '" + path + "'",
				String.valueOf(IJ.getErrorMessage()).replaceAll("\\s+", " "), "check its lines with #include", fault);
		}
	}
}
