package io.github.coverfiji.workflow;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.train.RunRecord;

/** Trains a segmentation from labelled images, one of them being enough, into a run folder. */
public final class SegmentationTraining {

	private final SegmentationSettings settings;

	/** @param settings how to train */
	public SegmentationTraining(SegmentationSettings settings) {
		this.settings = settings;
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
		var plan = new SegmentationPlan(settings, images, progress);
		var data = List.of(Fingerprint.of(images.images(), progress), Fingerprint.of(images.labels(), progress));
		return new SupervisedTraining("Training segmentation", plan, settings.rate(), settings.computer(), device)
			.run(RunRecord.of(settings, data, device), output, resume, progress);
	}
}
