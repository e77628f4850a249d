package io.github.coverfiji.soak;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.coverfiji.Launcher;

/**
 * One command that writes into a folder, as a macro: in a process of its own, which may be killed, or in this one, as in
 * Fiji.
 *
 * @param label name of the command
 * @param options of it, but for the output and {@code resume}
 * @param output folder to write
 * @param trains whether it is a run that can be resumed, not a segmentation that is done again
 */
record Job(String label, String options, Path output, boolean trains) {

	private static final long LONGEST_MINUTES = 10;
	private static final String RECORD = "record.json";

	/** @return this job with another output */
	Job into(Path other) {
		return new Job(label, options, other, trains);
	}

	/** @return this job with other options */
	Job with(String other) {
		return new Job(label, other, output, trains);
	}

	/** @return whether it would go on with something that was begun */
	boolean isBegun() {
		return trains && Files.exists(output.resolve(RECORD));
	}

	/** @return a process of its own, running; what it prints goes into a file beside the output */
	Process start() throws IOException {
		var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		var builder = new ProcessBuilder(java, "-Xmx512m", "-Djava.awt.headless=true", "-cp",
			System.getProperty("java.class.path"), Launcher.class.getName(), macro().toString())
			.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
		builder.environment().put("OMP_WAIT_POLICY", "PASSIVE");
		return builder.start();
	}

	/** @return the exit code of the whole job in a process of its own */
	int inOwnProcess() throws IOException, InterruptedException, TimeoutException {
		return end(start());
	}

	/** @return the exit code of a process, however it ends */
	int end(Process process) throws InterruptedException, TimeoutException {
		if (process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) return process.exitValue();
		process.destroyForcibly();
		throw new TimeoutException(label + " into '" + output + "' does not end");
	}

	/**
	 * Runs in this process.
	 *
	 * @param meanwhile causes a fault; gets the thread of the job, which cancels it if interrupted
	 * @return the exit code
	 */
	int here(Meanwhile meanwhile) throws IOException, InterruptedException, TimeoutException {
		var code = new AtomicInteger(-1);
		var macro = macro();
		try (var out = new PrintStream(log(log()), true, StandardCharsets.UTF_8)) {
			var thread = new Thread(() -> code.set(new Launcher(out, out, false).run(macro.toString())), label);
			thread.start();
			meanwhile.happens(thread);
			thread.join(TimeUnit.MINUTES.toMillis(LONGEST_MINUTES));
			if (thread.isAlive()) throw new TimeoutException(label + " into '" + output + "' does not end");
		}
		return code.get();
	}

	/** What happens while a job runs. */
	interface Meanwhile {

		/** @param job its thread */
		void happens(Thread job) throws IOException, InterruptedException;
	}

	/** @return what was printed so far, by all attempts */
	String printed() throws IOException {
		return Files.exists(log()) ? Files.readString(log()) : "";
	}

	private Path log() {
		return output.resolveSibling(output.getFileName() + ".txt");
	}

	private static OutputStream log(Path file) throws IOException {
		return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
	}

	private Path macro() throws IOException {
		var all = options + " output=[" + output + "]" + (isBegun() ? " resume=true" : "");
		return Files.writeString(output.resolveSibling(output.getFileName() + ".ijm"),
			"run('" + label + "', '" + all.replace('\\', '/') + "');\n");
	}
}
