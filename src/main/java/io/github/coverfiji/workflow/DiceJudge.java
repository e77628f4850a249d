package io.github.coverfiji.workflow;

import java.util.List;
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
	public Verdict judge(ScriptModule network) {
		var prediction = Prediction.of(network, plan.card(), SegmentSettings.DEFAULT, new TileLimit());
		var names = new TreeMap<Integer, String>();
		var counts = new TreeMap<Integer, Map<Integer, Overlap>>();
		for (int index : plan.aside()) {
			progress.check("Validation");
			var place = plan.samples().place(index);
			var image = plan.samples().images().image(place);
			names.put(image, plan.samples().images().name(place));
			count(prediction, index, counts.computeIfAbsent(image, i -> new TreeMap<>()));
		}
		return new DiceVerdict(plan.classNames(), List.copyOf(names.values()), List.copyOf(counts.values()));
	}

	private void count(Prediction prediction, int index, Map<Integer, Overlap> counts) {
		var sample = plan.samples().images().sample(plan.samples().place(index));
		prediction.slabs(sample, Watching.cancelOf(progress), (start, slab) -> {
			var found = Prediction.classes(slab);
			var truth = plan.samples().truth(index, start, slab.size());
			for (int id = 1; id < plan.classCount(); id++)
				counts.merge(id, count(truth, found, id), Overlap::plus);
		});
	}

	private Overlap count(int[] truth, int[] found, int id) {
		return Overlap.count(truth.length, i -> truth[i] == id, i -> found[i] == id && truth[i] != plan.ignore());
	}
}
