package io.github.coverfiji.workflow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.github.coverfiji.image.CsvLine;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.TextFile;

/**
 * A table of comma-separated text with a heading.
 *
 * @param file where it stands
 * @param columns names of the columns as written
 * @param rows the lines below the heading that are not blank
 */
public record CsvTable(Path file, List<String> columns, List<Row> rows) {

	/**
	 * A line of the table.
	 *
	 * @param line its number in the file, from 1
	 * @param cells as many as there are columns
	 */
	public record Row(int line, List<String> cells) {}

	/**
	 * @param file UTF-8 text
	 * @return its table
	 * @throws InputException if it cannot be read, or a line has another number of cells than the heading
	 */
	public static CsvTable read(Path file) {
		var lines = lines(file);
		if (lines.isEmpty()) throw fault(file, "it is empty", "begin with a heading such as file,label");
		var columns = CsvLine.cells(lines.get(0).replace("\uFEFF", ""));
		var rows = new ArrayList<Row>();
		for (int i = 1; i < lines.size(); i++) {
			if (lines.get(i).isBlank()) continue;
			var row = new Row(i + 1, CsvLine.cells(lines.get(i)));
			if (row.cells().size() != columns.size()) throw fault(file, "line " + row.line() + " has " + row.cells().size()
				+ " cells, the heading " + columns.size(), "write names that hold a comma in double quotes");
			rows.add(row);
		}
		if (rows.isEmpty()) throw fault(file, "it has a heading, but no rows", "write a row for each image");
		return new CsvTable(file, columns, rows);
	}

	/** @return whether a path is a table by its name */
	public static boolean named(Path path) {
		return path.getFileName() != null && path.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".csv");
	}

	private static List<String> lines(Path file) {
		try {
			return TextFile.lines(file);
		}
		catch (IOException e) {
			throw fault(file, "it cannot be read (" + e + ")", "check path and permissions; it has to be UTF-8 text");
		}
	}

	/** @return place of a column, whatever its case; -1 if there is none */
	public int column(String name) {
		for (int i = 0; i < columns.size(); i++)
			if (columns.get(i).equalsIgnoreCase(name)) return i;
		return -1;
	}

	/** @return place of a column that there has to be */
	public int required(String name) {
		var column = column(name);
		if (column < 0) throw fault("its heading '" + String.join(",", columns) + "' names no column '" + name + "'",
			"name the columns in the first line, such as file,label");
		return column;
	}

	/** @return a refusal of this table */
	public InputException fault(String why, String remedy) {
		return fault(file, why, remedy);
	}

	private static InputException fault(Path file, String why, String remedy) {
		return new InputException("Cannot use the table '" + file + "'", why, remedy);
	}
}
