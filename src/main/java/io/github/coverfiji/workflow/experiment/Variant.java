package io.github.coverfiji.workflow.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.coverfiji.task.InputException;

/**
 * A word of a list, perhaps with options of its own, such as {@code COVER(radius:3;strength:0.5)}.
 *
 * @param name the word
 * @param options values by key, in the order given
 */
record Variant(String name, Map<String, String> options) {

	private static final String BETWEEN = ";";
	/** Brackets of a folder's name are no options. */
	private static final String PATH = ".*[/\\\\].*";
	/** An equals sign would look like an option of its own to ImageJ. */
	private static final String IS = ":";

	/** Keeps the order of the options. */
	Variant {
		options = new LinkedHashMap<>(options);
	}

	/**
	 * @param option its name, for messages
	 * @param text words with commas between them; commas within brackets belong to the word
	 * @return the words, at least one, each once
	 * @throws InputException if there is none, one is there twice, or a bracket is wrong
	 */
	static List<Variant> list(String option, String text) {
		var found = new ArrayList<Variant>();
		for (var word : text.split(",(?![^(]*\\))")) {
			if (word.isBlank()) continue;
			var variant = of(option, word.strip());
			if (found.contains(variant)) throw refused(option, text, "'" + variant + "' is there twice");
			found.add(variant);
		}
		if (found.isEmpty()) throw refused(option, text, "it names nothing");
		return List.copyOf(found);
	}

	private static Variant of(String option, String word) {
		var open = word.indexOf('(');
		var around = open < 0 ? "" : word.substring(0, open) + word.substring(Math.max(open, word.lastIndexOf(')') + 1));
		if (open < 0 || word.indexOf(')') > 0 && around.matches(PATH)) return new Variant(word, Map.of());
		if (!word.endsWith(")")) throw refused(option, word, "a bracket is not closed");
		var options = new LinkedHashMap<String, String>();
		for (var pair : word.substring(open + 1, word.length() - 1).split(BETWEEN)) {
			var parts = pair.split(IS, 2);
			if (parts.length < 2) throw refused(option, word, "'" + pair + "' is no key:value");
			options.put(parts[0].strip(), parts[1].strip());
		}
		return new Variant(word.substring(0, open).strip(), options);
	}

	private static InputException refused(String option, String text, String why) {
		return new InputException("Cannot use " + option + "=" + text, why,
			"write words with commas between them; options of a word stand in round brackets, such as COVER(radius:3;strength:0.5)");
	}

	/**
	 * @param mine keys that the experiment sets itself
	 * @param why who sets them
	 * @throws InputException if one of them is given
	 */
	void forbid(List<String> mine, String why) {
		options.keySet().stream().filter(mine::contains).findFirst().ifPresent(key -> {
			throw new InputException("Cannot use " + this, key + " is set by " + why, "leave " + key + " out of the brackets");
		});
	}

	/** As it is written in the option. */
	@Override
	public String toString() {
		return options.isEmpty() ? name : name + options.entrySet().stream()
			.map(entry -> entry.getKey() + IS + entry.getValue()).collect(Collectors.joining(BETWEEN, "(", ")"));
	}
}
