package io.github.coverfiji.workflow;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.LabelClass;
import io.github.coverfiji.image.LabelClasses;
import io.github.coverfiji.metric.Score;
import io.github.coverfiji.metric.ScoreCsv;
import io.github.coverfiji.metric.ScoreTable;
import io.github.coverfiji.metric.Scoring;
import io.github.coverfiji.task.AtomicFile;
import io.github.coverfiji.task.Progress;

/**
 * Measures predicted against true label images: a row for each plane or volume and class. Distances have the unit of
 * the images' voxel size; an image without one takes its partner's.
 *
 * <p>Scored are all class ids that occur somewhere. Voxels whose truth is 255 take no part. Masks, such as of 0 and 255, are
 * classes 0 and 1, where both sides have two classes at most. All labels are read twice.
 */
public final class Evaluation {

	private static final String OBJECTS = "The truth seems to number objects: each number is scored as a class of its own, though an"
		+ " object seldom has the same number in the prediction. Make both masks to score object against background.";

	private final EvaluationSettings settings;

	/** @param settings how to evaluate */
	public Evaluation(EvaluationSettings settings) {
		this.settings = settings;
	}

	/**
	 * @param truth true class ids
	 * @param prediction predicted class ids of the same image
	 * @param progress hears of each sample; may cancel
	 * @return the scores; also written if the settings name a file
	 * @throws io.github.coverfiji.task.InputException if the images do not fit or are no label images
	 */
	public ScoreTable run(CalibratedImage truth, CalibratedImage prediction, Progress progress) {
		return run(ImagePairs.of(truth, prediction), List.of(), progress);
	}

	/**
	 * @param truth an image file or a folder; a file {@code classes.csv} there or beside the folder names the classes
	 * @param prediction an image file or a folder; files of folders are matched by name, without ending
	 * @param progress hears of each sample, and of predictions without truth; may cancel
	 * @return the scores; also written if the settings name a file
	 * @throws io.github.coverfiji.task.InputException if a truth has no prediction, or images do not fit
	 */
	public ScoreTable run(Path truth, Path prediction, Progress progress) {
		var pairs = ImagePairs.open(truth, prediction, progress);
		var folder = Files.isDirectory(truth) ? truth : truth.toAbsolutePath().getParent();
		return run(pairs, LabelClasses.besides(folder).map(Evaluation::named).orElse(List.of()), progress);
	}

	/** A table's gaps are filled with unnamed classes: those count only where they occur. */
	private static List<LabelClass> named(LabelClasses classes) {
		return classes.classes().stream().filter(c -> !c.equals(LabelClass.unnamed(c.id()))).toList();
	}

	private ScoreTable run(ImagePairs given, List<LabelClass> named, Progress progress) {
		checkAll(given, progress);
		var dimension = Dimension.of(settings.dimension(), given.truth(), progress);
		var found = EvaluatedClasses.of(given, dimension, progress);
		var masks = ComparedMasks.of(found, named);
		if (masks.any()) progress.log(masks.toString());
		if (found.objects() && named.isEmpty()) progress.log(OBJECTS);
		var pairs = given.masked(masks.truths(), masks.predictions());
		var scoring = found.masked(masks).scoring(masks.named());
		if (scoring.ignore().isPresent())
			progress.log("Voxels whose truth is " + Scoring.IGNORE + " take no part: nobody labelled them.");
		var table = new ScoreTable(scores(pairs, dimension, scoring, progress));
		if (!settings.output().isBlank()) write(table, Path.of(settings.output()));
		return table;
	}

	private static void checkAll(ImagePairs pairs, Progress progress) {
		var stage = progress.stage("Checking sizes", pairs.count());
		var units = new TreeSet<String>();
		for (var i = 0; i < pairs.count(); i++) {
			units.add(pairs.get(i).truth().calibration().unit());
			stage.reached(i + 1);
		}
		if (units.size() > 1) progress.log("Distances have different units (" + String.join(", ", units)
			+ "), so their means mean nothing: set the same unit in all images (Image > Properties).");
	}

	private static List<Score> scores(ImagePairs pairs, int dimension, Scoring scoring, Progress progress) {
		var rows = new ArrayList<Score>();
		var stage = progress.stage("Evaluating", pairs.count());
		for (var i = 0; i < pairs.count(); i++) {
			for (var sample : pairs.get(i).samples(dimension))
				rows.addAll(scoring.score(sample.truth().name(), sample.trueMap(dimension), sample.predictedMap(dimension),
					progress));
			stage.reached(i + 1);
		}
		return rows;
	}

	private static void write(ScoreTable table, Path csv) {
		AtomicFile.write(csv, part -> Files.writeString(part, ScoreCsv.rows(table)));
		var name = csv.getFileName().toString().replaceFirst("(?i)\\.csv$", "");
		AtomicFile.write(csv.resolveSibling(name + "-means.csv"), part -> Files.writeString(part, ScoreCsv.means(table)));
	}
}
