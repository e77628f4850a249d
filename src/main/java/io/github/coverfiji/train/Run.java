package io.github.coverfiji.train;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
	public static final Duration BETWEEN_CHECKPOINTS = Patience.USUAL.between();

	/** Makes a picture of a training. */
	@FunctionalInterface
	public interface Picture {

		/**
		 * @param training between two steps; to be looked at now
		 * @return writes what was seen; none if there is nothing to see
		 */
		Optional<RunFile.Content> of(Training training);
	}

	private final RunFolder folder;
	private final Objective objective;
	private final ModelCard card;
	private final LogGroup group;
	private final List<TrainingListener> listeners = new ArrayList<>();
	private final Map<RunFile, TrainingLog> tables = new EnumMap<>(RunFile.class);
	private final Saving saving;
	private Picture picture = training -> Optional.empty();
	private boolean endsBest;
	private Map<String, Double> last = Map.of();

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
	 * @param between two checkpoints at least; zero for one after another
	 */
	public Run(RunFolder folder, Objective objective, ModelCard card, Duration between) {
		this(folder, objective, card, Patience.USUAL.every(between), Refuge.USUAL);
	}

	/**
	 * @param patience how often to save and to try
	 * @param refuge where a run goes that cannot be saved
	 */
	Run(RunFolder folder, Objective objective, ModelCard card, Patience patience, Refuge refuge) {
		this.folder = folder;
		saving = new Saving(folder, patience, refuge);
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

	/** Adds a picture, {@code preview.png}, to each checkpoint. */
	public Run showing(Picture seen) {
		picture = seen;
		return this;
	}

	/** Keeps the last weights as the best ones: for a run that judges none. */
	public Run endingBest() {
		endsBest = true;
		return this;
	}

	/** @return the results on images kept aside, those of an earlier part of the run among them; rows are written soon */
	public TrainingLog validation() {
		return tables.computeIfAbsent(RunFile.VALIDATION, file -> folder.validation());
	}

	/** Keeps the present weights as the best so far; they are written soon. */
	public void best(Training training) {
		saving.put(RunFile.BEST, Checkpoint.model(training, card));
	}

	/**
	 * A disk that refuses does not stop it, but at the beginning and, after tries, at the end.
	 *
	 * @param name what to call it, such as "Pretraining"
	 * @param training which is trained to its end
	 * @param progress hears each step
	 * @return the numbers of the last steps, as in the log
	 * @throws CancelledException if cancelled; the folder is then valid and can be resumed
	 * @throws io.github.coverfiji.task.InputException if the folder cannot be written to; it says where the last good
	 *            checkpoint is
	 */
	public Map<String, Double> train(String name, Training training, Progress progress) {
		try (saving) {
			tables.put(RunFile.LOG, folder.log());
			saving.begin(training.step(), () -> checkpoint(training), progress);
			train(training, name, progress);
			if (endsBest) best(training);
			saving.end(() -> checkpoint(training), false, progress);
		}
		if (!last.isEmpty()) objective.doubt(last).ifPresent(progress::log);
		return last;
	}

	private void train(Training training, String name, Progress progress) {
		try {
			training.run(name, progress, (report, running) -> after(report, running, progress));
		}
		catch (CancelledException e) {
			if (training.isSound()) saving.end(() -> checkpoint(training), true, progress);
			throw e;
		}
	}

	private void after(StepReport report, Training training, Progress progress) {
		if (report.isSkipped()) group.skip();
		else group.add(report.results());
		if (training.step() == 1 || training.step() % GROUP == 0 || training.isDone()) log(report, training.step());
		listeners.forEach(listener -> listener.after(report, training));
		// Weights whose loss is no number may have run away: the last checkpoint is better.
		if (training.isSound()) saving.go(() -> checkpoint(training), progress);
	}

	private void log(StepReport report, long step) {
		if (group.isEmpty()) return;
		var row = new LinkedHashMap<>(objective.report(group.take()));
		row.put("rate", report.rate());
		row.put("norm", report.norm());
		row.putAll(group.takeSkipped());
		tables.get(RunFile.LOG).row(step, row);
		tables.forEach((file, table) -> saving.put(file, table::writeTo));
		last = row;
	}

	private Checkpoint checkpoint(Training training) {
		var checkpoint = Checkpoint.of(training, group.tensors(), card);
		tables.forEach((file, table) -> checkpoint.files().put(file, table::writeTo));
		picture.of(training).ifPresent(content -> checkpoint.files().put(RunFile.PREVIEW, content));
		return checkpoint;
	}
}
