package io.github.coverfiji.command;

import ij.measure.ResultsTable;

import io.github.coverfiji.metric.ClassificationScores;
import io.github.coverfiji.metric.Metric;
import io.github.coverfiji.metric.ScoreTable;
import io.github.coverfiji.workflow.ClassificationTable;
import io.github.coverfiji.workflow.FeatureTable;

/** Puts scores into ImageJ's Results table. */
final class Scores {

	private Scores() {}

	/** A row for each image and class, then a row for each mean. */
	static void show(ScoreTable scores) {
		var table = ResultsTable.getResultsTable();
		table.reset();
		for (var score : scores.rows()) {
			table.addRow();
			table.addValue("Image", score.image());
			table.addValue("Class", score.name());
			for (var metric : Metric.values())
				table.addValue(metric.toString(), metric.of(score));
		}
		for (var mean : scores.means()) {
			table.addRow();
			table.addValue("Image", "mean");
			table.addValue("Class", mean.name());
			for (var metric : Metric.values())
				table.addValue(metric.toString(), mean.of(metric).value());
		}
		table.show("Results");
	}

	/** A row for each level of a model's features, then one of all joined. */
	static void show(FeatureTable features) {
		var table = ResultsTable.getResultsTable();
		table.reset();
		for (var row : features.rows()) {
			table.addRow();
			table.addValue("Level", row.level());
			table.addValue("Features", row.features());
			for (int f = 0; f < FeatureTable.FIGURES.size(); f++)
				table.addValue(FeatureTable.FIGURES.get(f), row.figures().get(f));
		}
		table.show("Results");
	}

	/** A row for each number with its confidence interval; those over all classes first. */
	static void show(ClassificationScores scores) {
		var table = ResultsTable.getResultsTable();
		table.reset();
		for (var score : scores.rows()) {
			table.addRow();
			table.addValue("Measure", score.measure());
			table.addValue("Class", score.name());
			table.addValue("Value", score.value());
			table.addValue("Low", score.interval().low());
			table.addValue("High", score.interval().high());
			table.addValue("Images", score.images());
		}
		table.show("Results");
	}

	/** A row for each image: the class decided for, and the probability of each class. */
	static void show(ClassificationTable classified) {
		var table = ResultsTable.getResultsTable();
		table.reset();
		for (var image : classified.images()) {
			table.addRow();
			table.addValue("Image", image.name());
			table.addValue("Class", classified.decided(image));
			for (int c = 0; c < classified.classes().size(); c++)
				table.addValue("P(" + classified.classes().get(c) + ")", image.scores()[c]);
		}
		table.show("Results");
	}
}
