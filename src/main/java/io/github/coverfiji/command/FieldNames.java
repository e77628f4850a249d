package io.github.coverfiji.command;

import java.util.Comparator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.coverfiji.ui.Form;
import io.github.coverfiji.ui.Form.Kind;

/**
 * Sentences about options in the words of a dialog: {@code rate=2} is what a macro says, and 'Learning rate' 2 what is seen.
 *
 * @param form with the labels
 */
record FieldNames(Form form) {

	/** What only the writer of a macro can do. */
	private static final Pattern MACRO = Pattern.compile(",? or write [^.;]*?( in the macro| with the title of an open one)"
		+ "|, and write \\w+=TITLE|, with \\[brackets\\] (if it has|around a title with) blanks|; without \\w+= the active image is taken");

	/**
	 * @param sentence with keys of options
	 * @return the same with the labels of the fields
	 */
	String in(String sentence) {
		var keys = form.fields().map(Form.Field::key).sorted(Comparator.comparing(String::length).reversed())
			.collect(Collectors.joining("|"));
		var given = Pattern.compile("(\\b(?:option|set|use|give|write|choose) )?(?<![\\w./\\\\])(" + keys + ")=(\\[[^\\]]*\\]|\\S*?)(?=[,;:.)]*(\\s|$))");
		var quoted = Pattern.compile("(?<=\\b(?:as|for|option|give|image) )'(" + keys + ")'");
		var text = MACRO.matcher(sentence).replaceAll("");
		text = given.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found)));
		return quoted.matcher(text).replaceAll(found -> Matcher.quoteReplacement(form.field(found.group(1)).name()));
	}

	/** Verb, key and value. */
	private String value(MatchResult found) {
		var field = form.field(found.group(2));
		var value = found.group(3).replaceAll("^\\[|\\]$", "");
		if (field.kind() instanceof Kind.Switch) return (value.equals("true") ? "tick " : "untick ") + field.name();
		var verb = found.group(1) == null || found.group(1).equals("option ") ? "" : found.group(1);
		return (verb + field.name() + " " + value).strip();
	}
}
