package io.github.coverfiji.metric;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Images with true and decided classes, and how well the two agree. What cannot be judged (a class that no image has, or
 * every image) is NaN and left out of means over classes.
 *
 * @param classes names of the classes
 * @param several whether an image may have any number of classes, none included; else each has exactly one
 * @param images what was scored
 */
public record ScoredImages(List<String> classes, boolean several, List<ScoredImage> images) {

	/** Keeps copies of the lists. */
	public ScoredImages {
		classes = List.copyOf(classes);
		images = List.copyOf(images);
	}

	/** @return other images of the same classes */
	ScoredImages with(List<ScoredImage> others) {
		return new ScoredImages(classes, several, others);
	}

	/** @return number of images of a class */
	public int count(int label) {
		return (int) images.stream().filter(image -> image.truth()[label]).count();
	}

	/**
	 * Area under the ROC curve of one class against all others: the probability that an image of the class has a higher
	 * score than one that is not of it, equal scores counting half (midranks).
	 *
	 * @param label place of the class
	 * @return 0 … 1
	 */
	public double auc(int label) {
		return auc(sorted(label, true), sorted(label, false));
	}

	/** @return mean over the classes of {@link #auc(int)}, each class alike */
	public double auc() {
		return mean(this::auc);
	}

	/**
	 * @param label place of the class
	 * @return share of the images of the class that were decided to be of it, 0 … 1
	 */
	public double sensitivity(int label) {
		return share(image -> image.truth()[label], image -> image.decided()[label]);
	}

	/**
	 * @param label place of the class
	 * @return share of the images not of the class that were decided not to be of it, 0 … 1
	 */
	public double specificity(int label) {
		return share(image -> !image.truth()[label], image -> !image.decided()[label]);
	}

	/**
	 * Each class weighs the same, however many images it has.
	 *
	 * @return mean over the classes of the sensitivity; where images may have several classes, of the mean of sensitivity
	 *         and specificity
	 */
	public double balancedAccuracy() {
		return mean(several ? label -> (sensitivity(label) + specificity(label)) / 2 : this::sensitivity);
	}

	/** @return share of the images whose decided classes are exactly the true ones, 0 … 1 */
	public double accuracy() {
		return share(image -> true, image -> Arrays.equals(image.truth(), image.decided()));
	}

	private double[] sorted(int label, boolean truth) {
		return images.stream().filter(image -> image.truth()[label] == truth).mapToDouble(image -> image.scores()[label])
			.sorted().toArray();
	}

	/** Both sorted; goes through them once. */
	private static double auc(double[] positive, double[] negative) {
		double won = 0;
		int below = 0, upTo = 0;
		for (var score : positive) {
			while (below < negative.length && negative[below] < score) below++;
			while (upTo < negative.length && negative[upTo] <= score) upTo++;
			won += (below + upTo) / 2.0;
		}
		return won / ((double) positive.length * negative.length);
	}

	private double mean(IntToDoubleFunction ofClass) {
		return IntStream.range(0, classes.size()).mapToDouble(ofClass).filter(Double::isFinite).average().orElse(Double.NaN);
	}

	private double share(Predicate<ScoredImage> among, Predicate<ScoredImage> right) {
		return images.stream().filter(among).mapToInt(image -> right.test(image) ? 1 : 0).average().orElse(Double.NaN);
	}
}
