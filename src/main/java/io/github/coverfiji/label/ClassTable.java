package io.github.coverfiji.label;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import io.github.coverfiji.image.LabelClasses;
import io.github.coverfiji.task.AtomicFile;
import io.github.coverfiji.task.InputException;

/**
 * The table {@code classes.csv} of a folder of label images. All label images of a folder share it, so a table that is
 * there already says which classes there are.
 *
 * @param given classes that the user gave; empty if none
 * @param found classes of the table in or beside the folder; empty if there is none
 * @param file where the table of the folder is to be; empty if no label image is written
 */
public record ClassTable(Optional<LabelClasses> given, Optional<LabelClasses> found, Optional<Path> file) {

	/**
	 * @param names table of classes, if the user gave one
	 * @param output label image to write, if any
	 * @return the table for it
	 * @throws InputException if a table cannot be read, or the given one is not that of the folder
	 */
	public static ClassTable of(Optional<Path> names, Optional<Path> output) {
		var folder = output.map(o -> o.toAbsolutePath().getParent());
		var table = new ClassTable(names.map(LabelClasses::read), folder.flatMap(LabelClasses::besides),
			folder.map(f -> f.resolve(LabelClasses.FILE)));
		if (table.given.isPresent() && table.found.isPresent() && !table.given.equals(table.found))
			throw new InputException("Cannot write labels to '" + output.orElseThrow() + "'",
				"the " + LabelClasses.FILE + " in or beside that folder names other classes than '" + names.orElseThrow() + "'",
				"leave out names, or write to another folder");
		return table;
	}

	/** @return the only classes there may be; empty if the ROIs say which there are */
	public Optional<LabelClasses> known() {
		return given.or(() -> found);
	}

	/**
	 * Writes the table of the folder, unless it is there or no label image is written.
	 *
	 * @param classes what to write
	 * @throws InputException if the disk refuses
	 */
	public void complete(LabelClasses classes) {
		if (found.isEmpty()) file.ifPresent(f -> AtomicFile.write(f, part -> Files.writeString(part, classes.csv())));
	}
}
