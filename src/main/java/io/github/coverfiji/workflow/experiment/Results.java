package io.github.coverfiji.workflow.experiment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.coverfiji.metric.CsvText;
import io.github.coverfiji.task.AtomicFile;
import io.github.coverfiji.workflow.CsvTable;
import io.github.coverfiji.workflow.CsvTable.Row;

/**
 * The finished cells of an experiment, as two tables on disk: {@code images.csv} with a row for each cell, image and
 * class, and {@code cells.csv} with a row for each cell, which is written last: a cell is finished if it stands there.
 */
final class Results {

	private static final String BETWEEN = "; ";
	private static final List<String> CELL = List.of("Start", "Mode", "Shots", "Seed");

	private final Path folder;
	private final Measure measure;
	private final Map<Cell, CellResult> finished = new LinkedHashMap<>();

	/**
	 * @param folder of the experiment; what it holds is read
	 * @param measure of the experiment
	 * @throws io.github.coverfiji.task.InputException if a table is damaged
	 */
	Results(Path folder, Measure measure) {
		this.folder = folder;
		this.measure = measure;
		if (Files.exists(cells())) read();
	}

	private Path cells() {
		return folder.resolve("cells.csv");
	}

	private Path images() {
		return folder.resolve("images.csv");
	}

	/** @return a finished cell; empty if it is not */
	Optional<CellResult> of(Cell cell) {
		return Optional.ofNullable(finished.get(cell));
	}

	/** @return what is measured */
	Measure measure() {
		return measure;
	}

	/** @return all finished cells, in the order in which they were */
	Collection<CellResult> all() {
		return finished.values();
	}

	/** Adds a cell to the tables. */
	void add(CellResult result) {
		finished.put(result.cell(), result);
		AtomicFile.write(images(), part -> Files.writeString(part, imageTable()));
		AtomicFile.write(cells(), part -> Files.writeString(part, cellTable()));
	}

	private String imageTable() {
		var title = Stream.concat(CELL.stream(), Stream.of("Image", "Unit", "Class", "Shown", measure.each()));
		return CsvText.of(title, finished.values().stream().flatMap(Results::imageRows));
	}

	private static Stream<Stream<?>> imageRows(CellResult result) {
		var scores = result.scores();
		return IntStream.range(0, scores.images().size()).boxed().flatMap(i -> IntStream.range(0, scores.classes().size())
			.mapToObj(c -> Stream.concat(cell(result.cell()), Stream.of(scores.images().get(i), scores.units().get(i),
				scores.classes().get(c), scores.truth()[i][c], scores.values()[i][c]))));
	}

	private static Stream<?> cell(Cell cell) {
		return Stream.of(cell.start(), cell.mode(), cell.shots(), cell.seed());
	}

	private String cellTable() {
		var numbers = finished.values().iterator().next().scores();
		var title = Stream.of(CELL.stream(), measure.numbers(numbers).keySet().stream(),
			Stream.of("Tested", "Unseen", "Steps", "Seconds")).flatMap(part -> part);
		return CsvText.of(title, finished.values().stream().map(result -> Stream.of(cell(result.cell()),
			measure.numbers(result.scores()).values().stream(), Stream.of(result.scores().images().size(),
				String.join(BETWEEN, result.unseen()), result.steps(), Math.round(10 * result.seconds()) / 10.0))
			.flatMap(part -> part)));
	}

	private void read() {
		var images = new LinkedHashMap<Cell, List<Row>>();
		var table = CsvTable.read(images());
		for (var row : table.rows()) images.computeIfAbsent(cell(table, row), cell -> new ArrayList<>()).add(row);
		var cells = CsvTable.read(cells());
		for (var row : cells.rows()) {
			var cell = cell(cells, row);
			if (!images.containsKey(cell)) throw cells.fault("'" + cell + "' has no rows in images.csv",
				"put both tables back as they were, or choose a new output folder");
			var unseen = text(cells, row, "Unseen");
			finished.put(cell, new CellResult(cell, scores(table, images.get(cell)),
				unseen.isEmpty() ? List.of() : List.of(unseen.split(BETWEEN)), (long) number(cells, row, "Steps"),
				number(cells, row, "Seconds")));
		}
	}

	private TestScores scores(CsvTable table, List<Row> rows) {
		var classes = rows.stream().map(row -> text(table, row, "Class")).distinct().toList();
		var count = classes.size();
		var firsts = IntStream.range(0, rows.size()).filter(i -> i % count == 0).mapToObj(rows::get).toList();
		var truth = new boolean[firsts.size()][count];
		var values = new double[firsts.size()][count];
		for (int i = 0; i < firsts.size() * count; i++) {
			truth[i / count][i % count] = Boolean.parseBoolean(text(table, rows.get(i), "Shown"));
			values[i / count][i % count] = number(table, rows.get(i), measure.each());
		}
		return new TestScores(measure, firsts.stream().map(row -> text(table, row, "Image")).toList(),
			firsts.stream().map(row -> text(table, row, "Unit")).toList(), classes, truth, values);
	}

	private static Cell cell(CsvTable table, Row row) {
		return new Cell(text(table, row, "Start"), text(table, row, "Mode"), (int) number(table, row, "Shots"),
			(long) number(table, row, "Seed"));
	}

	private static String text(CsvTable table, Row row, String column) {
		return row.cells().get(table.required(column));
	}

	private static double number(CsvTable table, Row row, String column) {
		try {
			return Double.parseDouble(text(table, row, column));
		}
		catch (NumberFormatException e) {
			throw table.fault("line " + row.line() + " holds '" + text(table, row, column) + "' as " + column,
				"put the table back as it was, or choose a new output folder");
		}
	}
}
