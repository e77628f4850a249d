package io.github.coverfiji.workflow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.coverfiji.engine.ScriptModule;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.train.Run;
import io.github.coverfiji.train.StepReport;
import io.github.coverfiji.train.Training;
import io.github.coverfiji.train.TrainingListener;
import io.github.coverfiji.train.TrainingLog;
import io.github.coverfiji.view.Draw;

/**
 * Judges a network by images kept aside, now and then during a training, writes the numbers to {@code validation.csv},
 * and keeps the best model as {@code best.pt}.
 */
final class Validation implements TrainingListener {

	/** Measures a network on images kept aside. */
	@FunctionalInterface
	interface Judge {

		/**
		 * @param network in evaluation
		 * @return how it does
		 */
		Verdict judge(ScriptModule network);
	}

	private static final int FEWEST = 5;

	private final Run run;
	private final Judge judge;
	private final long every;
	private final Progress progress;
	private final TrainingLog log;
	private double highest;
	private long measured;

	/**
	 * @param run which is judged; what its folder holds of an earlier part of it counts
	 * @param steps of the whole run
	 * @param judge measures; its numbers of an earlier part of the run are read by their order
	 * @param times how often to measure in the whole run
	 * @param progress hears each result
	 */
	Validation(Run run, long steps, Judge judge, int times, Progress progress) {
		this.run = run;
		this.judge = judge;
		this.progress = progress;
		every = Math.max(1, steps / times);
		log = run.validation();
		highest = log.deciding().max().orElse(-1);
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
		var numbers = rounded(judge.judge(training.module()).numbers());
		log.row(training.step(), numbers);
		measured = training.step();
		double value = numbers.values().iterator().next();
		progress.log(String.format(Locale.ROOT, "Step %d: validation %s%s.", training.step(), described(numbers),
			value > highest ? ", the best so far" : ""));
		if (value > highest) {
			highest = value;
			run.best(training);
		}
	}

	private static String described(Map<String, Double> numbers) {
		return numbers.entrySet().stream().map(entry -> String.format(Locale.ROOT, "%s %.3f", entry.getKey(), entry.getValue()))
			.collect(Collectors.joining(", "));
	}

	/** To what the table holds: a resumed run compares with the same numbers. */
	private static Map<String, Double> rounded(Map<String, Double> numbers) {
		var rounded = new LinkedHashMap<>(numbers);
		rounded.replaceAll((name, value) -> value.isNaN() ? value : Double.valueOf(Math.round(1e6 * value) / 1e6));
		return rounded;
	}
}
