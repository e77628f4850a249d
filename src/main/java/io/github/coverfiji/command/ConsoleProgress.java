package io.github.coverfiji.command;

import java.io.PrintStream;
import java.time.Duration;

import io.github.coverfiji.task.Status;

/**
 * Progress on a console: one line that is written over on a terminal, elsewhere (files, build servers) a new line
 * every five seconds. Progress goes to the error stream, so that only log lines mix with what a macro prints.
 */
public final class ConsoleProgress implements ProgressDisplay {

	private static final Duration ON_TERMINAL = Duration.ofMillis(200);
	private static final Duration ELSEWHERE = Duration.ofSeconds(5);

	private final PrintStream out;
	private final PrintStream err;
	private final boolean terminal;
	private final Pace pace;
	private int width;

	/**
	 * @param out takes log lines
	 * @param err takes progress
	 * @param terminal whether a line can be written over
	 */
	public ConsoleProgress(PrintStream out, PrintStream err, boolean terminal) {
		this.out = out;
		this.err = err;
		this.terminal = terminal;
		this.pace = new Pace(terminal ? ON_TERMINAL : ELSEWHERE, System::nanoTime);
	}

	/** @return progress on the console of this program */
	public static ConsoleProgress ofSystem() {
		return new ConsoleProgress(System.out, System.err, System.console() != null);
	}

	@Override
	public synchronized void status(Status status) {
		if (!pace.lets(status)) return;
		if (terminal) overwrite(status.toString());
		else err.println(status);
	}

	@Override
	public synchronized void log(String line) {
		close();
		out.println(line);
	}

	@Override
	public synchronized void close() {
		if (width > 0) err.println();
		width = 0;
	}

	private void overwrite(String line) {
		err.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
		err.flush();
		width = line.length();
	}
}
