package io.github.coverfiji.train;

import java.util.Map;

import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.network.ComputeForm;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/**
 * Counts the steps whose loss or gradient were no finite numbers, and decides when there are too many. One such step may
 * be an unlucky batch; several in a row are the rounding of 16 bits, or weights that have run away.
 */
final class Skips {

	/** In a row, of a network that computes in 16 bits: it goes on in 32. */
	private static final int SHORT = 5;
	/** In a row: the training stops. */
	private static final int MOST = 10;
	private static final String NAME = "#skipped";

	private long all;
	private long row;
	private boolean lengthened;

	/** @return how many steps in a row were skipped up to now; 0 if the last one counted */
	long row() {
		return row;
	}

	/**
	 * @param report of a step
	 * @param learner is turned to 32 bits where that may help
	 * @param progress hears of the first skipped step, and of the turn
	 * @throws InputException if ten in a row were skipped
	 */
	void judge(StepReport report, Learner learner, Progress progress) {
		row = report.isSkipped() ? row + 1 : 0;
		if (row == 0) return;
		if (all++ == 0) progress.log("Step " + (report.step() + 1) + " was skipped: its loss or gradient is no finite number."
			+ " Nothing has changed by it. Such steps are counted in log.csv, column skipped.");
		if (row == SHORT && ComputeForm.BFLOAT16.isOf(learner.structure())) {
			lengthened = true;
			learner.arrange(ComputeForm.CHANNELS_LAST::of);
			row = 0;
			progress.log("Step " + (report.step() + 1) + " is the " + SHORT + "th in a row to be skipped: going on in float32"
				+ " instead of bfloat16.");
		}
		if (row == MOST) throw new InputException("Training stopped at step " + (report.step() + 1),
			"the loss or gradient of " + MOST + " steps in a row was no finite number, at learning rate " + report.rate()
				+ " in the last", "use a smaller rate and a new output folder, and with normalisation=none look for"
					+ " images with huge values; the last checkpoint is good");
	}

	/** @return what a checkpoint keeps, by name */
	Map<String, HostTensor> tensors() {
		return Map.of(NAME, new HostTensor(new float[] {all, row, lengthened ? 1 : 0}, 3));
	}

	/**
	 * @param saved a checkpoint's tensors; one of an older version counted nothing
	 * @param learner is turned to 32 bits if it was before
	 */
	void restore(Map<String, HostTensor> saved, Learner learner) {
		var counts = saved.getOrDefault(NAME, HostTensor.constant(0, 3)).values();
		all = (long) counts[0];
		row = (long) counts[1];
		lengthened = counts[2] > 0;
		if (lengthened && ComputeForm.BFLOAT16.isOf(learner.structure())) learner.arrange(ComputeForm.CHANNELS_LAST::of);
	}
}
