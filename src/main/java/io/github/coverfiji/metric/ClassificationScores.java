package io.github.coverfiji.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.coverfiji.task.Progress;

/**
 * How good a classification is: over all classes, for each class, and which classes are taken for which.
 *
 * @param rows the numbers, those over all classes first
 * @param confusion the confusion matrix
 */
public record ClassificationScores(List<ClassificationScore> rows, ConfusionMatrix confusion) {

	/** A number of a row that waits for its images. */
	private record Measure(String name, String label, int count, ToDoubleFunction<ScoredImages> value) {}

	/** Keeps a copy of the rows. */
	public ClassificationScores {
		rows = List.copyOf(rows);
	}

	/**
	 * @param images what was scored, at least one
	 * @param bootstrap draws the intervals
	 * @param progress asked now and then whether to go on
	 * @return its scores
	 */
	public static ClassificationScores of(ScoredImages images, Bootstrap bootstrap, Progress progress) {
		var measures = measures(images);
		var intervals = bootstrap.intervals(images, measures.stream().map(Measure::value).toList(), progress);
		var rows = IntStream.range(0, measures.size()).mapToObj(i -> {
			var measure = measures.get(i);
			return new ClassificationScore(measure.name(), measure.label(), measure.value().applyAsDouble(images),
				intervals.get(i), measure.count());
		}).toList();
		return new ClassificationScores(rows, ConfusionMatrix.of(images));
	}

	private static List<Measure> measures(ScoredImages images) {
		var all = images.images().size();
		var measures = new ArrayList<>(List.of(
			new Measure("ROC AUC", ScoreTable.ALL, all, ScoredImages::auc),
			new Measure("Balanced accuracy", ScoreTable.ALL, all, ScoredImages::balancedAccuracy),
			new Measure("Accuracy", ScoreTable.ALL, all, ScoredImages::accuracy)));
		for (int c = 0; c < images.classes().size(); c++) {
			var label = c;
			var name = images.classes().get(c);
			measures.add(new Measure("ROC AUC", name, images.count(c), drawn -> drawn.auc(label)));
			measures.add(new Measure("Sensitivity", name, images.count(c), drawn -> drawn.sensitivity(label)));
			measures.add(new Measure("Specificity", name, images.count(c), drawn -> drawn.specificity(label)));
		}
		return measures;
	}

	/** @return a line for each number: {@code Measure,Class,Value,Low,High,Images} */
	public String csv() {
		return CsvText.of(Stream.of("Measure", "Class", "Value", "Low", "High", "Images"), rows.stream()
			.map(row -> Stream.of(row.measure(), row.name(), row.value(), row.interval().low(), row.interval().high(),
				row.images())));
	}

	/** @return the confusion matrix, a line for each true class under the heading of those decided for */
	public String confusionCsv() {
		return CsvText.of(Stream.concat(Stream.of("True"), confusion.columns().stream()),
			IntStream.range(0, confusion.rows().size()).mapToObj(row -> Stream.concat(Stream.of(confusion.rows().get(row)),
				IntStream.of(confusion.counts()[row]).boxed())));
	}
}
