package io.github.coverfiji.workflow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.model.NamedWeights;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.train.RunRecord;

/** Trains a segmentation from labelled images, one of them being enough, into a run folder. */
public final class SegmentationTraining {

	private final SegmentationSettings settings;
	private final OptionalLong budget;
	private final boolean compare;

	/** @param settings how to train */
	public SegmentationTraining(SegmentationSettings settings) {
		this(settings, OptionalLong.empty(), false);
	}

	private SegmentationTraining(SegmentationSettings settings, OptionalLong budget, boolean compare) {
		this.settings = settings;
		this.budget = budget;
		this.compare = compare;
	}

	/**
	 * @param settings how to train; its epochs play no part
	 * @param steps how many steps to train, whatever the number of images; at least 1
	 * @return a training of so many steps
	 */
	public static SegmentationTraining of(SegmentationSettings settings, long steps) {
		return new SegmentationTraining(settings, OptionalLong.of(steps), false);
	}

	/**
	 * @param wanted whether to check, after the training, if its start helped: two short trainings, from the start and from
	 *           scratch, and a table {@code compare.csv} in the folder of the run
	 * @return the same training with this check; a finished run can be resumed for the check alone
	 * @throws InputException if there is no start, or no image is to be kept aside to judge by
	 */
	public SegmentationTraining comparing(boolean wanted) {
		if (wanted) Comparison.require(settings.start(), settings.validation());
		return new SegmentationTraining(settings, budget, wanted);
	}

	/**
	 * Runs the whole job; a cancelled or killed one can be resumed.
	 *
	 * @param images with label maps; class ids from 0 (background)
	 * @param output folder of the run
	 * @param resume whether to go on with the run in that folder
	 * @param progress hears each step
	 * @return numbers of the last steps
	 * @throws InputException if images, labels, settings or folder do not fit
	 * @throws io.github.coverfiji.task.CancelledException if cancelled; the folder is valid
	 */
	public Map<String, Double> run(LabelledImages images, Path output, boolean resume, Progress progress) {
		var device = ComputeDevice.of(settings.computer().device());
		var plan = new SegmentationPlan(settings, images, budget, progress);
		if (settings.start().isBlank() && budget.isEmpty() && !resume) NearestWeights.sentence(NamedWeights.here(),
			images.images(), plan.samples().images().dimension(), progress).ifPresent(progress::log);
		if (budget.isEmpty()) plan.tellClasses(progress);
		var data = new ArrayList<Object>(List.of(Fingerprint.of(images.images(), progress),
			Fingerprint.of(images.labels(), progress)));
		budget.ifPresent(data::add);
		var training = new SupervisedTraining("Training segmentation", plan, settings.rate(), settings.computer(), device);
		var record = RunRecord.of(settings, data, device);
		return compare ? new Comparison(training, ModelFile.title(settings.start())).run(record, output, resume, progress)
			: training.run(record, output, resume, progress);
	}
}
