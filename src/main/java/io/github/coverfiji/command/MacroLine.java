package io.github.coverfiji.command;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A line of a macro that runs a command, to be copied. */
final class MacroLine {

	private static final Pattern PLAIN = Pattern.compile("[\\w./,:+-]+");

	private MacroLine() {}

	/**
	 * @param label name of the command
	 * @param options values by key, in their order
	 * @return the line; paths of Windows stand with slashes, which ImageJ takes too
	 */
	static String of(String label, Map<String, String> options) {
		return "run(\"" + label + "\", \"" + options.entrySet().stream().map(option -> option.getKey() + "="
			+ value(option.getValue())).collect(Collectors.joining(" ")) + "\");";
	}

	private static String value(String value) {
		var text = value.replace('\\', '/').replace("\"", "\\\"");
		return PLAIN.matcher(text).matches() ? text : "[" + text + "]";
	}
}
