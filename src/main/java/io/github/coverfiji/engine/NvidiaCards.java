package io.github.coverfiji.engine;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * NVIDIA graphics cards as the driver's own program names them, whether or not the engine can use them.
 *
 * @param driver whether the driver answers
 * @param text the cards with memory and driver version, or what the driver's program complains of; empty if there is
 *          no such program
 */
public record NvidiaCards(boolean driver, String text) {

	private static final int SECONDS = 20;
	private static final String FIELDS = "name,memory.total,driver_version";
	private static final NvidiaCards NONE = new NvidiaCards(false, "");

	/**
	 * Runs {@code nvidia-smi}; takes seconds at most.
	 *
	 * @return what it says
	 */
	public static NvidiaCards find() {
		var known = ask("nvidia-smi", "--query-gpu=" + FIELDS + ",compute_cap", "--format=csv,noheader");
		// Drivers before 510 do not know that field, and say so instead of the rest.
		return known.driver || known.text.isEmpty() ? known
			: ask("nvidia-smi", "--query-gpu=" + FIELDS, "--format=csv,noheader");
	}

	/** @return the cards in the driver's order; none if the driver does not answer */
	public List<NvidiaCard> cards() {
		if (!driver) return List.of();
		return Stream.of(text.split("; ")).filter(line -> line.contains(",")).map(NvidiaCard::of).toList();
	}

	static NvidiaCards ask(String... command) {
		try {
			var process = new ProcessBuilder(command).redirectErrorStream(true).start();
			process.getOutputStream().close();
			if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
				process.destroyForcibly();
				return new NvidiaCards(false, "nvidia-smi does not answer");
			}
			var text = new String(process.getInputStream().readAllBytes()).strip().replaceAll("\\R", "; ");
			return new NvidiaCards(process.exitValue() == 0, text);
		}
		catch (IOException noSuchProgram) {
			// It comes with every driver, so there is none.
			return NONE;
		}
		catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return NONE;
		}
	}
}
