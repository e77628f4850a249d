package io.github.coverfiji.workflow;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.coverfiji.metric.Bootstrap;
import io.github.coverfiji.metric.ClassificationScores;
import io.github.coverfiji.metric.ScoredImage;
import io.github.coverfiji.metric.ScoredImages;
import io.github.coverfiji.task.AtomicFile;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/**
 * Measures a table of scores against a table of labels. Rows belong together if their files are equal; if they are not,
 * if their names without folder and ending are. Intervals are drawn by image, or by group where the labels have groups.
 */
public final class ClassificationEvaluation {

	private final EvaluationSettings settings;

	/** @param settings the file to write; the dimension plays no part */
	public ClassificationEvaluation(EvaluationSettings settings) {
		this.settings = settings;
	}

	/** @return whether a prediction is a table of scores, by its name */
	public static boolean takes(Path prediction) {
		return CsvTable.named(prediction) && !Files.isDirectory(prediction);
	}

	/**
	 * @param truth CSV table with the columns {@code file}, {@code label} and perhaps {@code group}, or a folder with a
	 *          subfolder for each class
	 * @param prediction CSV table with the column {@code file} and one of scores for each class, as COVER Classify writes it
	 * @param progress hears of images without truth, and the confusion matrix
	 * @return the scores; also written if the settings name a file, with the confusion matrix beside it as
	 *         {@code NAME-confusion.csv}
	 * @throws InputException if an image has no scores, or a label is none of the classes
	 */
	public ClassificationScores run(Path truth, Path prediction, Progress progress) {
		var labels = LabelTable.open(truth, progress);
		var scores = ScoreColumns.of(CsvTable.read(prediction));
		var partners = partners(labels, scores, prediction);
		var left = new HashSet<>(scores.scores().keySet());
		left.removeAll(partners.values());
		if (!left.isEmpty()) progress.log(left.size() + " images of '" + prediction + "' are left out: they have no label.");
		var result = ClassificationScores.of(scored(labels, scores, partners), Bootstrap.DEFAULT, progress);
		progress.log("Images by true class (lines) and the class decided for (columns):\n" + result.confusion());
		if (!settings.output().isBlank()) write(result, Path.of(settings.output()));
		return result;
	}

	private static Map<String, String> partners(LabelTable labels, ScoreColumns scores, Path prediction) {
		var files = labels.rows().stream().map(LabelTable.Row::file).toList();
		if (scores.scores().keySet().containsAll(files)) return files.stream().collect(Collectors.toMap(f -> f, f -> f));
		var names = scores.scores().keySet().stream()
			.collect(Collectors.toMap(ClassificationEvaluation::name, f -> f, ClassificationEvaluation::refuse));
		var missing = files.stream().filter(file -> !names.containsKey(name(file))).toList();
		if (!missing.isEmpty()) throw new InputException("Cannot compare '" + prediction + "' with '" + labels.path() + "'",
			"there are no scores for " + missing.size() + " images, the first is '" + missing.get(0) + "'",
			"classify these images too, or take their rows out of the labels");
		files.stream().collect(Collectors.toMap(ClassificationEvaluation::name, f -> f, ClassificationEvaluation::refuse));
		return files.stream().collect(Collectors.toMap(f -> f, f -> names.get(name(f))));
	}

	private static String refuse(String one, String other) {
		throw new InputException("Cannot match the images by name", "'" + one + "' and '" + other
			+ "' differ only in folder or ending", "write the same files, with their folders, in both tables");
	}

	private static String name(String file) {
		return ImageNames.base(file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1));
	}

	private static ScoredImages scored(LabelTable labels, ScoreColumns scores, Map<String, String> partners) {
		var truths = labels.rows().stream().map(row -> ClassifiedImages.labels(row.label())).toList();
		truths.forEach(truth -> scores.requireKnown(labels.path(), truth));
		var several = scores.several() || truths.stream().anyMatch(truth -> truth.size() != 1);
		var images = new ArrayList<ScoredImage>();
		for (int i = 0; i < truths.size(); i++) {
			var row = labels.rows().get(i);
			images.add(ScoredImage.of(row.file(), row.group(), among(scores.classes(), truths.get(i)),
				scores.scores().get(partners.get(row.file())), several));
		}
		return new ScoredImages(scores.classes(), several, images);
	}

	private static boolean[] among(List<String> classes, Set<String> truth) {
		var one = new boolean[classes.size()];
		truth.forEach(label -> one[classes.indexOf(label)] = true);
		return one;
	}

	private static void write(ClassificationScores scores, Path csv) {
		AtomicFile.write(csv, part -> Files.writeString(part, scores.csv()));
		var name = csv.getFileName().toString().replaceFirst("(?i)\\.csv$", "");
		AtomicFile.write(csv.resolveSibling(name + "-confusion.csv"), part -> Files.writeString(part, scores.confusionCsv()));
	}
}
