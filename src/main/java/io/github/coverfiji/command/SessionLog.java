package io.github.coverfiji.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.service.AbstractService;
import org.scijava.service.SciJavaService;
import org.scijava.service.Service;

import io.github.coverfiji.task.Status;

/**
 * What COVER's commands said since the program began: the last lines, where running commands stand, and the last fault.
 * Kept in memory alone, for a bug report. Commands may run at the same time.
 */
@Plugin(type = Service.class)
public final class SessionLog extends AbstractService implements SciJavaService {

	static final int LINES = 2000;
	private static final int LONGEST = 4000;

	@Parameter
	private LogService errors;
	private final Deque<String> lines = new ArrayDeque<>();
	private final Map<String, Status> running = new LinkedHashMap<>();
	private String fault;

	/**
	 * @param label name of a command that begins
	 * @param options what it was given
	 */
	synchronized void begins(String label, Map<String, String> options) {
		running.remove(label);
		says(label, "begins " + options);
	}

	/**
	 * @param label name of a command
	 * @param line what it says
	 */
	synchronized void says(String label, String line) {
		var text = LocalDateTime.now().truncatedTo(ChronoUnit.SECONDS) + " " + label + ": " + line.stripTrailing();
		lines.addLast(text.substring(0, Math.min(LONGEST, text.length())));
		if (lines.size() > LINES) lines.removeFirst();
	}

	/**
	 * @param label name of a command
	 * @param status where it stands
	 */
	synchronized void stands(String label, Status status) {
		running.put(label, status);
	}

	/** @param label name of a command that has done its work */
	synchronized void done(String label) {
		running.remove(label);
		says(label, "done");
	}

	/**
	 * Keeps a fault, and its trace in the log of the host where words do not tell all.
	 *
	 * @param label name of the command that failed
	 * @param thrown what ended it
	 * @return the same for the user
	 */
	synchronized Stop stopped(String label, Throwable thrown) {
		var at = running.remove(label);
		var stop = Stop.of(label, at == null ? "" : at.stage() + " " + at.done() + "/" + at.total(), thrown);
		keep(label, stop, thrown);
		return stop;
	}

	/**
	 * As {@link #stopped}, of a failure that has its words already.
	 *
	 * @return those words
	 */
	synchronized String keep(String label, Stop stop, Throwable thrown) {
		says(label, stop.sentence());
		if (!stop.cancelled()) fault = lines.getLast() + "\n\n" + trace(thrown);
		if (stop.unexpected()) errors.error(stop.sentence(), thrown);
		return stop.sentence();
	}

	/** @return the last lines, oldest first, then where the running commands stand */
	synchronized List<String> lines() {
		var all = new ArrayList<>(lines);
		running.forEach((label, status) -> all.add("now " + label + ": " + status));
		return all;
	}

	/** @return the last failure with its trace, if any command failed; cancelling is none */
	synchronized Optional<String> fault() {
		return Optional.ofNullable(fault);
	}

	private static String trace(Throwable thrown) {
		var text = new StringWriter();
		thrown.printStackTrace(new PrintWriter(text, true));
		return text.toString();
	}
}
