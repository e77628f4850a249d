package io.github.coverfiji.metric;

/**
 * True and decided classes of one image.
 *
 * @param image its name
 * @param group what is drawn together in a bootstrap, such as a patient; empty if the image stands for itself
 * @param truth whether each class is true of it
 * @param scores of each class, larger for more likely; all finite
 * @param decided whether each class was decided for
 */
public record ScoredImage(String image, String group, boolean[] truth, double[] scores, boolean[] decided) {

	private static final double EVEN = 0.5;

	/** @throws IllegalArgumentException if the numbers of classes differ */
	public ScoredImage {
		if (truth.length != scores.length || decided.length != scores.length)
			throw new IllegalArgumentException(truth.length + " truths, " + scores.length + " scores, " + decided.length);
	}

	/**
	 * Decides.
	 *
	 * @param image its name
	 * @param group see above
	 * @param truth whether each class is true of it
	 * @param scores of each class
	 * @param several whether an image may have any number of classes: then each is decided for if its score, a probability,
	 *          is at least 0.5; else the class of the highest score is, of equal ones the first
	 * @return the image with its decision
	 */
	public static ScoredImage of(String image, String group, boolean[] truth, double[] scores, boolean several) {
		return new ScoredImage(image, group, truth, scores, decided(scores, several));
	}

	/**
	 * @param scores of each class
	 * @param several see {@link #of}
	 * @return whether each class is decided for
	 */
	public static boolean[] decided(double[] scores, boolean several) {
		var decided = new boolean[scores.length];
		var best = 0;
		for (int c = 0; c < scores.length; c++) {
			decided[c] = several && scores[c] >= EVEN;
			if (scores[c] > scores[best]) best = c;
		}
		if (!several) decided[best] = true;
		return decided;
	}
}
