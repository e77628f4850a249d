package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import io.github.coverfiji.task.Progress;
import io.github.coverfiji.task.Status;

/**
 * Kills a job in a process of its own again and again, at moments that a seed decides, as a power cut would: nothing of
 * the process gets to tidy up.
 */
public final class Killing {

	/** What a job prints when all is loaded and its work begins. */
	private static final String READY = "ready";
	/** What it prints after each unit of its work. */
	private static final String UNIT = "unit";
	/** Every third life ends early, where folder, lock, record and first files are made or read again. */
	private static final int EARLY_MS = 400;
	/** The others end within a unit, where files are saved. */
	private static final int WITHIN_MS = 60;

	/** The longest life in units of work. */
	private final int longest;
	private final Random random;
	private final Path log;
	private int kills;

	/** Looks at what a killed job left. */
	@FunctionalInterface
	public interface Survivor {

		void look() throws IOException;
	}

	/**
	 * @param seed of the moments; printed
	 * @param longest life in units of work
	 * @param folder for the errors of the processes
	 */
	public Killing(long seed, int longest, Path folder) {
		System.out.println("Moments of kills: seed " + seed);
		this.longest = longest;
		random = new Random(seed);
		log = folder.resolve("errors of killed processes.txt");
	}

	/** @return kills so far */
	public int kills() {
		return kills;
	}

	/**
	 * To be called by the job when its work begins.
	 *
	 * @param stage of the work whose units count
	 * @return listener of the work
	 */
	public static Progress ready(String stage) {
		System.out.println(READY);
		return new Progress() {

			@Override
			public void status(Status status) {
				if (status.stage().equals(stage)) System.out.println(UNIT);
			}
		};
	}

	/**
	 * Starts a job and kills it, unless it ends before.
	 *
	 * @param main class of the job
	 * @param survivor looks at what is left
	 * @param arguments of the job
	 * @return whether the job came to its end
	 */
	public boolean once(Class<?> main, Survivor survivor, String... arguments) throws IOException, InterruptedException {
		var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
			"-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true", "-cp", System.getProperty("java.class.path"), main.getName()));
		command.addAll(List.of(arguments));
		var process = new ProcessBuilder(command).redirectError(log.toFile()).start();
		try {
			assertEquals(READY, process.inputReader().readLine(), () -> "the job says " + errors());
			var early = kills % 3 == 0;
			for (int units = early ? 0 : 1 + random.nextInt(longest - 1); units > 0; units--)
				if (process.inputReader().readLine() == null) break;
			if (process.waitFor(random.nextInt(early ? EARLY_MS : WITHIN_MS), TimeUnit.MILLISECONDS)) {
				assertEquals(0, process.exitValue(), () -> "the job says " + errors());
				return true;
			}
		}
		finally {
			process.destroyForcibly().waitFor();
		}
		kills++;
		survivor.look();
		return false;
	}

	private String errors() {
		try {
			return Files.readString(log);
		}
		catch (IOException e) {
			return e.toString();
		}
	}
}
