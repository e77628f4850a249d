package io.github.coverfiji.workflow;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.engine.Optimiser;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.train.Run;
import io.github.coverfiji.train.RunLock;
import io.github.coverfiji.train.RunRecord;
import io.github.coverfiji.train.Schedule;
import io.github.coverfiji.train.Training;

/** Trains a segmentation from labelled images, one of them being enough, into a run folder. */
public final class SegmentationTraining {

	private static final int VALIDATIONS = 20;

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
		var device = ComputeDevice.of(settings.device());
		var plan = new SegmentationPlan(settings, images, progress);
		var objective = plan.objective();
		var network = plan.network(objective, progress);
		var data = List.of(Fingerprint.of(images.images()), Fingerprint.of(images.labels()));
		var record = RunRecord.of(settings, data, device);
		try (var lock = RunLock.of(output, resume, progress);
			var training = new Training(objective, network, Schedule.cosine(settings.rate(), plan.steps()),
				Optimiser.Settings.ADAM, device))
		{
			var folder = lock.folder(record);
			progress.log(plan + ", " + device.describe() + ".");
			var run = new Run(folder, objective, plan.card());
			if (resume) run.resuming(training);
			if (!plan.aside().isEmpty()) {
				var validation = new Validation(plan.card(), plan.steps(), new DiceJudge(plan, progress), folder,
					VALIDATIONS, progress);
				if (training.step() > 0) validation.measureIfDue(training);
				run.listening(validation);
			}
			var numbers = run.train("Training segmentation", training, progress);
			if (plan.aside().isEmpty()) folder.saveBest(training, plan.card());
			return numbers;
		}
	}
}
