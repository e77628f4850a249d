package io.github.coverfiji;

import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.coverfiji.command.ConsoleProgress;
import io.github.coverfiji.command.MacroSession;
import io.github.coverfiji.command.Stop;
import io.github.coverfiji.command.WindowSession;
import io.github.coverfiji.task.InputException;

/**
 * Runs a macro with COVER commands without Fiji: for tests, servers and clusters.
 *
 * <p>{@code Launcher MACRO [ARG ...]} runs an ImageJ macro file; {@code Launcher --list} prints the commands with their
 * options; {@code Launcher --window} opens ImageJ's window with the commands in its menu. A failure is printed to the
 * error stream and gives the exit code 1.
 */
public final class Launcher {

	private static final String USAGE = """
		Usage: Launcher MACRO [ARG ...]   runs an ImageJ macro file without Fiji; getArgument() returns the rest in it
		       Launcher --list            lists the COVER commands with the keys, types and defaults of their options
		       Launcher --window          opens ImageJ with the COVER commands in its menu Plugins""";

	private static final String WINDOW = "--window";
	private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

	private final PrintStream out;
	private final PrintStream err;
	private final boolean terminal;

	/**
	 * @param out takes log lines and lists
	 * @param err takes progress and failures
	 * @param terminal whether a line can be written over
	 */
	public Launcher(PrintStream out, PrintStream err, boolean terminal) {
		this.out = out;
		this.err = err;
		this.terminal = terminal;
	}

	/** @param args see the usage */
	public static void main(String[] args) {
		var window = args.length == 1 && args[0].equals(WINDOW);
		if (window || System.getProperty("java.awt.headless") == null)
			System.setProperty("java.awt.headless", Boolean.toString(!window));
		// no word about a missing logger: this program writes its own lines
		if (System.getProperty("slf4j.internal.verbosity") == null) System.setProperty("slf4j.internal.verbosity", "ERROR");
		var interrupted = stopWithTheProgram(Thread.currentThread());
		var code = new Launcher(System.out, System.err, System.console() != null).run(args);
		if (code != 0 && !interrupted.get()) System.exit(code); // else the caller, which may be a build, goes on
	}

	/**
	 * Ctrl-C cancels the job and waits for it, so that a run folder is left as after any cancelling, and the engine
	 * does not lose its memory while it computes.
	 *
	 * @return whether the program is being stopped
	 */
	private static AtomicBoolean stopWithTheProgram(Thread job) {
		var interrupted = new AtomicBoolean();
		Runtime.getRuntime().addShutdownHook(new Thread(() -> {
			interrupted.set(true);
			job.interrupt();
			try {
				job.join(LONGEST_WAIT.toMillis());
			}
			catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			}
		}, "cancel at exit"));
		return interrupted;
	}

	/**
	 * @param args see the usage
	 * @return the exit code: 0 if all went well, else 1
	 */
	public int run(String... args) {
		if (args.length == 0) {
			err.println(USAGE);
			return 1;
		}
		if (args[0].equals("--help")) {
			out.println(USAGE);
			return 0;
		}
		if (args[0].equals(WINDOW)) return window();
		try (var session = new MacroSession(new ConsoleProgress(out, err, terminal))) {
			if (args[0].equals("--list")) {
				out.print(session.listing());
				return 0;
			}
			return report(session.run(file(args[0]), String.join(" ", List.of(args).subList(1, args.length))));
		}
		catch (RuntimeException | Error fault) {
			return failed(fault);
		}
	}

	private int window() {
		try {
			WindowSession.open();
			return 0;
		}
		catch (RuntimeException | Error fault) {
			return failed(fault);
		}
	}

	private int failed(Throwable fault) {
		var stop = Stop.of("Launcher", "", fault);
		if (stop.unexpected()) fault.printStackTrace(err);
		return report(Optional.of(stop.sentence()));
	}

	private static Path file(String name) {
		try {
			return Path.of(name);
		}
		catch (InvalidPathException fault) {
			throw new InputException("Cannot run the macro '" + name + "'", "that is no name of a file (" + fault.getReason()
				+ ")", "mend the name", fault);
		}
	}

	private int report(Optional<String> failure) {
		failure.ifPresent(sentence -> err.println("Error: " + sentence));
		return failure.isPresent() ? 1 : 0;
	}
}
