package io.github.coverfiji.metric;

import java.util.Arrays;
import java.util.stream.Stream;

/**
 * A {@link ScoreTable} as comma-separated text (RFC 4180, but lines end with a line feed). Numbers have a point and
 * all digits, in every locale; absent numbers are {@code NaN}, missed ones {@code Infinity}.
 */
public final class ScoreCsv {

	private ScoreCsv() {}

	/**
	 * @param table what was measured
	 * @return a line for each image and class: {@code Image,Label,Class,Dice,IoU,Precision,Recall,HD95,ASSD}
	 */
	public static String rows(ScoreTable table) {
		var metrics = Arrays.asList(Metric.values());
		var title = Stream.concat(Stream.of("Image", "Label", "Class"), metrics.stream());
		return CsvText.of(title, table.rows().stream().map(row -> Stream.concat(
			Stream.of(row.image(), row.label(), row.name()), metrics.stream().map(metric -> metric.of(row)))));
	}

	/**
	 * @param table what was measured
	 * @return a line for each class (then over classes, without label) and metric:
	 *         {@code Label,Class,Metric,Mean,Counted,Missed}
	 */
	public static String means(ScoreTable table) {
		var title = Stream.of("Label", "Class", "Metric", "Mean", "Counted", "Missed");
		return CsvText.of(title, table.means().stream().flatMap(row -> row.means().entrySet().stream().map(entry -> {
			var label = row.label().isPresent() ? row.label().getAsInt() : "";
			var mean = entry.getValue();
			return Stream.of(label, row.name(), entry.getKey(), mean.value(), mean.counted(), mean.missed());
		})));
	}
}
