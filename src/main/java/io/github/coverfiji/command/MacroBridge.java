package io.github.coverfiji.command;

import ij.Macro;
import ij.plugin.PlugIn;

/**
 * What ImageJ 1 calls for every command of a macro without Fiji. ImageJ makes an instance by the name of the class and
 * hands over nothing but the label, so the way to the running session leads through {@link MacroSession#current}.
 */
public final class MacroBridge implements PlugIn {

	/** @param label name of the command; its options are those of the current {@code run} of the macro */
	@Override
	public void run(String label) {
		MacroSession.current().call(label, Macro.getOptions());
	}
}
