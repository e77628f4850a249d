package io.github.coverfiji.workflow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.github.coverfiji.task.AtomicFile;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/**
 * A zip for those who look into a fault: what the program said, the last error, the engine's report, the computer, and the
 * record and tables of a run. Texts alone, without images, pictures and weights; the user's name and home folder are
 * replaced by ~. Nothing is sent.
 *
 * @param log what the program said so far
 * @param fault the last error with its trace, if there was one
 * @param host the program around this software and its version
 * @param home folder of that program, whose jars are listed by name
 */
public record BugReport(List<String> log, Optional<String> fault, String host, Optional<Path> home) {

	/** Of a run folder: what it was started with, and its numbers. */
	private static final List<String> OF_RUN = List.of("record.json", "log.csv", "validation.csv");
	private static final int MOST_BYTES = 4 << 20;
	private static final String ENDING = ".zip";

	/**
	 * Writes the report. May be called while a run is training, also into the folder given.
	 *
	 * @param zip file to write; an older report is replaced
	 * @param run folder of a run, if it has to do with one
	 * @param engine what {@link EngineCheck} found
	 * @param names to be taken out
	 * @param progress hears what to do with it
	 * @throws InputException if the name does not end in .zip, the folder holds no run, or the disk refuses
	 */
	public void write(Path zip, Optional<Path> run, EngineCheck.Report engine, OwnNames names, Progress progress) {
		require(Optional.of(zip), run);
		var texts = new LinkedHashMap<String, String>();
		texts.put("log.txt", lines(log));
		texts.put("error.txt", fault.orElse("No command has failed since the program was started.\n"));
		texts.put("engine.txt", engine.text());
		texts.put("computer.txt", lines(Surroundings.lines(host, home)));
		run.ifPresent(folder -> OF_RUN.stream().filter(name -> Files.isRegularFile(folder.resolve(name)))
			.forEach(name -> texts.put("run/" + name, text(folder.resolve(name)))));
		AtomicFile.write(zip, temporary -> pack(temporary, texts, names));
		progress.log("The bug report '" + zip + "' holds " + String.join(", ", texts.keySet()) + ": no images, no weights, and"
			+ " ~ for your name and home folder. Names of files and options are in it: look through it before you send it.");
	}

	/**
	 * Says beforehand what {@link #write} would say.
	 *
	 * @param zip file to write, if a report is asked for
	 * @param run folder of a run, if one is given
	 * @throws InputException if the name does not end in .zip, or the folder holds no run, or is given without a report
	 */
	public static void require(Optional<Path> zip, Optional<Path> run) {
		if (zip.isEmpty() && run.isPresent()) throw new InputException("Cannot use run=[" + run.get() + "]",
			"no bug report is asked for", "write report=[cover-report" + ENDING + "] too, or leave the run out");
		// so that no image is replaced by mistake
		zip.filter(file -> !file.toString().endsWith(ENDING)).ifPresent(file -> {
			throw new InputException("Cannot write the bug report '" + file + "'", "its name does not end in " + ENDING,
				"give it a name such as cover-report" + ENDING);
		});
		run.filter(folder -> OF_RUN.stream().noneMatch(name -> Files.isRegularFile(folder.resolve(name)))).ifPresent(folder -> {
			throw new InputException("Cannot report on the run '" + folder + "'",
				"that folder holds none of " + String.join(", ", OF_RUN),
				"choose the output folder of a training, or leave it out");
		});
	}

	private static void pack(Path file, Map<String, String> texts, OwnNames names) throws IOException {
		try (var zip = new ZipOutputStream(Files.newOutputStream(file), StandardCharsets.UTF_8)) {
			for (var text : texts.entrySet()) {
				zip.putNextEntry(new ZipEntry(text.getKey()));
				zip.write(names.without(text.getValue()).getBytes(StandardCharsets.UTF_8));
			}
		}
	}

	/** The end of a text that is too long, as there the fault is; a file that cannot be read says so in its place. */
	private static String text(Path file) {
		try (var channel = Files.newByteChannel(file)) {
			var left = Math.max(0, channel.size() - MOST_BYTES);
			var bytes = ByteBuffer.allocate((int) (channel.size() - left));
			channel.position(left);
			while (bytes.hasRemaining() && channel.read(bytes) >= 0);
			var text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
			return left == 0 ? text : "(the first " + left + " bytes are left out)\n" + text;
		}
		catch (IOException e) {
			return "(cannot be read: " + e + ")\n";
		}
	}

	private static String lines(List<String> lines) {
		return String.join("\n", lines) + "\n";
	}
}
