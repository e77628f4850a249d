package io.github.coverfiji.workflow;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.task.AtomicFile;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.train.RunFolder;
import io.github.coverfiji.train.RunLock;
import io.github.coverfiji.train.RunRecord;

/**
 * A training with a check behind it whether its start helped: the same training twice, but short, once from the start
 * and once from fresh weights of the same network. Both keep their last weights, and are judged on the images that the
 * run keeps aside. They are runs of their own within the folder of the run, and can be stopped and resumed as such.
 *
 * @param training which has a start
 * @param start its name in sentences
 */
record Comparison(SupervisedTraining training, String start) {

	private static final String WHAT = "Cannot check whether the start helps";
	/** Where the two trainings are within the folder of the run. */
	private static final String FOLDER = "compare";
	private static final String TABLE = "compare.csv";
	/** The check costs half of what the run costs: a part of its steps, twice. */
	private static final int PART = 4;
	private static final long FEWEST = 20;

	/**
	 * @param start of the training
	 * @param validation share of the images to keep aside
	 * @throws InputException if there is nothing to compare, or to judge by
	 */
	static void require(String start, double validation) {
		if (start.isBlank()) throw new InputException(WHAT, "there is no start",
			"choose a pretrained run as start, or compare=false");
		if (validation == 0) throw new InputException(WHAT, "no image is kept aside to judge by",
			"set validation=0.2 or so, or compare=false");
	}

	/**
	 * Trains, then checks. A stop during the check leaves the finished run as it is; resumed, only what is missing of the
	 * check is done.
	 *
	 * @param record what the run depends on
	 * @param output folder of the run
	 * @param resume whether to go on with the run in that folder
	 * @param progress hears each step, and in the end whether the start helped
	 * @return numbers of the last steps of the run
	 * @throws InputException if too few images are there to keep some aside
	 */
	Map<String, Double> run(RunRecord record, Path output, boolean resume, Progress progress) {
		if (training.plan().aside().isEmpty()) throw new InputException(WHAT,
			"the images are too few to keep some aside to judge by", "label at least five images, or set compare=false");
		if (!resume) List.of(true, false).forEach(fresh -> RunFolder.requireNone(folder(output, fresh)));
		var numbers = training.run(record, output, resume, progress);
		try (var lock = RunLock.of(output, true, progress)) {
			check(lock.folder(record).path(), record, progress);
		}
		return numbers;
	}

	/** @return steps of each of the two trainings, of a run of so many */
	static long steps(long run) {
		return Math.min(run, Math.max(FEWEST, run / PART));
	}

	private void check(Path output, RunRecord record, Progress progress) {
		var steps = steps(training.plan().steps());
		progress.log("Checking whether the start helps: " + steps + " steps from '" + start + "', then as many from scratch.");
		var effect = new StartEffect(start, steps, verdict(output, false, steps, record, progress),
			verdict(output, true, steps, record, progress));
		AtomicFile.write(output.resolve(TABLE), part -> Files.writeString(part, effect.table()));
		progress.log(effect.sentence());
	}

	private Verdict verdict(Path output, boolean fresh, long steps, RunRecord record, Progress progress) {
		var folder = folder(output, fresh);
		// The best model of a run that looks at nothing kept aside is its last one, so it is finished where there is one.
		if (Files.notExists(folder.resolve(ModelFile.BEST))) {
			var name = "Comparing: " + training.name().replaceFirst("^T", "t") + (fresh ? " from scratch" : " from the start");
			training.shortened(name, steps, fresh).run(recordOf(record, fresh, steps), folder, RunFolder.isBegun(folder), progress);
		}
		new RunFolder(folder).tidy();
		try (var network = ModelFile.openBest(folder).load(training.device())) {
			return training.plan().judge(progress).judge(network);
		}
	}

	private static Path folder(Path output, boolean fresh) {
		return output.resolve(FOLDER).resolve(fresh ? "scratch" : "start");
	}

	/** Its settings are those of the run, but for what is said here. */
	private static RunRecord recordOf(RunRecord whole, boolean fresh, long steps) {
		return new RunRecord(whole.settings(), List.of(whole.data(), fresh ? "fresh weights" : "weights of the start", steps),
			whole.environment(), whole.mayDiffer());
	}
}
