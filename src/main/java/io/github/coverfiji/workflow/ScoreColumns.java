package io.github.coverfiji.workflow;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import io.github.coverfiji.task.InputException;

/**
 * A table with a column of scores for each class.
 *
 * @param classes names of the classes: of all columns but those of files and of the class decided for
 * @param scores of each file, in the order of the classes
 * @param several whether some file was decided to have no class, or more than one
 */
record ScoreColumns(List<String> classes, Map<String, double[]> scores, boolean several) {

	/** @throws InputException if there is no column of scores, a score is no number, or a file is named twice */
	static ScoreColumns of(CsvTable table) {
		var file = table.required(ClassificationTable.FILE);
		var predicted = table.column(ClassificationTable.PREDICTED);
		var places = IntStream.range(0, table.columns().size()).filter(c -> c != file && c != predicted).toArray();
		if (places.length == 0) throw table.fault("it has no column of scores", "give a column for each class, named by it");
		var scores = new LinkedHashMap<String, double[]>();
		for (var row : table.rows()) {
			var numbers = IntStream.of(places).mapToDouble(c -> number(table, row, c)).toArray();
			if (scores.put(row.cells().get(file), numbers) != null) throw table.fault("line " + row.line()
				+ " names a file that was there before, '" + row.cells().get(file) + "'", "keep one of the lines");
		}
		var several = predicted >= 0 && table.rows().stream()
			.anyMatch(row -> ClassifiedImages.labels(row.cells().get(predicted)).size() != 1);
		return new ScoreColumns(IntStream.of(places).mapToObj(table.columns()::get).toList(), scores, several);
	}

	private static double number(CsvTable table, CsvTable.Row row, int column) {
		var number = parsed(row.cells().get(column));
		if (!Double.isFinite(number)) throw notANumber(table, row, column);
		return number;
	}

	private static double parsed(String text) {
		try {
			return Double.parseDouble(text);
		}
		catch (NumberFormatException e) {
			return Double.NaN;
		}
	}

	private static InputException notANumber(CsvTable table, CsvTable.Row row, int column) {
		return table.fault("line " + row.line() + " has '" + row.cells().get(column) + "' in the column '"
			+ table.columns().get(column) + "', which is no number",
			"give a score for each class; leave out columns that are no scores");
	}

	/** @throws InputException if a label is no class of the scores */
	void requireKnown(Path truth, Set<String> labels) {
		for (var label : labels)
			if (!classes.contains(label)) throw new InputException("Cannot use the labels '" + truth + "'", "'" + label
				+ "' is none of the classes of the scores (" + String.join(", ", classes) + ")",
				"name the labels as the classifier does, or take their rows out");
	}
}
