package io.github.coverfiji.command;

import java.util.concurrent.atomic.AtomicReference;

import ij.Macro;
import ij.plugin.PlugIn;

/**
 * What ImageJ 1 calls for every command of a macro or menu without Fiji. ImageJ makes an instance by the name of the
 * class and hands over nothing but the label, so the way to who runs the command leads through a static field.
 */
public final class MacroBridge implements PlugIn {

	/** Runs commands by their labels. */
	interface Desk {

		/**
		 * @param label name of the command
		 * @param options of the current {@code run} of a macro; null if it was chosen in the menu
		 */
		void call(String label, String options);
	}

	private static final AtomicReference<Desk> DESK = new AtomicReference<>();

	/**
	 * @param desk runs the commands from now on
	 * @throws IllegalStateException if there is another one: ImageJ keeps its commands in static fields
	 */
	static void open(Desk desk) {
		if (!DESK.compareAndSet(null, desk)) throw new IllegalStateException("Another macro session is open");
	}

	/** @return an entry for ImageJ's table of commands that leads here */
	static String entry(String label) {
		return MacroBridge.class.getName() + "(\"" + label + "\")";
	}

	/** @param desk no longer runs commands */
	static void close(Desk desk) {
		DESK.compareAndSet(desk, null);
	}

	/** @param label name of the command; its options are those of the current {@code run} of the macro */
	@Override
	public void run(String label) {
		var desk = DESK.get();
		if (desk == null) throw new IllegalStateException("No macro session is open");
		desk.call(label, Macro.getOptions());
	}
}
