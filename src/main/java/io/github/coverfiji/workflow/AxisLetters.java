package io.github.coverfiji.workflow;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.coverfiji.task.InputException;

/** Options that name axes by letters, such as {@code xy}. */
final class AxisLetters {

	/** No axis. */
	static final String NONE = "none";

	private static final String TENSOR_ORDER = "zyx";

	private AxisLetters() {}

	/**
	 * @param option its name
	 * @param text {@code none}, or letters of x, y and z, each at most once
	 * @return the text in lower case
	 * @throws InputException if it is something else
	 */
	static String checked(String option, String text) {
		var letters = text.strip().toLowerCase(Locale.ROOT);
		if (letters.equals(NONE) || letters.matches("(?!.*(.).*\\1)[xyz]+")) return letters;
		throw new InputException("Cannot use " + option + "=" + letters, "that names no axes",
			"write none, or letters of x, y and z, each once, such as xy");
	}

	/**
	 * @param option its name
	 * @param letters as checked
	 * @param dimension 2 or 3
	 * @return the axes, counted from 0 in tensor order
	 * @throws InputException if z is named of planes
	 */
	static Set<Integer> axes(String option, String letters, int dimension) {
		if (letters.equals(NONE)) return Set.of();
		if (dimension == 2 && letters.contains("z")) throw new InputException("Cannot use " + option + "=" + letters,
			"planes have no z axis to mirror", "leave z out, or work with volumes (dimension=3)");
		var order = TENSOR_ORDER.substring(TENSOR_ORDER.length() - dimension);
		return letters.chars().map(order::indexOf).boxed().collect(Collectors.toSet());
	}
}
