package io.github.coverfiji.command;

import io.github.coverfiji.task.CancelledException;
import io.github.coverfiji.task.InputException;

/**
 * Why a command ended early.
 *
 * @param sentence for the user: what failed, why, what to do about it
 * @param cancelled whether the user asked for it
 * @param unexpected whether it is a fault of the program, whose trace belongs in the log
 */
record Stop(String sentence, boolean cancelled, boolean unexpected) {

	private static final long MEGABYTE = 1L << 20;

	/**
	 * @param label name of the command
	 * @param fault what ended it
	 * @return the same for the user
	 */
	static Stop of(String label, Throwable fault) {
		if (fault instanceof CancelledException) return new Stop(fault.getMessage(), true, false);
		if (fault instanceof InputException) return new Stop(fault.getMessage(), false, false);
		if (fault instanceof OutOfMemoryError) return new Stop(outOfMemory(label).getMessage(), false, true);
		var what = new InputException("'" + label + "' failed", "an unexpected error, " + fault,
			"please report it together with the trace in the log");
		return new Stop(what.getMessage(), false, true);
	}

	private static InputException outOfMemory(String label) {
		return new InputException("'" + label + "' ran out of memory",
			"it needs more than the " + Runtime.getRuntime().maxMemory() / MEGABYTE + " MB that Java may use",
			"make the patch, the batch or the image smaller, or give Java more memory"
				+ " (Edit > Options > Memory & Threads in Fiji, -Xmx on the command line)");
	}
}
