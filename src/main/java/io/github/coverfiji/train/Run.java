package io.github.coverfiji.train;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.coverfiji.method.Objective;
import io.github.coverfiji.model.ModelCard;
import io.github.coverfiji.task.CancelledException;
import io.github.coverfiji.task.Progress;

/**
 * Trains into a run folder: a row of the log every few steps, a checkpoint before the first step, every minute, at the
 * end, and when cancelled. So the folder is valid whenever the run is stopped. No checkpoint is written after a step that
 * was skipped, but at the end.
 */
public final class Run {

	private static final int GROUP = 10;
	/** Time between two checkpoints: what a kill can cost. */
	public static final Duration BETWEEN_CHECKPOINTS = Duration.ofSeconds(60);

	/** Hears of checkpoints. */
	@FunctionalInterface
	public interface CheckpointListener {

		/** @param training whose state was just saved */
		void saved(Training training);
	}

	private final RunFolder folder;
	private final Objective objective;
	private final ModelCard card;
	private final Duration between;
	private final LogGroup group;
	private final List<TrainingListener> listeners = new ArrayList<>();
	private final List<CheckpointListener> savers = new ArrayList<>();
	private Map<String, Double> last = Map.of();
	private long lastSave = System.nanoTime();

	/**
	 * @param folder where to write
	 * @param objective which reports the numbers
	 * @param card of the models written
	 */
	public Run(RunFolder folder, Objective objective, ModelCard card) {
		this(folder, objective, card, BETWEEN_CHECKPOINTS);
	}

	/**
	 * @param folder where to write
	 * @param objective which reports the numbers
	 * @param card of the models written
	 * @param between two checkpoints at least; zero for one after each step
	 */
	public Run(RunFolder folder, Objective objective, ModelCard card, Duration between) {
		this.between = between;
		this.folder = folder;
		this.objective = objective;
		this.card = card;
		group = new LogGroup(objective.results());
	}

	/**
	 * Brings a training, and the log, to where the folder's run stopped.
	 *
	 * @param training of the same network, at its beginning
	 * @return this run
	 * @throws io.github.coverfiji.task.InputException if the checkpoint cannot be read or belongs to another network
	 */
	public Run resuming(Training training) {
		group.restore(folder.restore(training));
		if (training.isDone()) last = folder.log().last();
		return this;
	}

	/** Adds a listener to each step. */
	public Run listening(TrainingListener listener) {
		listeners.add(listener);
		return this;
	}

	/** Adds a listener to each checkpoint. */
	public Run onSave(CheckpointListener listener) {
		savers.add(listener);
		return this;
	}

	/**
	 * @param name what to call it, such as "Pretraining"
	 * @param training which is trained to its end
	 * @param progress hears each step
	 * @return the numbers of the last steps, as in the log
	 * @throws CancelledException if cancelled; the folder is then valid and can be resumed
	 */
	public Map<String, Double> train(String name, Training training, Progress progress) {
		if (training.step() == 0) save(training);
		try {
			training.run(name, progress, this::after);
		}
		catch (CancelledException e) {
			saveIfSound(training);
			throw e;
		}
		save(training);
		if (!last.isEmpty()) objective.doubt(last).ifPresent(progress::log);
		return last;
	}

	private void after(StepReport report, Training training) {
		if (report.isSkipped()) group.skip();
		else group.add(report.results());
		if (training.step() == 1 || training.step() % GROUP == 0 || training.isDone()) log(report, training.step());
		listeners.forEach(listener -> listener.after(report, training));
		if (System.nanoTime() - lastSave > between.toNanos()) saveIfSound(training);
	}

	/** Weights whose loss is no number may have run away: the last checkpoint is better. */
	private void saveIfSound(Training training) {
		if (training.isSound()) save(training);
	}

	private void log(StepReport report, long step) {
		if (group.isEmpty()) return;
		var row = new LinkedHashMap<>(objective.report(group.take()));
		row.put("rate", report.rate());
		row.put("norm", report.norm());
		row.putAll(group.takeSkipped());
		folder.log().row(step, row);
		last = row;
	}

	private void save(Training training) {
		folder.save(training, group.tensors(), card);
		savers.forEach(listener -> listener.saved(training));
		lastSave = System.nanoTime();
	}
}
