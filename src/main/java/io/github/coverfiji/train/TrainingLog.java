package io.github.coverfiji.train;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

/**
 * A table with a row every few steps, such as {@code log.csv}: the means over the steps of a group. It is held in memory
 * and written when the disk takes it, so a disk that refuses loses no row and doubles none. One thread may add rows while
 * another one writes.
 */
public final class TrainingLog {

	private static final String STEP = "step";
	/** What a row is made of; what was damaged counts as none. */
	private static final String COUNT = "\\d{1,15}", NUMBER = ",(-?\\d{1,40}(\\.\\d{1,40})?(e[-+]\\d{1,4})?|-?Infinity|NaN)";
	/** Of a file whose text is not the table's own, such as one that was cut off. */
	private static final long OTHER = -1;

	private final Path file;
	private final List<String> lines;
	private int written;
	private long size;

	/**
	 * @param file where it stands; made with the first row
	 * @throws InputException if there is a file, but it cannot be read
	 */
	TrainingLog(Path file) {
		this.file = file;
		var text = read();
		lines = new ArrayList<>(whole(text));
		written = lines.size();
		size = text.equals(text(lines)) ? bytes(lines).length : OTHER;
	}

	private String read() {
		try {
			return Files.exists(file) ? TextFile.read(file) : "";
		}
		catch (IOException e) {
			throw new InputException("Cannot read the table '" + file + "'", AtomicFile.reason(e),
				"move it away, then resume the run: the table begins anew", e);
		}
	}

	/** Heading and whole rows: who was killed, or lost its power, may leave a last row that is none. */
	private static List<String> whole(String text) {
		var all = text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
		if (all.isEmpty() || !all.get(0).startsWith(STEP + ",")) return List.of();
		var row = COUNT + "(" + NUMBER + "){" + (all.get(0).split(",").length - 1) + "}";
		return Stream.concat(all.stream().limit(1), all.stream().skip(1).filter(line -> line.matches(row))).toList();
	}

	/** @return the values of a column so far, {@code step} among them; none without a row or the column */
	public synchronized DoubleStream column(String name) {
		if (lines.isEmpty()) return DoubleStream.empty();
		var index = List.of(lines.get(0).split(",")).indexOf(name);
		return List.copyOf(lines).stream().skip(1).filter(line -> index >= 0)
			.mapToDouble(line -> Double.parseDouble(line.split(",")[index]));
	}

	/** @return the values so far of the first column after {@code step}, which decides; none without a row */
	public DoubleStream deciding() {
		return names().stream().limit(1).flatMapToDouble(this::column);
	}

	/** Names of the columns but the first, the step. */
	private synchronized List<String> names() {
		return lines.isEmpty() ? List.of() : List.of(lines.get(0).split(",")).subList(1, lines.get(0).split(",").length);
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

	/** @return the first of the rows that are best by the first column after the step, by name; empty without a row */
	Map<String, Double> best() {
		var deciding = deciding().toArray();
		var best = 0;
		for (int i = 1; i < deciding.length; i++) if (deciding[i] > deciding[best]) best = i;
		var row = new LinkedHashMap<String, Double>();
		if (deciding.length > 0) row.put(STEP, column(STEP).toArray()[best]);
		for (var name : deciding.length > 0 ? names() : List.<String>of()) row.put(name, column(name).toArray()[best]);
		return row;
	}

	/** Drops the rows after a step, so that a resumed run writes them again, and what is no row. */
	void truncate(long lastStep) {
		synchronized (this) {
			var dropped = lines.removeIf(line -> !line.startsWith(STEP)
				&& Long.parseLong(line.substring(0, line.indexOf(','))) > lastStep);
			if (dropped) size = OTHER;
		}
		if (size == OTHER) writeTo(file);
	}

	/**
	 * Adds a row, in memory.
	 *
	 * @param step steps done so far
	 * @param values means by name; the same names in each call
	 */
	public synchronized void row(long step, Map<String, Double> values) {
		if (lines.isEmpty()) lines.add(STEP + "," + String.join(",", values.keySet()));
		lines.add(step + values.values().stream().map(v -> String.format(Locale.ROOT, ",%.6g", v))
			.collect(Collectors.joining()));
	}

	/**
	 * Writes what is not written yet; to another place, all.
	 *
	 * @param place the table's own file, or another one
	 * @throws InputException if the disk refuses; the next call writes the same rows
	 */
	void writeTo(Path place) {
		var present = present();
		if (present.isEmpty()) return;
		if (!place.equals(file)) replace(place, present);
		else if (isMine()) append(present);
		else {
			replace(file, present);
			written = present.size();
			size = bytes(present).length;
		}
	}

	private synchronized List<String> present() {
		return List.copyOf(lines);
	}

	/** Whether the file begins with what was written before: it may have been put back from an older copy. */
	private boolean isMine() {
		return size != OTHER && file.toFile().length() >= size && Files.exists(file);
	}

	/** Behind what was written whole, and over what was not. */
	private void append(List<String> present) {
		var more = bytes(present.subList(written, present.size()));
		try (var out = new RandomAccessFile(file.toFile(), "rw")) {
			out.setLength(size);
			out.seek(size);
			attempt(out, more);
		}
		catch (IOException e) {
			throw new InputException("Cannot write '" + file + "'", AtomicFile.reason(e),
				"check that the folder exists, may be written to and has space left", e);
		}
		written = present.size();
		size += more.length;
	}

	private void attempt(RandomAccessFile out, byte[] more) throws IOException {
		try {
			out.write(more);
			out.getFD().sync();
		}
		catch (IOException e) {
			out.setLength(size);
			throw e;
		}
	}

	private static void replace(Path place, List<String> present) {
		AtomicFile.writeInto(place, temporary -> Files.write(temporary, bytes(present)));
	}

	private static String text(List<String> lines) {
		return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
	}

	private static byte[] bytes(List<String> lines) {
		return text(lines).getBytes(StandardCharsets.UTF_8);
	}
}
