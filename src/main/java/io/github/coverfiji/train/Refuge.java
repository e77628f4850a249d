package io.github.coverfiji.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.coverfiji.task.InputException;

/**
 * Where a run goes whose folder cannot be written to at the end: into a new folder of one of some places, whole, so that
 * it can be used and resumed there.
 *
 * @param places the first that takes it is chosen
 */
record Refuge(List<Path> places) {

	/** The user's folder, else that for temporary files. */
	static final Refuge USUAL =
		new Refuge(List.of(Path.of(System.getProperty("user.home")), Path.of(System.getProperty("java.io.tmpdir"))));

	private static final String PREFIX = "cover-rescued-";

	/**
	 * @param run whose folder refuses
	 * @param answers whether that folder can still be asked: other files are then copied, as far as they can be read
	 * @param record of the run
	 * @param contents what the run has in memory
	 * @return the new folder; empty if no place takes it
	 */
	Optional<Path> take(RunFolder run, boolean answers, String record, Map<RunFile, RunFile.Content> contents) {
		return places.stream().flatMap(place -> take(run, answers, record, contents, place).stream()).findFirst();
	}

	private static Optional<Path> take(RunFolder run, boolean answers, String record,
		Map<RunFile, RunFile.Content> contents, Path place)
	{
		try {
			var folder = made(place, run.path().toAbsolutePath().normalize());
			try {
				fill(folder, run, answers, record, contents);
				return Optional.of(folder);
			}
			catch (IOException | InputException e) {
				remove(folder);
				return Optional.empty(); // the next place may take it
			}
		}
		catch (IOException e) {
			return Optional.empty();
		}
	}

	private static Path made(Path place, Path run) throws IOException {
		var name = PREFIX + (run.getFileName() == null ? "run" : run.getFileName());
		var folder = place.resolve(name);
		for (int i = 2; Files.exists(folder); i++)
			folder = place.resolve(name + "-" + i);
		return Files.createDirectory(folder);
	}

	private static void fill(Path folder, RunFolder run, boolean answers, String record,
		Map<RunFile, RunFile.Content> contents) throws IOException
	{
		new RunFolder(folder).write(record);
		for (var file : RunFile.values())
			if (contents.containsKey(file)) contents.get(file).writeTo(file.in(folder));
			else if (answers && Files.isReadable(file.in(run.path()))) Files.copy(file.in(run.path()), file.in(folder));
	}

	private static void remove(Path folder) throws IOException {
		try (var files = Files.newDirectoryStream(folder)) {
			for (var file : files)
				Files.delete(file);
		}
		Files.delete(folder);
	}
}
