package io.github.coverfiji.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.coverfiji.task.InputException;

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
			var lines = Files.readAllLines(csv);
			if (lines.isEmpty() || !lines.get(0).replace("\uFEFF", "").replace(" ", "").matches("id,name(,colou?r)?"))
				throw fault(csv, 1, "the first line is not the heading id,name,colour");
			return parse(csv, lines);
		}
		catch (IOException e) {
			throw new InputException("Cannot read the classes '" + csv + "'", "the file cannot be opened: " + e,
				"check path and permissions; the file has to be UTF-8 text", e);
		}
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

	private static LabelClasses parse(Path csv, List<String> lines) {
		var named = new ArrayList<LabelClass>();
		var seen = new HashSet<Integer>();
		for (var n = 2; n <= lines.size(); n++) {
			if (lines.get(n - 1).isBlank()) continue;
			var next = labelClass(csv, n, CsvLine.cells(lines.get(n - 1)));
			if (!seen.add(next.id())) throw fault(csv, n, "id " + next.id() + " occurs twice");
			named.add(next);
		}
		if (named.isEmpty()) throw fault(csv, 2, "there is no class");
		var all = new ArrayList<>(of(named.stream().mapToInt(LabelClass::id).max().orElseThrow() + 1).classes());
		named.forEach(c -> all.set(c.id(), c));
		return new LabelClasses(all);
	}

	private static LabelClass labelClass(Path csv, int line, List<String> cells) {
		try {
			if (cells.size() < 2) throw new IllegalArgumentException("a line needs id and name");
			var id = Integer.parseInt(cells.get(0));
			var given = cells.size() > 2 && !cells.get(2).isBlank();
			return new LabelClass(id, cells.get(1), given ? cells.get(2) : LabelColours.DEFAULT.hex(id));
		}
		catch (IllegalArgumentException e) {
			throw fault(csv, line, e.getMessage());
		}
	}

	private static InputException fault(Path csv, int line, String why) {
		return new InputException("Cannot read the classes '" + csv + "'", "line " + line + ": " + why,
			"write a heading id,name,colour and one line per class, such as 1,cortex,#e69f00");
	}
}
