package io.github.coverfiji.engine;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.coverfiji.task.CancelledException;
import io.github.coverfiji.task.Progress;

/**
 * NVIDIA graphics cards as the driver's own program names them, whether or not the engine can use them.
 *
 * @param driver whether the driver answers
 * @param text the cards with memory and driver version, or what the driver's program complains of; empty if there is
 *          no such program
 */
public record NvidiaCards(boolean driver, String text) {

	private static final int SECONDS = 20;
	private static final int LOOK_MS = 200;
	private static final String STAGE = "Looking for graphics cards";
	private static final String FIELDS = "name,memory.total,driver_version";
	private static final NvidiaCards NONE = new NvidiaCards(false, "");

	/**
	 * Runs {@code nvidia-smi}; takes seconds, where a driver hangs up to twenty.
	 *
	 * @param progress may cancel
	 * @return what it says
	 */
	public static NvidiaCards find(Progress progress) {
		var known = ask(progress, "nvidia-smi", "--query-gpu=" + FIELDS + ",compute_cap", "--format=csv,noheader");
		// Drivers before 510 do not know that field, and say so instead of the rest.
		return known.driver || known.text.isEmpty() ? known
			: ask(progress, "nvidia-smi", "--query-gpu=" + FIELDS, "--format=csv,noheader");
	}

	/** @return the cards in the driver's order; none if the driver does not answer */
	public List<NvidiaCard> cards() {
		if (!driver) return List.of();
		return Stream.of(text.split("; ")).filter(line -> line.contains(",")).map(NvidiaCard::of).toList();
	}

	static NvidiaCards ask(Progress progress, String... command) {
		try {
			var process = new ProcessBuilder(command).redirectErrorStream(true).start();
			process.getOutputStream().close();
			if (!ends(process, progress)) return new NvidiaCards(false, "nvidia-smi does not answer");
			var text = new String(process.getInputStream().readAllBytes()).strip().replaceAll("\\R", "; ");
			return new NvidiaCards(process.exitValue() == 0, text);
		}
		catch (IOException noSuchProgram) {
			// It comes with every driver, so there is none.
			return NONE;
		}
		catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CancelledException(STAGE);
		}
	}

	private static boolean ends(Process process, Progress progress) throws InterruptedException {
		try {
			for (int waited = 0; waited < SECONDS * 1000; waited += LOOK_MS) {
				if (process.waitFor(LOOK_MS, TimeUnit.MILLISECONDS)) return true;
				progress.check(STAGE);
			}
			return false;
		}
		finally {
			// One that has ended still has its answer, which this would throw away.
			if (process.isAlive()) process.destroyForcibly();
		}
	}
}
