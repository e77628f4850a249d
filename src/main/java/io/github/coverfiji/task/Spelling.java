package io.github.coverfiji.task;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses which word was meant. */
public final class Spelling {

	private Spelling() {}

	/**
	 * @param word what somebody wrote
	 * @param known the words that exist
	 * @return the nearest one, if it needs few edits for its length; upper and lower case count as equal
	 */
	public static Optional<String> nearest(String word, Collection<String> known) {
		return known.stream()
			.min(Comparator.comparingInt(k -> edits(word, k)))
			.filter(k -> edits(word, k) <= Math.max(1, Math.min(word.length(), k.length()) / 3));
	}

	/** Levenshtein distance, row by row. */
	private static int edits(String first, String second) {
		var a = first.toLowerCase(Locale.ROOT);
		var b = second.toLowerCase(Locale.ROOT);
		var row = new int[b.length() + 1];
		for (var j = 0; j <= b.length(); j++)
			row[j] = j;
		for (var i = 1; i <= a.length(); i++) {
			var diagonal = row[0];
			row[0] = i;
			for (var j = 1; j <= b.length(); j++) {
				var replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
				diagonal = row[j];
				row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
			}
		}
		return row[b.length()];
	}
}
