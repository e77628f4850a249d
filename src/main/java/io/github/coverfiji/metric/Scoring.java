package io.github.coverfiji.metric;

import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;

import io.github.coverfiji.task.CancelledException;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/**
 * Compares predicted with true classes.
 *
 * <p>Voxels whose truth is the ignore value take no part: they belong to no class, in truth and prediction alike, and
 * so a class also has an edge where it meets them. An axis of one voxel makes every voxel an edge; give flat images
 * without that axis.
 *
 * @param classes id and name of each class to score, at least one
 * @param ignore the ignore value, none of the classes; empty if every voxel counts
 */
public record Scoring(SortedMap<Integer, String> classes, OptionalInt ignore) {

	/** The usual ignore value. */
	public static final int IGNORE = 255;

	/**
	 * Keeps a copy of the classes.
	 *
	 * @throws InputException if there is no class, or the ignore value is one
	 */
	public Scoring {
		classes = Collections.unmodifiableSortedMap(new TreeMap<>(classes));
		if (classes.isEmpty())
			throw new InputException("Cannot measure", "there are no classes", "name at least one class");
		if (ignore.isPresent() && classes.containsKey(ignore.getAsInt()))
			throw new InputException("Cannot measure class " + ignore.getAsInt(), "this is the ignore value",
				"give another ignore value, or none");
	}

	/**
	 * Cost: time grows as classes times voxels times axes; memory, beside the maps, is 12 bytes for each voxel of the
	 * box around one class.
	 *
	 * @param image name of the image, for the rows and messages
	 * @param truth the true classes
	 * @param prediction the predicted classes, with the same size and spacing
	 * @param progress asked several times for each class whether to go on
	 * @return a row for each class, by class id
	 * @throws InputException if size or spacing differ
	 * @throws CancelledException if the user asked to stop
	 */
	public List<Score> score(String image, LabelMap truth, LabelMap prediction, Progress progress) {
		if (!truth.fits(prediction))
			throw new InputException("Cannot measure '" + image + "'",
				"truth has " + truth + ", the prediction " + prediction,
				"give a prediction of the same image, with the same size and voxel size (Image > Properties)");
		return classes.entrySet().stream()
			.map(entry -> score(image, entry.getKey(), entry.getValue(), truth, prediction, progress)).toList();
	}

	private Score score(String image, int label, String name, LabelMap truth, LabelMap prediction, Progress progress) {
		progress.check("Measuring");
		IntPredicate inTruth = index -> truth.classes()[index] == label;
		IntPredicate inPrediction = index -> prediction.classes()[index] == label && counts(truth.classes()[index]);
		var overlap = Overlap.count(truth.classes().length, inTruth, inPrediction);
		var distance = distance(overlap, inTruth, inPrediction, truth, progress);
		return Score.of(image, label, name, overlap, distance);
	}

	private boolean counts(int trueClass) {
		return ignore.isEmpty() || trueClass != ignore.getAsInt();
	}

	private static SurfaceDistance distance(Overlap overlap, IntPredicate inTruth, IntPredicate inPrediction,
		LabelMap map, Progress progress)
	{
		if (!overlap.inTruth() && !overlap.inPrediction()) return SurfaceDistance.NOTHING;
		if (!overlap.inTruth() || !overlap.inPrediction()) return SurfaceDistance.MISSED;
		progress.check("Measuring distances");
		var grid = new Grid(map.size());
		var box = grid.around(inTruth.or(inPrediction));
		var truth = Mask.within(grid, box, inTruth);
		progress.check("Measuring distances");
		var prediction = Mask.within(grid, box, inPrediction);
		return SurfaceDistance.between(truth, prediction, map.spacing(), progress);
	}
}
