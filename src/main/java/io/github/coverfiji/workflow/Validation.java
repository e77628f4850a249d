package io.github.coverfiji.workflow;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import io.github.coverfiji.metric.Overlap;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.train.RunFolder;
import io.github.coverfiji.train.StepReport;
import io.github.coverfiji.train.Training;
import io.github.coverfiji.train.TrainingListener;
import io.github.coverfiji.train.TrainingLog;
import io.github.coverfiji.view.Draw;

/**
 * Measures Dice on labelled images kept aside, now and then during a training, writes it to {@code validation.csv},
 * and keeps the best model as {@code best.pt}.
 */
final class Validation implements TrainingListener {

	private static final int FEWEST = 5;
	private static final String DICE = "dice";

	private final SegmentationPlan plan;
	private final RunFolder folder;
	private final long every;
	private final Progress progress;
	private final TrainingLog log;
	private double highest;
	private long measured;

	/**
	 * @param plan of the training
	 * @param folder of the run; what it holds of an earlier part of the run counts
	 * @param times how often to measure in the whole run
	 * @param progress hears each result
	 */
	Validation(SegmentationPlan plan, RunFolder folder, int times, Progress progress) {
		this.plan = plan;
		this.folder = folder;
		this.progress = progress;
		every = Math.max(1, plan.steps() / times);
		log = folder.validation();
		highest = log.column(DICE).max().orElse(-1);
		measured = (long) log.column("step").max().orElse(0);
	}

	/** @return which of count samples to keep aside; none if there are fewer than five, never all */
	static List<Integer> split(int count, double share, long seed) {
		if (count < FEWEST || share == 0) return List.of();
		var wanted = Math.max(1, Math.min(count - 1, Math.round(share * count)));
		return IntStream.range(0, (int) wanted).map(i -> Draw.shuffled(seed, 0, i, count)).sorted().boxed().toList();
	}

	@Override
	public void after(StepReport report, Training training) {
		measureIfDue(training);
	}

	/**
	 * Measures now and then, once for each such step. To be called on a resumed training too: a cancel during the
	 * measurement leaves the step done, but not measured.
	 */
	void measureIfDue(Training training) {
		var due = training.step() % every == 0 || training.isDone();
		if (!due || training.step() <= measured) return;
		training.module().train(false);
		var dice = rounded(dice(Prediction.of(training.module(), plan.card(), SegmentSettings.DEFAULT)));
		log.row(training.step(), Map.of(DICE, dice));
		measured = training.step();
		progress.log(String.format(Locale.ROOT, "Step %d: validation Dice %.3f%s.", training.step(), dice,
			dice > highest ? ", the best so far" : ""));
		if (dice > highest) {
			highest = dice;
			folder.saveBest(training, plan.card());
		}
	}

	/** To what the table holds: a resumed run compares with the same numbers. */
	private static double rounded(double dice) {
		return Math.round(1e6 * dice) / 1e6;
	}

	/** Mean over the classes but background; voxels are counted over all images first. */
	private double dice(Prediction prediction) {
		var counts = new TreeMap<Integer, Overlap>();
		for (int index : plan.aside()) {
			progress.check("Validation");
			var sample = plan.samples().images().sample(plan.samples().place(index));
			prediction.slabs(sample, Progress.SILENT, (start, slab) -> {
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
