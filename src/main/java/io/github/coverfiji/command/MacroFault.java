package io.github.coverfiji.command;

import ij.IJ;
import ij.Macro;
import ij.macro.Interpreter;

/** Finds out why ImageJ 1 gave up, which it tells in a dialog, and in several other places if there is no screen. */
final class MacroFault {

	private MacroFault() {}

	/**
	 * @param interpreter what ran the macro
	 * @param fault what came out of it
	 * @return a sentence for the user
	 */
	static String sentence(Interpreter interpreter, Throwable fault) {
		var shown = IJ.getErrorMessage();
		if (interpreter.getErrorMessage() != null) return oneLine(interpreter.getErrorMessage());
		if (shown != null) return oneLine(shown);
		if (Macro.MACRO_CANCELED.equals(fault.getMessage())) return "The macro stopped itself by 'exit'.";
		// the exception for a missing screen is one of these, and the only one seen so far
		if (fault instanceof UnsupportedOperationException)
			return "ImageJ wants to open a window, but there is no screen. To mend it: run this macro in Fiji.";
		return "ImageJ failed with " + fault + ".";
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
