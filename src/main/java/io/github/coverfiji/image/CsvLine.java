package io.github.coverfiji.image;

import java.util.ArrayList;
import java.util.List;

/** One line of comma-separated text (RFC 4180 without line breaks inside cells). */
public final class CsvLine {

	private CsvLine() {}

	/** @return the cells without quotes and outer blanks; {@code ""} inside quotes is one quote */
	public static List<String> cells(String line) {
		var cells = new ArrayList<String>();
		var cell = new StringBuilder();
		var quoted = false;
		for (var i = 0; i < line.length(); i++) {
			var c = line.charAt(i);
			if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
				cell.append(c);
				i++;
			}
			else if (c == '"') quoted = !quoted;
			else if (c == ',' && !quoted) {
				cells.add(cell.toString().strip());
				cell.setLength(0);
			}
			else cell.append(c);
		}
		cells.add(cell.toString().strip());
		return cells;
	}
}
