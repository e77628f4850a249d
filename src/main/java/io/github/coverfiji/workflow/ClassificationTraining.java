package io.github.coverfiji.workflow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.train.RunRecord;

/** Trains a classifier of whole images into a run folder. */
public final class ClassificationTraining {

	private final ClassificationSettings settings;
	private final OptionalLong budget;
	private final boolean compare;

	/** @param settings how to train */
	public ClassificationTraining(ClassificationSettings settings) {
		this(settings, OptionalLong.empty(), false);
	}

	private ClassificationTraining(ClassificationSettings settings, OptionalLong budget, boolean compare) {
		this.settings = settings;
		this.budget = budget;
		this.compare = compare;
	}

	/**
	 * @param settings how to train; its epochs play no part
	 * @param steps how many steps to train, whatever the number of images; at least 1
	 * @return a training of so many steps
	 */
	public static ClassificationTraining of(ClassificationSettings settings, long steps) {
		return new ClassificationTraining(settings, OptionalLong.of(steps), false);
	}

	/**
	 * @param wanted whether to check, after the training, if its start helped: two short trainings, from the start and from
	 *           scratch, and a table {@code compare.csv} in the folder of the run
	 * @return the same training with this check; a finished run can be resumed for the check alone
	 * @throws InputException if there is no start, or no image is to be kept aside to judge by
	 */
	public ClassificationTraining comparing(boolean wanted) {
		if (wanted) Comparison.require(settings.start(), settings.validation());
		return new ClassificationTraining(settings, budget, wanted);
	}

	/**
	 * Runs the whole job; a cancelled or killed one can be resumed.
	 *
	 * @param images with their classes
	 * @param output folder of the run
	 * @param resume whether to go on with the run in that folder
	 * @param progress hears each step
	 * @return numbers of the last steps
	 * @throws InputException if images, settings or folder do not fit
	 * @throws io.github.coverfiji.task.CancelledException if cancelled; the folder is valid
	 */
	public Map<String, Double> run(ClassifiedImages images, Path output, boolean resume, Progress progress) {
		var device = ComputeDevice.of(settings.computer().device());
		var plan = new ClassificationPlan(settings, images, budget, progress);
		var training = new SupervisedTraining("Training classifier", plan, settings.rate(), settings.computer(), device);
		var record = RunRecord.of(settings, data(images, progress), device);
		return compare ? new Comparison(training, ModelFile.title(settings.start())).run(record, output, resume, progress)
			: training.run(record, output, resume, progress);
	}

	private Object data(ClassifiedImages images, Progress progress) {
		var labels = images.classes() + " " + images.truth().stream().map(List::copyOf).map(l -> l.stream().sorted().toList())
			.toList() + " " + images.groups() + " " + images.several();
		var data = new ArrayList<Object>(List.of(Fingerprint.of(images.images(), progress), Integer.toHexString(labels.hashCode())));
		budget.ifPresent(data::add);
		return data;
	}
}
