package io.github.coverfiji.bench;

import java.util.List;

/**
 * One line of the results.
 *
 * @param work what was measured
 * @param figure the number that counts, with its unit unless it is a ratio
 * @param from what it was computed from, and how far the turns were apart
 */
record Finding(String work, String figure, String from) {

	/** @return a table in Markdown, with a line break at its end */
	static String table(List<Finding> findings) {
		var table = new StringBuilder("| work | figure | from |\n|---|---|---|\n");
		for (var finding : findings)
			table.append("| ").append(String.join(" | ", finding.work, finding.figure, finding.from)).append(" |\n");
		return table.toString();
	}
}
