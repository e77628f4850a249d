package io.github.coverfiji.workflow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.github.coverfiji.model.Json;
import io.github.coverfiji.task.AtomicFile;
import io.github.coverfiji.task.InputException;

/**
 * What the results in a folder were made from, so that a job that was stopped goes on where it was. A hidden file
 * {@code .segmented.jsonl} in the folder has a line for each image that is finished.
 *
 * <p>A line is written, to the disk itself, after all files of its image are in place, and removed before the first of
 * them is replaced. So a kill can cost the line of a finished image, which is then made again, but no line tells of
 * files that are not there. A line that was cut short counts for nothing.
 */
final class FinishedResults {

	/** Name of the file. */
	static final String FILE = ".segmented.jsonl";

	/**
	 * What a result was made from. The device is not part of it.
	 *
	 * @param input name of the image file
	 * @param bytes its size
	 * @param modified when it was last changed, as text
	 * @param model SHA-256 of the model file
	 * @param settings how it was applied, on any device
	 * @param software what applied it
	 */
	record Origin(String input, long bytes, String modified, String model, SegmentSettings settings, String software) {

		/**
		 * @param name of the image
		 * @param files that it consists of, at least one
		 * @return its origin, as it is on the disk now; of several files the sum of sizes and the last change
		 * @throws InputException if one cannot be looked at
		 */
		static Origin of(String name, List<Path> files, String model, SegmentSettings settings, String software) {
			var bytes = 0L;
			var modified = FileTime.fromMillis(0);
			for (var file : files)
				try {
					bytes += Files.size(file);
					var time = Files.getLastModifiedTime(file);
					if (time.compareTo(modified) > 0) modified = time;
				}
				catch (IOException e) {
					throw new InputException("Cannot read the image '" + file + "'", "the disk refused (" + e.getMessage() + ")",
						"leave the files alone until the job has ended, and check that they may be read", e);
				}
			return new Origin(name, bytes, modified.toString(), model, settings.anywhere(), software);
		}
	}

	private record Line(String result, Origin origin) {}

	private final Path file;
	private final Map<String, Origin> origins = new LinkedHashMap<>();

	/**
	 * @param folder of the results
	 * @throws InputException if it cannot be read
	 */
	FinishedResults(Path folder) {
		file = folder.resolve(FILE);
		if (Files.notExists(file)) return;
		try {
			// Bytes that are no text spoil their own line alone.
			new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines()
				.map(FinishedResults::parsed).flatMap(Optional::stream).forEach(line -> origins.put(line.result(), line.origin()));
		}
		catch (IOException e) {
			throw refused(e);
		}
	}

	private static Optional<Line> parsed(String text) {
		try {
			return Optional.ofNullable(Json.read(text, Line.class))
				.filter(line -> line.result() != null && line.origin() != null);
		}
		catch (RuntimeException cutShortOrOfAnotherVersion) {
			return Optional.empty();
		}
	}

	/**
	 * @param result name of an image's labels
	 * @param origin what it would be made from now
	 * @return whether it was finished from just that; whether its files are still there is another question
	 */
	boolean has(String result, Origin origin) {
		return Objects.equals(origins.get(result), origin);
	}

	/**
	 * @param results that are about to be made
	 * @throws InputException if the disk refuses
	 */
	void forget(Collection<String> results) {
		if (!origins.keySet().removeAll(results) && Files.notExists(file)) return;
		var lines = origins.entrySet().stream().map(entry -> Json.line(new Line(entry.getKey(), entry.getValue()))).toList();
		AtomicFile.write(file, temporary -> Files.write(temporary, lines));
	}

	/**
	 * @param result whose files are all in place
	 * @param origin what it was made from
	 * @throws InputException if the disk refuses
	 */
	void add(String result, Origin origin) {
		origins.put(result, origin);
		try {
			var line = List.of(Json.line(new Line(result, origin)));
			Files.write(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.DSYNC);
		}
		catch (IOException e) {
			throw refused(e);
		}
	}

	private InputException refused(IOException fault) {
		return new InputException("Cannot keep what is finished in '" + file + "'", "the disk refused (" + fault.getMessage()
			+ ")", "check that the folder is still there, may be written to and has space left, then run it again", fault);
	}
}
