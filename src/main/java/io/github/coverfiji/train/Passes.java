package io.github.coverfiji.train;

import java.util.List;
import java.util.Map;

import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.engine.MemoryFault;
import io.github.coverfiji.engine.NativeMemory;
import io.github.coverfiji.method.Objective;
import io.github.coverfiji.network.ComputeForm;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/**
 * Steps that do not fit into memory are done in passes over parts of their images: twice as many each time, until one image
 * is left for each.
 */
final class Passes {

	private static final String NAME = "#passes";

	private final Objective objective;
	private int count = 1;

	/** @param objective says into how many passes a step may be divided */
	Passes(Objective objective) {
		this.objective = objective;
	}

	/**
	 * Differentiates the loss of a batch, in more passes than before if it must be.
	 *
	 * @param learner of the network; keeps the new arrangement
	 * @param step counted from 0
	 * @param batch of the step
	 * @param progress hears of new passes
	 * @return the objective's numbers
	 * @throws InputException if there is not enough memory for the smallest passes
	 */
	double[] differentiate(Learner learner, long step, List<HostTensor> batch, Progress progress) {
		while (true) {
			try {
				return learner.differentiate(batch);
			}
			catch (MemoryFault fault) {
				divide(learner, step, batch, fault);
				var images = objective.passes(batch);
				progress.log("Step " + (step + 1) + " did not fit into memory (" + fault.getMessage() + "). It goes on in " + count
					+ " passes of " + (images + count - 1) / count + " of its " + images + " images, which learn the same but take longer.");
			}
		}
	}

	private void divide(Learner learner, long step, List<HostTensor> batch, MemoryFault fault) {
		var most = ComputeForm.isKnownTo(learner.structure()) ? objective.passes(batch) : 1;
		if (count >= most) throw stop(step, most, fault);
		count = Math.min(most, 2 * count);
		NativeMemory.giveBackEarly();
		try {
			learner.arrange(network -> ComputeForm.inPasses(network, count));
		}
		catch (MemoryFault again) {
			throw stop(step, most, again);
		}
	}

	/**
	 * @param step counted from 0
	 * @param most passes that were possible; 1 if the images of a step cannot be parted
	 * @param fault of the engine
	 * @return the error for the user
	 */
	static InputException stop(long step, int most, MemoryFault fault) {
		var why = most > 1 ? "it does not fit into memory even with one image after the other"
			: "it does not fit into memory, and the images of a step of this method and network cannot be parted";
		return new InputException("Training stopped at step " + (step + 1), why + " (" + fault.getMessage() + ")",
			(most > 1 ? "resume with memory=low if it was not, or start anew with a smaller patch or model"
				: "start anew with a smaller batch, patch or model") + ", and close what else needs memory; the last checkpoint is good",
			fault);
	}

	/** @return what a checkpoint keeps, by name */
	Map<String, HostTensor> tensors() {
		return Map.of(NAME, HostTensor.scalar(count));
	}

	/** @param saved a checkpoint's tensors: a run goes on with the rounding that it had */
	void restore(Map<String, HostTensor> saved, Learner learner) {
		count = (int) saved.getOrDefault(NAME, HostTensor.scalar(1)).values()[0];
		if (count > 1) learner.arrange(network -> ComputeForm.inPasses(network, count));
	}
}
