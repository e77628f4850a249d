package io.github.coverfiji.workflow;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.engine.ComputerMemory;
import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.engine.Optimiser;
import io.github.coverfiji.engine.ScriptNode;
import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.network.Backbones;
import io.github.coverfiji.network.ComputeForm;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.train.Run;
import io.github.coverfiji.train.RunFolder;
import io.github.coverfiji.train.RunLock;
import io.github.coverfiji.train.RunRecord;
import io.github.coverfiji.train.Schedule;
import io.github.coverfiji.train.Training;

/**
 * Trains from labels into a run folder, and keeps the model that is best on what was kept aside, else the last one.
 *
 * @param name of the job, such as "Training segmentation"
 * @param plan what was decided
 * @param rate highest learning rate
 * @param computer how the computer is used
 * @param device where to compute
 * @param validations how often what was kept aside is looked at; 0 for at no time, and the last model is kept
 */
record SupervisedTraining(String name, SupervisedPlan plan, double rate, ComputerSettings computer,
	ComputeDevice device, int validations) {

	private static final int VALIDATIONS = 20;

	/** Looks at what was kept aside now and then. */
	SupervisedTraining(String name, SupervisedPlan plan, double rate, ComputerSettings computer, ComputeDevice device) {
		this(name, plan, rate, computer, device, VALIDATIONS);
	}

	/**
	 * @param title of the other training
	 * @param steps of it
	 * @param fresh whether it begins with fresh weights, of the same network
	 * @return another training, which is else the same, and looks at nothing that was kept aside
	 */
	SupervisedTraining shortened(String title, long steps, boolean fresh) {
		return new SupervisedTraining(title, plan.shortened(steps, fresh), rate, computer, device, 0);
	}

	/**
	 * @param record what the run depends on
	 * @param output folder of the run
	 * @param resume whether to go on with the run in that folder
	 * @param progress hears each step
	 * @return numbers of the last steps
	 */
	Map<String, Double> run(RunRecord record, Path output, boolean resume, Progress progress) {
		var objective = plan.objective();
		var plain = plan.network(objective, progress);
		var network = computer.arranged(plain, plan.card().architecture().dimension(), device,
			true, progress);
		if (!device.isCard()) requireMemory(network, progress);
		try (var lock = RunLock.of(output, resume, progress);
			var training = new Training(objective, network.withTensors(heads(plain, output, resume, progress)),
				Schedule.cosine(rate, plan.steps()), Optimiser.Settings.ADAM, device))
		{
			var folder = lock.folder(record);
			if (resume) requireClassesOf(output);
			progress.log(plan + ", " + device.describe() + ".");
			var run = new Run(folder, objective, plan.card());
			if (resume) run.resuming(training);
			if (plan.aside().isEmpty() || validations == 0) run.endingBest();
			else {
				var validation = new Validation(run, plan.steps(), plan.judge(progress), validations, progress);
				if (training.step() > 0) validation.measureIfDue(training);
				run.listening(validation);
			}
			return run.train(name, training, progress);
		}
	}

	/** Labels, or the table that names their classes, may have changed since the run began. */
	private void requireClassesOf(Path output) {
		if (Files.notExists(output.resolve(ModelFile.NAME))) return;
		var before = ModelFile.open(output).card().classes();
		var now = plan.card().classes();
		if (before != null && !before.equals(now)) throw new InputException("Cannot resume the run in '" + output + "'",
			"it began with the classes " + before.legend() + ", but the labels now say " + now.legend(),
			"give the same labels and classes.csv, or choose a new output folder");
	}

	/** A checkpoint has its own. */
	private Map<String, HostTensor> heads(ScriptNode plain, Path output, boolean resume, Progress progress) {
		return resume && RunFolder.hasCheckpoint(output) ? Map.of() : plan.heads(plain, device, progress);
	}

	private void requireMemory(ScriptNode network, Progress progress) {
		var card = plan.card();
		var patch = card.patch().stream().mapToInt(Integer::intValue).toArray();
		new MemoryNeed(MemoryNeed.Work.LABELS, Backbones.of(card.architecture()), patch, plan.batch(),
			computer.memory().equals(ComputerSettings.LOW), ComputeForm.BFLOAT16.isOf(network))
			.require(ComputerMemory.now(), progress);
	}
}
