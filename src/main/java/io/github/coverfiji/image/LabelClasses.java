package io.github.coverfiji.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.coverfiji.task.AtomicFile;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.TextFile;

/**
 * The classes of a segmentation; the class at place i has id i.
 *
 * @param classes one for each id from 0 on, without gaps
 */
public record LabelClasses(List<LabelClass> classes) {

	/** Name of the table of classes in a folder of labels or beside it. */
	public static final String FILE = "classes.csv";

	/** @throws IllegalArgumentException if the ids are not 0, 1, 2, … */
	public LabelClasses {
		classes = List.copyOf(classes);
		for (var i = 0; i < classes.size(); i++)
			if (classes.get(i).id() != i) throw new IllegalArgumentException("Class " + classes.get(i) + " at place " + i);
	}

	/**
	 * @param count number of classes, background included
	 * @return unnamed classes: "background", "class 1", …
	 */
	public static LabelClasses of(int count) {
		return new LabelClasses(IntStream.range(0, count).mapToObj(LabelClass::unnamed).toList());
	}

	/**
	 * Reads a table with the heading {@code id,name} or {@code id,name,colour} and a line for each class, in any order.
	 * Names with a comma stand in double quotes. Ids left out are unnamed classes, a colour left out is the default one.
	 *
	 * @param csv the file, UTF-8
	 * @return the classes
	 * @throws InputException naming the line, if the file cannot be read or is no such table
	 */
	public static LabelClasses read(Path csv) {
		try {
			return ClassCsv.parse(csv.toString(), TextFile.lines(csv));
		}
		catch (IOException e) {
			throw new InputException("Cannot read the classes '" + csv + "'", "the file cannot be opened: " + e,
				"check path and permissions; the file has to be UTF-8 text", e);
		}
	}

	/**
	 * @param source where the text comes from, for messages
	 * @param text a table as {@link #csv} gives it
	 * @return the classes
	 * @throws InputException naming the line, if it is no such table
	 */
	public static LabelClasses parse(String source, String text) {
		return ClassCsv.parse(source, text.lines().toList());
	}

	/** @return the table {@code id,name,colour} of these classes, to be read again */
	public String csv() {
		return ClassCsv.text(this);
	}

	/**
	 * Writes the table {@code classes.csv} unless there is one.
	 *
	 * @param folder of label maps
	 * @throws InputException if the disk refuses
	 */
	public void writeInto(Path folder) {
		var file = folder.resolve(FILE);
		if (Files.notExists(file)) AtomicFile.write(file, part -> Files.writeString(part, csv()));
	}

	/**
	 * @param labels folder of label maps
	 * @return the table {@code classes.csv} in the folder or beside it, if there is one
	 * @throws InputException if it cannot be read
	 */
	public static Optional<LabelClasses> besides(Path labels) {
		return Stream.of(labels.resolve(FILE), labels.toAbsolutePath().resolveSibling(FILE)).filter(Files::isRegularFile)
			.findFirst().map(LabelClasses::read);
	}

	/** @return ids and names in one line, such as "0 background, 1 cortex" */
	public String legend() {
		return classes.stream().map(c -> c.id() + " " + c.name()).collect(Collectors.joining(", "));
	}

	/** @return number of classes, background included */
	public int count() {
		return classes.size();
	}

	/** @return the colours of the classes; ids beyond have the default ones */
	public LabelColours colours() {
		var colours = new ArrayList<>(classes.stream().map(LabelClass::colour).toList());
		for (var id = colours.size(); id < 256; id++) colours.add(LabelColours.DEFAULT.hex(id));
		return new LabelColours(colours);
	}
}
