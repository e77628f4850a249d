package io.github.coverfiji.workflow;

import java.util.List;
import java.util.Set;

import io.github.coverfiji.image.LabelClass;
import io.github.coverfiji.metric.Scoring;

/**
 * Which label images are masks, whose one value but 0 is class 1.
 *
 * @param truths whether the truths are
 * @param predictions whether the predictions are
 * @param named classes with names of their own, once masks are class 1
 */
record ComparedMasks(boolean truths, boolean predictions, List<LabelClass> named) {

	/** A class id seldom is as large, where there are no others. */
	private static final int BRIGHT = 100;

	static ComparedMasks of(EvaluatedClasses found, List<LabelClass> named) {
		var inTruth = BinaryMasks.foreground(found.truths());
		var inPrediction = BinaryMasks.foreground(found.predictions());
		var none = new ComparedMasks(false, false, named);
		var names = named.stream().filter(c -> c.id() > 1).toList();
		if (!names.isEmpty() && !(inTruth.equals(Set.of(names.get(0).id())) && Set.of(1).containsAll(inPrediction))) return none;
		var truth = isMask(found.truths(), inTruth);
		var prediction = isMask(found.predictions(), inPrediction);
		if (!truth) inTruth.remove(Scoring.IGNORE);
		if (!truth && !Set.of(1).containsAll(inTruth) || !prediction && !Set.of(1).containsAll(inPrediction)) return none;
		return new ComparedMasks(truth, prediction, names.isEmpty() || !truth ? named
			: List.of(new LabelClass(1, names.get(0).name(), names.get(0).colour())));
	}

	private static boolean isMask(List<Set<Integer>> images, Set<Integer> foreground) {
		return BinaryMasks.are(images, Scoring.IGNORE) && foreground.stream().allMatch(id -> id == 1 || id >= BRIGHT);
	}

	boolean any() {
		return truths || predictions;
	}

	/** One sentence for the log. */
	@Override
	public String toString() {
		return (truths && predictions ? "Truth and prediction are masks" : truths ? "The truth is a mask" : "The prediction is a mask")
			+ ": 0 is taken as background, its other value as class 1.";
	}
}
