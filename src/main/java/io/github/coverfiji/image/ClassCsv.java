package io.github.coverfiji.image;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

import io.github.coverfiji.task.InputException;

/** The table of classes as text: a heading and a line for each class. */
final class ClassCsv {

	private ClassCsv() {}

	/** @param source where the lines come from, for messages */
	static LabelClasses parse(String source, List<String> lines) {
		if (lines.isEmpty() || !lines.get(0).replace("\uFEFF", "").replace(" ", "").matches("id,name(,colou?r)?"))
			throw fault(source, 1, "the first line is not the heading id,name,colour");
		var named = new ArrayList<LabelClass>();
		var seen = new HashSet<Integer>();
		for (var n = 2; n <= lines.size(); n++) {
			if (lines.get(n - 1).isBlank()) continue;
			var next = labelClass(source, n, CsvLine.cells(lines.get(n - 1)));
			if (!seen.add(next.id())) throw fault(source, n, "id " + next.id() + " occurs twice");
			named.add(next);
		}
		if (named.isEmpty()) throw fault(source, 2, "there is no class");
		var all = new ArrayList<>(
			LabelClasses.of(named.stream().mapToInt(LabelClass::id).max().orElseThrow() + 1).classes());
		named.forEach(c -> all.set(c.id(), c));
		return new LabelClasses(all);
	}

	static String text(LabelClasses classes) {
		return classes.classes().stream().map(c -> c.id() + "," + cell(c.name()) + "," + c.colour() + "\n")
			.collect(Collectors.joining("", "id,name,colour\n", ""));
	}

	private static String cell(String text) {
		return text.matches("[^,\"]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
	}

	private static LabelClass labelClass(String source, int line, List<String> cells) {
		try {
			if (cells.size() < 2) throw new IllegalArgumentException("a line needs id and name");
			var id = Integer.parseInt(cells.get(0));
			var given = cells.size() > 2 && !cells.get(2).isBlank();
			return new LabelClass(id, cells.get(1), given ? cells.get(2) : LabelColours.DEFAULT.hex(id));
		}
		catch (IllegalArgumentException e) {
			throw fault(source, line, e.getMessage());
		}
	}

	private static InputException fault(String source, int line, String why) {
		return new InputException("Cannot read the classes '" + source + "'", "line " + line + ": " + why,
			"write a heading id,name,colour and one line per class, such as 1,cortex,#e69f00");
	}
}
