package io.github.coverfiji.metric;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Comma-separated text (RFC 4180, but lines end with a line feed). Numbers have a point and all digits, in every locale. */
public final class CsvText {

	private CsvText() {}

	/**
	 * @param title names of the columns
	 * @param lines the cells of each line
	 * @return the text; a cell with a comma, quote or line break stands in quotes
	 */
	public static String of(Stream<?> title, Stream<? extends Stream<?>> lines) {
		return Stream.concat(Stream.of(title), lines)
			.map(cells -> cells.map(CsvText::cell).collect(Collectors.joining(",", "", "\n")))
			.collect(Collectors.joining());
	}

	private static String cell(Object value) {
		var text = value.toString();
		var plain = Stream.of(",", "\"", "\n", "\r").noneMatch(text::contains);
		return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
	}
}
