package io.github.coverfiji.command;

import java.util.Optional;

import ij.IJ;
import ij.Macro;
import ij.macro.Interpreter;

import io.github.coverfiji.task.InputException;

/** Finds out why ImageJ 1 gave up, which it tells in a dialog, and in several other places if there is no screen. */
final class MacroFault {

	private MacroFault() {}

	/**
	 * @param interpreter what ran the macro
	 * @param fault what came out of it
	 * @return for the user
	 */
	static Stop stop(Interpreter interpreter, Throwable fault) {
		return told(interpreter, fault).map(sentence -> new Stop(sentence, false, false)).orElseGet(() -> new Stop(
			new InputException("ImageJ failed", Stop.cause(fault), "change this line, or run the macro in Fiji; the whole error"
				+ " is in the log", fault).getMessage(), false, true));
	}

	private static Optional<String> told(Interpreter interpreter, Throwable fault) {
		var shown = IJ.getErrorMessage();
		if (interpreter.getErrorMessage() != null) return Optional.of(oneLine(interpreter.getErrorMessage()));
		if (shown != null) return Optional.of(oneLine(shown));
		if (Macro.MACRO_CANCELED.equals(fault.getMessage())) return Optional.of("The macro stopped itself by 'exit'.");
		// the exception for a missing screen is one of these, and the only one seen so far
		if (fault instanceof UnsupportedOperationException) return Optional.of(new InputException(
			"ImageJ wants to open a window", "there is no screen", "run this macro in Fiji").getMessage());
		return Optional.empty();
	}

	/**
	 * @param interpreter what ran the macro until it failed
	 * @return the line of the macro that failed
	 */
	static int line(Interpreter interpreter) {
		if (interpreter.getErrorMessage() == null) return interpreter.getLineNumber();
		try {
			// to quote the line in its message, ImageJ has gone on to the next one
			var field = Interpreter.class.getDeclaredField("lineNumber");
			field.setAccessible(true);
			return field.getInt(interpreter);
		}
		catch (ReflectiveOperationException fault) {
			throw new IllegalStateException("This version of ImageJ counts the lines of a macro elsewhere", fault);
		}
	}

	private static String oneLine(String message) {
		var line = message.strip().replaceAll("\\s+", " ");
		return line.endsWith(".") ? line : line + ".";
	}
}
