package io.github.coverfiji.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

import io.github.coverfiji.task.AtomicFile;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.TextFile;

/** A table on disk with a row every few steps, such as {@code log.csv}: the means over the steps of a group. */
public final class TrainingLog {

	private static final String STEP = "step";
	/** What a row is made of; what was damaged counts as none. */
	private static final String COUNT = "\\d{1,15}", NUMBER = ",(-?\\d{1,40}(\\.\\d{1,40})?(e[-+]\\d{1,4})?|-?Infinity|NaN)";

	private final Path file;

	/** @param file where to write; made with the first row */
	TrainingLog(Path file) {
		this.file = file;
	}

	/** @return the values of a column so far, {@code step} among them; none without the file or the column */
	public DoubleStream column(String name) {
		var lines = lines();
		if (lines.isEmpty()) return DoubleStream.empty();
		var index = List.of(lines.get(0).split(",")).indexOf(name);
		return lines.stream().skip(1).filter(line -> index >= 0)
			.mapToDouble(line -> Double.parseDouble(line.split(",")[index]));
	}

	/** @return the values so far of the first column after {@code step}, which decides; none without the file */
	public DoubleStream deciding() {
		return names().stream().limit(1).flatMapToDouble(this::column);
	}

	/** Names of the columns but the first, the step. */
	private List<String> names() {
		var lines = lines();
		return lines.isEmpty() ? List.of() : List.of(lines.get(0).split(",")).subList(1, lines.get(0).split(",").length);
	}

	/** Heading and whole rows: who was killed, or lost its power, may leave a last row that is none. */
	private List<String> lines() {
		if (!Files.exists(file)) return List.of();
		try {
			var text = TextFile.read(file);
			var lines = text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
			if (lines.isEmpty() || !lines.get(0).startsWith(STEP + ",")) return List.of();
			var row = COUNT + "(" + NUMBER + "){" + (lines.get(0).split(",").length - 1) + "}";
			return Stream.concat(lines.stream().limit(1), lines.stream().skip(1).filter(line -> line.matches(row))).toList();
		}
		catch (IOException e) {
			throw fault("read", e);
		}
	}

	/** @return the last row by name, without the step; empty without a row */
	Map<String, Double> last() {
		var row = new LinkedHashMap<String, Double>();
		for (var name : names()) {
			var values = column(name).toArray();
			if (values.length > 0) row.put(name, values[values.length - 1]);
		}
		return row;
	}

	/** Drops the rows after a step, so that a resumed run writes them again, and what is no row. */
	void truncate(long lastStep) {
		if (!Files.exists(file)) return;
		var lines = lines();
		var rows = lines.stream().skip(1).filter(line -> Long.parseLong(line.substring(0, line.indexOf(','))) <= lastStep);
		var kept = Stream.concat(lines.stream().limit(1), rows).toList();
		AtomicFile.write(file, temporary -> Files.write(temporary, kept));
	}

	/**
	 * @param step steps done so far
	 * @param values means by name; the same names in each call
	 */
	public void row(long step, Map<String, Double> values) {
		var lines = new ArrayList<String>();
		if (isNew()) lines.add(STEP + "," + String.join(",", values.keySet()));
		lines.add(step + values.values().stream().map(v -> String.format(Locale.ROOT, ",%.6g", v))
			.collect(Collectors.joining()));
		try {
			Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
		}
		catch (IOException e) {
			throw fault("write", e);
		}
	}

	private boolean isNew() {
		try {
			return !Files.exists(file) || Files.size(file) == 0;
		}
		catch (IOException e) {
			throw fault("read", e);
		}
	}

	private InputException fault(String deed, IOException cause) {
		return new InputException("Cannot " + deed + " the table '" + file + "'", "the disk refused (" + cause.getMessage() + ")",
			"check that the folder is still there, may be written to and has space left, then resume the run", cause);
	}

}
