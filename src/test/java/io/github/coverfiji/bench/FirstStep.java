package io.github.coverfiji.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import io.github.coverfiji.Launcher;

/**
 * Seconds from the command to the first step of a pretraining on the test data, each time in a fresh Java; the engine's
 * library is unpacked already:
 *
 * <pre>
 * mvn -q test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=io.github.coverfiji.bench.FirstStep
 * </pre>
 */
public final class FirstStep {

	private static final int TURNS = 3;
	private static final String OPTIONS = "input=test-data/brain2d/images model=small patch=64 batch=2 epochs=20 output=";
	private static final long LOOK_MILLIS = 10;

	private FirstStep() {}

	/**
	 * @param args none
	 * @throws IOException if the run cannot be started or ends without a step
	 */
	public static void main(String[] args) throws IOException {
		System.out.print(Finding.table(measure()));
	}

	/**
	 * @return the time
	 * @throws IOException as {@link #main}
	 */
	static List<Finding> measure() throws IOException {
		var turns = new Turns();
		for (int turn = 0; turn < TURNS; turn++)
			turns.add(seconds());
		return List.of(new Finding("time from the command to the first step, small network",
			String.format(Locale.ROOT, "%.1f s", turns.best()), turns.toString()));
	}

	private static double seconds() throws IOException {
		var folder = Files.createTempDirectory("first-step");
		var start = System.nanoTime();
		var command = OwnProcess.java(Launcher.class, "1g",
			List.of("macros/pretrain_folder.ijm", OPTIONS + folder.resolve("run")));
		var run = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("log.txt").toFile())
			.start();
		try {
			awaitRow(folder.resolve("run").resolve("log.csv"), run, folder);
			return (System.nanoTime() - start) / 1e9;
		}
		catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IOException("interrupted while a run was awaited", e);
		}
		finally {
			run.destroy();
			run.onExit().join();
			delete(folder);
		}
	}

	/** The first row of the log is that of the first step. */
	private static void awaitRow(Path log, Process run, Path folder) throws IOException, InterruptedException {
		while (!Files.exists(log) || Files.readAllLines(log).size() < 2)
			if (run.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS))
				throw new IOException("the run made no step: " + Files.readString(folder.resolve("log.txt")));
	}

	private static void delete(Path folder) throws IOException {
		try (var files = Files.walk(folder)) {
			for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
		}
	}
}
