package io.github.coverfiji.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import io.github.coverfiji.engine.ScriptModule;
import io.github.coverfiji.metric.ScoredImage;
import io.github.coverfiji.metric.ScoredImages;
import io.github.coverfiji.task.Progress;

/**
 * Judges a classifier by the images kept aside. What decides is the likelihood, because it also changes where few images
 * leave accuracies as they are: the geometric mean of the probability given to what is true, each class alike.
 */
final class ClassJudge implements Validation.Judge {

	private static final double LEAST = 1e-7;

	private final ClassificationPlan plan;
	private final Progress progress;

	/**
	 * @param plan of the training
	 * @param progress may cancel
	 */
	ClassJudge(ClassificationPlan plan, Progress progress) {
		this.plan = plan;
		this.progress = progress;
	}

	@Override
	public Map<String, Double> judge(ScriptModule network) {
		var images = plan.images();
		var prediction = ClassPrediction.of(network, plan.card());
		var scored = new ArrayList<ScoredImage>();
		for (int image : plan.aside().stream().sorted().toList()) {
			progress.check("Validation");
			var samples = plan.samples().of(Set.of(image)).stream().map(plan.samples().images()::sample).toList();
			var truth = new boolean[images.classes().size()];
			images.truth().get(image).forEach(label -> truth[label] = true);
			scored.add(ScoredImage.of(images.images().name(image), "", truth,
				prediction.of(samples, Watching.cancelOf(progress)), images.several()));
		}
		return numbers(new ScoredImages(images.classes(), images.several(), scored));
	}

	private static Map<String, Double> numbers(ScoredImages scored) {
		var numbers = new LinkedHashMap<String, Double>();
		numbers.put("likelihood", likelihood(scored));
		numbers.put("auc", scored.auc());
		numbers.put("balanced", scored.balancedAccuracy());
		return numbers;
	}

	/** @return 0 … 1; 1 if all is right and sure */
	static double likelihood(ScoredImages scored) {
		var classes = IntStream.range(0, scored.classes().size()).boxed().toList();
		var means = new ArrayList<Double>();
		for (int label : classes) {
			means.add(mean(scored, label, true));
			if (scored.several()) means.add(mean(scored, label, false));
		}
		return Math.exp(finite(means));
	}

	private static double mean(ScoredImages scored, int label, boolean truth) {
		return scored.images().stream().filter(image -> image.truth()[label] == truth)
			.mapToDouble(image -> truth ? image.scores()[label] : 1 - image.scores()[label])
			.map(p -> Math.log(Math.max(LEAST, p))).average().orElse(Double.NaN);
	}

	private static double finite(List<Double> values) {
		return values.stream().mapToDouble(Double::doubleValue).filter(Double::isFinite).average().orElse(Double.NaN);
	}
}
