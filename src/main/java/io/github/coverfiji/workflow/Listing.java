package io.github.coverfiji.workflow;

import java.util.Collection;
import java.util.stream.Collectors;

/** Lists in sentences, cut short where they are long. */
final class Listing {

	private static final int MOST = 8;

	private Listing() {}

	/** @return such as "1, 2 and 5", or "1, 2, 3, 4, 5, 6, 7, 8 and 12 more" */
	static String and(Collection<?> items) {
		return list(items, " and ");
	}

	/** @return such as "1 or 255" */
	static String or(Collection<?> items) {
		return list(items, " or ");
	}

	private static String list(Collection<?> items, String last) {
		var texts = items.stream().map(Object::toString).toList();
		var cut = texts.size() > MOST + 1;
		var named = texts.stream().limit(cut ? MOST : Math.max(1, texts.size() - 1L)).collect(Collectors.joining(", "));
		if (cut) return named + last + (texts.size() - MOST) + " more";
		return texts.size() < 2 ? named : named + last + texts.get(texts.size() - 1);
	}
}
