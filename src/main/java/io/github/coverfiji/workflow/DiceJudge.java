package io.github.coverfiji.workflow;

import java.util.Map;
import java.util.TreeMap;

import io.github.coverfiji.engine.ScriptModule;
import io.github.coverfiji.image.TileLimit;
import io.github.coverfiji.metric.Overlap;
import io.github.coverfiji.task.Progress;

/**
 * Judges a segmentation by the Dice of the labelled images kept aside.
 *
 * @param plan of the training
 * @param progress may cancel
 */
record DiceJudge(SegmentationPlan plan, Progress progress) implements Validation.Judge {

	@Override
	public Map<String, Double> judge(ScriptModule network) {
		var dice = dice(Prediction.of(network, plan.card(), SegmentSettings.DEFAULT, new TileLimit()));
		return Map.of("dice", dice);
	}

	/** Mean over the classes but background; voxels are counted over all images first. */
	private double dice(Prediction prediction) {
		var counts = new TreeMap<Integer, Overlap>();
		for (int index : plan.aside()) {
			progress.check("Validation");
			var sample = plan.samples().images().sample(plan.samples().place(index));
			prediction.slabs(sample, Watching.cancelOf(progress), (start, slab) -> {
				var found = Prediction.classes(slab);
				var truth = plan.samples().truth(index, start, slab.size());
				for (int id = 1; id < plan.classCount(); id++)
					counts.merge(id, count(truth, found, id), Overlap::plus);
			});
		}
		return counts.values().stream().mapToDouble(Overlap::dice).filter(Double::isFinite).average().orElse(0);
	}

	private Overlap count(int[] truth, int[] found, int id) {
		return Overlap.count(truth.length, i -> truth[i] == id, i -> found[i] == id && truth[i] != plan.ignore());
	}
}
