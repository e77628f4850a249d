package io.github.coverfiji.workflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.github.coverfiji.image.LabelClass;
import io.github.coverfiji.label.LabelSurvey;
import io.github.coverfiji.metric.LabelMap;
import io.github.coverfiji.metric.Scoring;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/**
 * Which class ids occur in truths and predictions, and so which classes to score.
 *
 * @param truths ids that each truth holds
 * @param predictions ids that each prediction holds
 * @param objects whether the truths seem to number objects
 */
record EvaluatedClasses(List<Set<Integer>> truths, List<Set<Integer>> predictions, boolean objects) {

	private static final String LOOKING = "Looking at labels";

	/** Reads all labels once. */
	static EvaluatedClasses of(ImagePairs pairs, int dimension, Progress progress) {
		var found = new EvaluatedClasses(new ArrayList<>(), new ArrayList<>(), false);
		var survey = new LabelSurvey();
		var stage = progress.stage(LOOKING, pairs.count());
		for (var i = 0; i < pairs.count(); i++) {
			var truth = new BitSet();
			var prediction = new BitSet();
			for (var sample : pairs.get(i).samples(dimension)) {
				progress.check(LOOKING);
				var map = sample.trueMap(dimension);
				look(map, i, survey);
				for (var id : map.classes()) truth.set(id);
				for (var id : sample.predictedMap(dimension).classes()) prediction.set(id);
			}
			found.truths.add(set(truth));
			found.predictions.add(set(prediction));
			stage.reached(i + 1);
		}
		return new EvaluatedClasses(found.truths, found.predictions, NumberedObjects.sure(survey));
	}

	private static void look(LabelMap map, int image, LabelSurvey survey) {
		var width = map.size()[map.size().length - 1];
		var plane = map.size()[map.size().length - 2] * width;
		try (var reading = survey.read(image, "", map.size().length == 3)) {
			for (var from = 0; from < map.classes().length; from += plane)
				reading.add(Arrays.copyOfRange(map.classes(), from, from + plane), width);
		}
	}

	private static Set<Integer> set(BitSet ids) {
		return ids.stream().boxed().collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * Every id that occurs is scored, and every named one. The id 255 means "nobody labelled this" where a truth holds it
	 * and it has no name.
	 *
	 * @param named classes with names of their own
	 * @throws InputException if a truth looks like a mask of 0 and 255, whose foreground would be ignored
	 */
	Scoring scoring(List<LabelClass> named) {
		var names = new TreeMap<Integer, String>();
		truths.forEach(ids -> ids.forEach(id -> names.put(id, LabelClass.unnamed(id).name())));
		var inTruth = Set.copyOf(names.keySet());
		predictions.forEach(ids -> ids.forEach(id -> names.put(id, LabelClass.unnamed(id).name())));
		named.forEach(c -> names.put(c.id(), c.name()));
		var ignored = inTruth.contains(Scoring.IGNORE) && named.stream().noneMatch(c -> c.id() == Scoring.IGNORE);
		if (!ignored) return new Scoring(names, OptionalInt.empty());
		if (inTruth.stream().allMatch(id -> id == 0 || id == Scoring.IGNORE)) throw new InputException(
			"Cannot measure against this truth", "its only values are 0 and 255, but the predictions have other classes than two",
			"make the classes of the truth's image those of the prediction, or name 255 in a file classes.csv beside the"
				+ " truth with the lines id,name and 255,foreground");
		names.remove(Scoring.IGNORE);
		return new Scoring(names, OptionalInt.of(Scoring.IGNORE));
	}

	/** @return the ids once masks are class 1 */
	EvaluatedClasses masked(ComparedMasks masks) {
		return new EvaluatedClasses(masks.truths() ? binary(truths) : truths, masks.predictions() ? binary(predictions) : predictions,
			objects);
	}

	private static List<Set<Integer>> binary(List<Set<Integer>> images) {
		return images.stream().<Set<Integer>> map(ids -> ids.stream().map(id -> Math.min(id, 1))
			.collect(Collectors.toCollection(TreeSet::new))).toList();
	}
}
