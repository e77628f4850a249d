package io.github.coverfiji.workflow;

import java.util.ArrayList;
import java.util.Set;

import io.github.coverfiji.engine.ScriptModule;
import io.github.coverfiji.metric.ScoredImage;
import io.github.coverfiji.metric.ScoredImages;
import io.github.coverfiji.task.Progress;

/** Judges a classifier by the images kept aside. */
final class ClassJudge implements Validation.Judge {

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
	public Verdict judge(ScriptModule network) {
		var images = plan.images();
		var prediction = ClassPrediction.of(network, plan.card());
		var scored = new ArrayList<ScoredImage>();
		for (int image : plan.aside().stream().sorted().toList()) {
			progress.check("Validation");
			var samples = plan.samples().of(Set.of(image)).stream().map(plan.samples().images()::sample).toList();
			var truth = new boolean[images.classes().size()];
			images.truth().get(image).forEach(label -> truth[label] = true);
			scored.add(ScoredImage.of(images.images().name(image), images.groups().get(image), truth,
				prediction.of(samples, Watching.cancelOf(progress)), images.several()));
		}
		return new ClassVerdict(new ScoredImages(images.classes(), images.several(), scored));
	}
}
