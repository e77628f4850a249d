package io.github.coverfiji.workflow.experiment;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.coverfiji.metric.ScoredImage;
import io.github.coverfiji.metric.ScoredImages;

/** What is measured on the images kept for testing. */
enum Measure {

	/** Of each image and class the Dice over all its voxels; mean over the images, then over the classes but background. */
	DICE("Dice", "Dice") {

		@Override
		double of(TestScores scores, int[] images) {
			return IntStream.range(1, scores.classes().size()).mapToDouble(label -> Arrays.stream(images)
				.mapToDouble(image -> scores.values()[image][label]).filter(Double::isFinite).average().orElse(Double.NaN))
				.filter(Double::isFinite).average().orElse(Double.NaN);
		}

		@Override
		Map<String, Double> numbers(TestScores scores) {
			return Map.of(title(), scores.value());
		}
	},
	/** Of each image and class its probability; area under the ROC curve, mean over the classes. */
	AUC("AUC", "Probability") {

		@Override
		double of(TestScores scores, int[] images) {
			return scored(scores, images).auc();
		}

		@Override
		Map<String, Double> numbers(TestScores scores) {
			var scored = scored(scores, IntStream.range(0, scores.images().size()).toArray());
			var numbers = new LinkedHashMap<String, Double>();
			numbers.put(title(), scored.auc());
			numbers.put("Balanced accuracy", scored.balancedAccuracy());
			numbers.put("Accuracy", scored.accuracy());
			return numbers;
		}
	};

	private final String title;
	private final String each;

	Measure(String title, String each) {
		this.title = title;
		this.each = each;
	}

	/** @return name of the number that decides */
	String title() {
		return title;
	}

	/** @return name of the value of an image and class */
	String each() {
		return each;
	}

	/**
	 * @param scores of all images
	 * @param images places of those that count, some perhaps several times
	 * @return the number that decides, the larger the better; NaN if there is nothing to judge
	 */
	abstract double of(TestScores scores, int[] images);

	/** @return numbers of all images by name, that which decides first */
	abstract Map<String, Double> numbers(TestScores scores);

	private static ScoredImages scored(TestScores scores, int[] images) {
		var scored = Arrays.stream(images).mapToObj(i -> ScoredImage.of(scores.images().get(i), scores.units().get(i),
			scores.truth()[i], scores.values()[i], false)).toList();
		return new ScoredImages(List.copyOf(scores.classes()), false, scored);
	}
}
