package io.github.coverfiji.ui;

import java.util.Map;

/**
 * What is said below the fields of a dialog.
 *
 * @param possible whether the command can be run with the present values
 * @param text why not, or what the values mean; may be empty, may have several lines
 */
public record Advice(boolean possible, String text) {

	/** Looks at the values while somebody types. */
	@FunctionalInterface
	public interface Adviser {

		/**
		 * Called in a thread of its own, a moment after a value was changed.
		 *
		 * @param values of all fields by key
		 * @return what to say
		 */
		Advice on(Map<String, String> values);
	}
}
