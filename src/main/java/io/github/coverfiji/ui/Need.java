package io.github.coverfiji.ui;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Something without which the values of a form are not whole.
 *
 * @param ways to give it: keys of fields that belong together; one way that is whole is enough
 */
public record Need(List<List<String>> ways) {

	/** @return whether it is given */
	boolean isMet(Map<String, String> values) {
		return ways.stream().anyMatch(way -> missing(way, values).isEmpty());
	}

	/**
	 * @param values of all fields by key
	 * @param images keys of the fields that take an open image: those a dialog fills by itself begin nothing
	 * @return the ways that were begun, or all if none was
	 */
	List<List<String>> begun(Map<String, String> values, Set<String> images) {
		var begun = ways.stream().filter(way -> way.stream().anyMatch(key -> !images.contains(key) && !values.get(key).isEmpty()))
			.toList();
		return begun.isEmpty() ? ways : begun;
	}

	/** @return the keys of a way that hold nothing yet */
	static List<String> missing(List<String> way, Map<String, String> values) {
		return way.stream().filter(key -> values.get(key).isEmpty()).toList();
	}
}
