package io.github.coverfiji.command;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The second argument of a macro's {@code run(label, options)}: {@code key=value} pairs with a blank between them.
 * A value with blanks stands in brackets, which may be nested, or in single quotes. For such strings it gives what
 * {@link ij.Macro#getValue} gives; it refuses what that function quietly passes over.
 *
 * @param values the pairs in their order
 */
record OptionString(Map<String, String> values) {

	/**
	 * @param text an option string; null means no options
	 * @return its pairs
	 * @throws IllegalArgumentException if a word has no value, a key stands twice or a bracket stays open
	 */
	static OptionString parse(String text) {
		var values = new LinkedHashMap<String, String>();
		var rest = text == null ? "" : text.stripLeading();
		while (!rest.isEmpty()) {
			var key = keyOf(rest);
			var tail = rest.substring(key.length() + 1);
			var end = endOfValue(key, tail);
			if (values.put(key, unwrapped(tail.substring(0, end))) != null)
				throw new IllegalArgumentException("option '" + key + "' is given twice");
			rest = tail.substring(end).stripLeading();
		}
		return new OptionString(values);
	}

	private static String keyOf(String rest) {
		var word = rest.split(" ", 2)[0];
		var equals = word.indexOf('=');
		if (equals < 0)
			throw new IllegalArgumentException("option '" + word + "' has no value (write '" + word + "=true'?)");
		return word.substring(0, equals);
	}

	private static int endOfValue(String key, String tail) {
		var end = tail.startsWith("[") ? afterBracket(tail)
			: tail.startsWith("'") ? tail.indexOf('\'', 1) + 1
			: (tail + " ").indexOf(' ');
		if (end == 0 && isWrapped(tail))
			throw new IllegalArgumentException("the bracket or quote of option '" + key + "' is not closed");
		if (end < tail.length() && tail.charAt(end) != ' ')
			throw new IllegalArgumentException("a blank is missing after the value of option '" + key + "'");
		return end;
	}

	private static int afterBracket(String tail) {
		var open = 0;
		for (var i = 0; i < tail.length(); i++) {
			if (tail.charAt(i) == '[') open++;
			if (tail.charAt(i) == ']' && --open == 0) return i + 1;
		}
		return 0;
	}

	private static boolean isWrapped(String value) {
		return value.startsWith("[") || value.startsWith("'");
	}

	private static String unwrapped(String value) {
		return isWrapped(value) ? value.substring(1, value.length() - 1) : value;
	}
}
