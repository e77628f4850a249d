package io.github.coverfiji.workflow;

import java.util.Arrays;
import java.util.Locale;

import io.github.coverfiji.task.InputException;

/** Checks of options before any work starts; messages name option, value and what is allowed. */
public final class Options {

	private Options() {}

	/**
	 * Refuses a word that is none of the allowed ones, whatever their case.
	 *
	 * @return the word as the list of the allowed ones writes it
	 */
	public static String choice(String option, String value, String... allowed) {
		return Arrays.stream(allowed).filter(value::equalsIgnoreCase).findFirst().orElseThrow(() -> new InputException(
			"Cannot use " + option + "=" + value, "that is no choice of this option",
			"write one of " + String.join(", ", allowed)));
	}

	/** Refuses a number outside a closed range. */
	public static void range(String option, double value, double least, double most) {
		if (!(value >= least && value <= most)) throw new InputException("Cannot use " + option + "=" + plain(value),
			"it lies outside " + plain(least) + " … " + plain(most), "give a number in that range");
	}

	private static String plain(double value) {
		return value == Math.rint(value) && Math.abs(value) < 1e9 ? Long.toString((long) value) : Double.toString(value);
	}

	/** @return the names of an enumeration as an option writes them */
	static String[] names(Enum<?>... values) {
		return Arrays.stream(values).map(value -> value.name().toLowerCase(Locale.ROOT)).toArray(String[]::new);
	}

	/** @return the constant that an option's word names */
	static <E extends Enum<E>> E constant(Class<E> type, String word) {
		return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
	}
}
