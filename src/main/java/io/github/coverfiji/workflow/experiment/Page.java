package io.github.coverfiji.workflow.experiment;

import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A page that stands for itself: headings, paragraphs, tables and pictures, all in one text that is HTML and XML. */
final class Page {

	private static final String HEAD = """
		<!DOCTYPE html>
		<html xmlns="http://www.w3.org/1999/xhtml" lang="en">
		<head><meta charset="utf-8"/><title>%s</title><style>
		body { font-family: sans-serif; max-width: 62em; margin: 2em auto; padding: 0 1em; color: #222; line-height: 1.45 }
		table { border-collapse: collapse; margin: 1em 0 }
		th, td { padding: 0.25em 0.8em; border-bottom: 1px solid #ccc; text-align: left; vertical-align: top }
		td.number { text-align: right; white-space: nowrap }
		img { max-width: 100%%; display: block; margin: 1em 0 }
		pre { background: #f3f3f3; padding: 0.8em; white-space: pre-wrap; overflow-wrap: anywhere }
		</style></head>
		<body>
		<h1>%s</h1>
		""";

	private final StringBuilder text;

	/** @param title which is also the first heading */
	Page(String title) {
		text = new StringBuilder(HEAD.formatted(escaped(title), escaped(title)));
	}

	Page heading(String words) {
		return tag("h2", words);
	}

	Page paragraph(String words) {
		return tag("p", words);
	}

	Page code(String words) {
		return tag("pre", words);
	}

	/** Nothing if there are no points. */
	Page list(Collection<String> points) {
		if (points.isEmpty()) return this;
		text.append("<ul>\n");
		points.forEach(point -> tag("li", point));
		text.append("</ul>\n");
		return this;
	}

	/**
	 * @param titles of the columns
	 * @param rows as many cells each; what begins with a digit or sign stands to the right
	 */
	Page table(List<String> titles, List<List<String>> rows) {
		return table(titles, rows, "[+\u2212.0-9].*");
	}

	private Page table(List<String> titles, List<List<String>> rows, String numbers) {
		text.append("<table>\n<tr>");
		titles.forEach(title -> text.append("<th>").append(escaped(title)).append("</th>"));
		text.append("</tr>\n");
		for (var row : rows) {
			text.append("<tr>");
			row.forEach(cell -> text.append(cell.matches(numbers) ? "<td class=\"number\">" : "<td>")
				.append(escaped(cell)).append("</td>"));
			text.append("</tr>\n");
		}
		text.append("</table>\n");
		return this;
	}

	/** A row for each entry. */
	Page table(Map<String, String> entries) {
		return table(List.of("Option", "Value"), entries.entrySet().stream()
			.map(entry -> List.of(entry.getKey(), entry.getValue())).toList(), "");
	}

	/**
	 * @param png the picture
	 * @param words for those who cannot see it
	 */
	Page picture(byte[] png, String words) {
		text.append("<img alt=\"").append(escaped(words)).append("\" src=\"data:image/png;base64,")
			.append(Base64.getEncoder().encodeToString(png)).append("\"/>\n");
		return this;
	}

	private Page tag(String name, String words) {
		text.append('<').append(name).append('>').append(escaped(words)).append("</").append(name).append(">\n");
		return this;
	}

	private static String escaped(String words) {
		return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
			.replaceAll("[\\p{Cntrl}&&[^\n\t]]", "?");
	}

	/** The whole page. */
	@Override
	public String toString() {
		return text + "</body>\n</html>\n";
	}
}
