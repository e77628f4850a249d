package io.github.coverfiji.train;

import java.util.List;
import java.util.Map;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.engine.MemoryFault;
import io.github.coverfiji.engine.Optimiser;
import io.github.coverfiji.engine.ScriptModule;
import io.github.coverfiji.engine.ScriptNode;
import io.github.coverfiji.method.Objective;
import io.github.coverfiji.network.ComputeForm;
import io.github.coverfiji.task.Progress;

/**
 * A network on its way: each step draws a batch, differentiates the loss and moves the weights.
 *
 * <p>Everything that the next step depends on is in {@link #snapshot}: a training restored from it goes on as if it
 * had never stopped, on a processor bit for bit.
 */
public final class Training implements AutoCloseable {

	private static final String STEP = "#step";

	private final Objective objective;
	private final Schedule schedule;
	private final Learner learner;
	private final Passes passes;
	private final Skips skips = new Skips();
	private long step;

	/**
	 * @param objective what is learnt
	 * @param start the network with the weights to start from
	 * @param schedule rate and number of steps
	 * @param settings of the optimiser
	 * @param device where to compute
	 */
	public Training(Objective objective, ScriptNode start, Schedule schedule, Optimiser.Settings settings,
		ComputeDevice device)
	{
		this.objective = objective;
		this.schedule = schedule;
		learner = new Learner(objective, start, settings, device);
		passes = new Passes(objective);
	}

	/** @return steps done since the beginning, those before a resume included */
	public long step() {
		return step;
	}

	/** @return whether the schedule's last step is done */
	public boolean isDone() {
		return step >= schedule.steps();
	}

	/** @return whether the last step counted: not, if its loss or gradient were no finite numbers */
	public boolean isSound() {
		return skips.row() == 0;
	}

	/** @return the network being trained, in evaluation; do not call it while a step runs, nor keep it for after the next */
	public ScriptModule module() {
		return learner.module();
	}

	/** @return the network's structure with its present weights, as it is stored */
	public ScriptNode network() {
		return ComputeForm.stored(learner.structure().withTensors(module().snapshot()));
	}

	/**
	 * Trains up to the end of the schedule, or until the user cancels.
	 *
	 * @param name what to call it, such as "Pretraining"
	 * @param progress hears each step; asked for cancelling after each
	 * @param listener hears each step
	 * @throws io.github.coverfiji.task.CancelledException if cancelled; all steps before count
	 * @throws io.github.coverfiji.task.InputException if loss or gradient of ten steps in a row are no finite numbers, or there
	 *           is not enough memory for a step; the listener has not heard of that step
	 */
	public void run(String name, Progress progress, TrainingListener listener) {
		var first = step;
		var stage = progress.stage(name, schedule.steps() - first);
		try (var batches = new Ahead<List<HostTensor>>(objective::draw)) {
			while (!isDone()) {
				var report = advance(batches.get(step, step + 1 < schedule.steps(), progress), progress);
				listener.after(report, this);
				stage.reached(step - first, report.results());
			}
		}
	}

	private StepReport advance(List<HostTensor> batch, Progress progress) {
		var numbers = passes.differentiate(learner, step, batch, progress);
		var report = updated(batch, numbers);
		skips.judge(report, learner, progress);
		step++;
		return report;
	}

	private StepReport updated(List<HostTensor> batch, double[] numbers) {
		try {
			return learner.update(step, schedule.at(step), numbers);
		}
		catch (MemoryFault fault) {
			throw Passes.stop(step, objective.passes(batch), fault);
		}
	}

	/** @return copies of the network's tensors, optimiser state, step and what faults have led to, by name */
	public Map<String, HostTensor> snapshot() {
		var all = learner.snapshot();
		all.put(STEP, HostTensor.scalar(step));
		all.putAll(skips.tensors());
		all.putAll(passes.tensors());
		return all;
	}

	/**
	 * @param saved what {@link #snapshot} gave, of a training of the same network and objective
	 * @throws IllegalArgumentException if something is missing or has another shape
	 */
	public void restore(Map<String, HostTensor> saved) {
		if (!saved.containsKey(STEP)) throw new IllegalArgumentException("no '" + STEP + "'");
		skips.restore(saved, learner);
		passes.restore(saved, learner);
		learner.restore(saved);
		step = (long) saved.get(STEP).values()[0];
	}

	@Override
	public void close() {
		learner.close();
	}
}
