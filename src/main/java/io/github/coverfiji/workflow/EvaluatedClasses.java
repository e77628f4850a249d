package io.github.coverfiji.workflow;

import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;

import io.github.coverfiji.image.LabelClass;
import io.github.coverfiji.metric.Scoring;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/**
 * Which class ids occur in truths and predictions, and so which classes to score.
 *
 * @param inTruth ids that a truth holds
 * @param inPrediction ids that a prediction holds
 */
record EvaluatedClasses(BitSet inTruth, BitSet inPrediction) {

	/** Reads all labels once. */
	static EvaluatedClasses of(ImagePairs pairs, int dimension, Progress progress) {
		var found = new EvaluatedClasses(new BitSet(), new BitSet());
		var stage = progress.stage("Looking at labels", pairs.count());
		for (var i = 0; i < pairs.count(); i++) {
			for (var sample : pairs.get(i).samples(dimension)) {
				progress.check("Looking at labels");
				for (var id : sample.trueMap(dimension).classes()) found.inTruth.set(id);
				for (var id : sample.predictedMap(dimension).classes()) found.inPrediction.set(id);
			}
			stage.reached(i + 1);
		}
		return found;
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
		inTruth.stream().forEach(id -> names.put(id, LabelClass.unnamed(id).name()));
		inPrediction.stream().forEach(id -> names.put(id, LabelClass.unnamed(id).name()));
		named.forEach(c -> names.put(c.id(), c.name()));
		var ignored = inTruth.get(Scoring.IGNORE) && named.stream().noneMatch(c -> c.id() == Scoring.IGNORE);
		if (!ignored) return new Scoring(names, OptionalInt.empty());
		if (inTruth.stream().allMatch(id -> id == 0 || id == Scoring.IGNORE)) throw new InputException(
			"Cannot measure against this truth", "its only values are 0 and 255, and 255 marks voxels that nobody labelled",
			"divide the mask by 255 (Process > Math > Divide) if 255 is a class, or name it in a file classes.csv beside the"
				+ " truth with the lines id,name and 255,foreground");
		names.remove(Scoring.IGNORE);
		return new Scoring(names, OptionalInt.of(Scoring.IGNORE));
	}
}
