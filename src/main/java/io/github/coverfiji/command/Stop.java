package io.github.coverfiji.command;

import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.coverfiji.task.CancelledException;
import io.github.coverfiji.task.InputException;

/**
 * Why a command ended early, in words: what was being done, why it failed, what to do about it.
 *
 * <p>What can come out of a command: {@link InputException} and {@link CancelledException} speak for themselves; running
 * out of memory, disks that fail unexpectedly and libraries that do not fit together have words of their own; all else is a
 * fault of this program, and the user is led to a bug report.
 *
 * @param sentence for the user
 * @param cancelled whether the user asked for it
 * @param unexpected whether the trace belongs in the log: the sentence does not tell all
 */
public record Stop(String sentence, boolean cancelled, boolean unexpected) {

	/** Where faults of this program are told. */
	static final String ISSUES = "https://github.com/coverfiji/cover-fiji/issues";

	private static final String REPORT = "save a bug report with COVER Check Engine (report=cover-report.zip) and send it to "
		+ ISSUES + "; the whole error is in the log (Window > Console in Fiji)";
	private static final long MEGABYTE = 1L << 20;
	private static final int LONGEST = 300;
	private static final int CAUSES = 20;

	/**
	 * @param label name of the command
	 * @param doing where the job stood, such as {@code Pretraining 3/6}; empty if it had not begun to count
	 * @param fault what ended it, perhaps wrapped in others
	 * @return the same for the user
	 */
	public static Stop of(String label, String doing, Throwable fault) {
		// Which closes files that are read: what looks like a fault of the disk is a wish to stop.
		if (causes(fault).anyMatch(ClosedByInterruptException.class::isInstance))
			return new Stop(new CancelledException("'" + label + "'").getMessage(), true, false);
		var told = causes(fault).filter(Stop::speaksForItself).findFirst();
		if (told.isPresent()) return new Stop(told.get().getMessage(), told.get() instanceof CancelledException, false);
		var what = "'" + label + "' failed" + (doing.isEmpty() ? "" : " (" + doing + ")");
		if (causes(fault).anyMatch(OutOfMemoryError.class::isInstance))
			return unexpected(new InputException("'" + label + "' ran out of memory",
				"it needs more than the " + Runtime.getRuntime().maxMemory() / MEGABYTE + " MB that Java may use",
				"make the patch, the batch or the image smaller, or give Java more memory"
					+ " (Edit > Options > Memory & Threads in Fiji, -Xmx on the command line)", fault));
		if (fault instanceof UncheckedIOException) return unexpected(new InputException(what,
			"a file could not be read or written, " + cause(fault),
			"check that the disk is there, may be written to and has space left, and run it again; if that stays so, " + REPORT,
			fault));
		if (fault instanceof LinkageError) return unexpected(new InputException(what,
			"two libraries do not fit together, " + cause(fault),
			"run COVER Check Engine, which names libraries that are there twice; remove those and restart; if that stays so, "
				+ REPORT, fault));
		return unexpected(new InputException(what, "an unexpected error, " + cause(fault), REPORT, fault));
	}

	private static Stop unexpected(InputException words) {
		return new Stop(words.getMessage(), false, true);
	}

	private static Stream<Throwable> causes(Throwable fault) {
		return Stream.iterate(fault, Objects::nonNull, Throwable::getCause).limit(CAUSES);
	}

	private static boolean speaksForItself(Throwable fault) {
		return fault instanceof InputException || fault instanceof CancelledException;
	}

	/** One line: the engine puts whole traces into its messages. What a script failed with stands at their end. */
	static String cause(Throwable fault) {
		var lines = String.valueOf(fault.getMessage()).strip().lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
		var telling = lines.stream().filter(l -> l.startsWith("RuntimeError")).findFirst()
			.or(() -> lines.stream().findFirst()).orElse("no reason given");
		var text = fault.getClass().getSimpleName() + (fault.getMessage() == null ? "" : ": " + telling);
		return text.substring(0, Math.min(LONGEST, text.length())).replaceAll("[.:;,\\s]+$", "");
	}
}
