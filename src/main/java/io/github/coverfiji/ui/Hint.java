package io.github.coverfiji.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.coverfiji.ui.Form.Field;
import io.github.coverfiji.ui.Form.Kind;

/** What is still to be chosen in a form, in the words of its labels. */
final class Hint {

	private final Form form;
	private final Map<String, String> values;
	private final Set<String> images;
	private final Set<String> open;

	private Hint(Form form, Map<String, String> values) {
		this.form = form;
		this.values = values;
		images = form.fields().filter(field -> field.kind() instanceof Kind.Image).map(Field::key).collect(Collectors.toSet());
		open = form.fields().map(Field::kind).filter(Kind.Image.class::isInstance).map(Kind.Image.class::cast)
			.flatMap(kind -> kind.titles().stream()).collect(Collectors.toSet());
	}

	/**
	 * @param form what is asked for
	 * @param values of all fields by key
	 * @return what is missing; empty if the values are whole
	 */
	static String of(Form form, Map<String, String> values) {
		return new Hint(form, values).text();
	}

	private String text() {
		var phrases = new ArrayList<String>();
		boolean tooFew = false;
		boolean several = false;
		for (var need : form.needs().stream().filter(each -> !each.isMet(values)).toList()) {
			var ways = need.begun(values, images);
			var possible = ways.stream().filter(this::isPossible).toList();
			if (possible.isEmpty()) return openWords() + ": open " + (open.isEmpty() ? "one" : "another")
				+ " first, then choose this command again.";
			tooFew |= possible.size() < ways.size();
			several |= possible.size() > 1;
			phrases.add(possible.stream().map(this::words).collect(Collectors.joining(", or ")));
		}
		if (phrases.isEmpty()) return "";
		return "Choose " + joined(phrases, several ? "; and " : " and ") + "." + (tooFew ? " " + openWords() + "." : "");
	}

	/** An image and its labels are two: no way leads on with fewer open images than it takes. Those a script gave count, too. */
	private boolean isPossible(List<String> way) {
		var asked = way.stream().filter(images::contains).toList();
		if (Need.missing(asked, values).isEmpty()) return true;
		var there = Stream.concat(open.stream(), asked.stream().map(values::get).filter(title -> !title.isEmpty()));
		return there.distinct().count() >= asked.size();
	}

	private String openWords() {
		return open.isEmpty() ? "No image is open" : "Only one image is open";
	}

	private static String joined(List<String> phrases, String last) {
		var before = String.join(", ", phrases.subList(0, phrases.size() - 1));
		return before + (before.isEmpty() ? "" : last) + phrases.get(phrases.size() - 1);
	}

	private String words(List<String> way) {
		return joined(Need.missing(way, values).stream().map(key -> form.field(key).name()).toList(), " and ");
	}
}
