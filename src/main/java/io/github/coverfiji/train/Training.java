package io.github.coverfiji.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.engine.Gradients;
import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.engine.Optimiser;
import io.github.coverfiji.engine.ScriptModule;
import io.github.coverfiji.engine.ScriptNode;
import io.github.coverfiji.method.LearningGroup;
import io.github.coverfiji.method.Objective;
import io.github.coverfiji.network.ComputeForm;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/**
 * A network on its way: each step draws a batch, differentiates the loss and moves the weights.
 *
 * <p>Everything that the next step depends on is in {@link #snapshot}: a training restored from it goes on as if it
 * had never stopped, on a processor bit for bit.
 */
public final class Training implements AutoCloseable {

	private static final String STEP = "#step";
	private static final String STATE = "#state/";

	private final Objective objective;
	private final Schedule schedule;
	private final ScriptNode structure;
	private final ScriptModule module;
	private final List<LearningGroup> groups;
	private final Optimiser optimiser;
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
		structure = start;
		module = ScriptModule.load(start, device);
		module.train(false);
		groups = objective.groups(module.trained());
		optimiser = new Optimiser(module, settings,
			groups.stream().map(group -> new Optimiser.Group(group.paths())).toList(), device);
	}

	/** @return steps done since the beginning, those before a resume included */
	public long step() {
		return step;
	}

	/** @return whether the schedule's last step is done */
	public boolean isDone() {
		return step >= schedule.steps();
	}

	/** @return the network being trained, in evaluation; do not call it while a step runs */
	public ScriptModule module() {
		return module;
	}

	/** @return the network's structure with its present weights, as it is stored */
	public ScriptNode network() {
		return ComputeForm.stored(structure.withTensors(module.snapshot()));
	}

	/**
	 * Trains up to the end of the schedule, or until the user cancels.
	 *
	 * @param name what to call it, such as "Pretraining"
	 * @param progress hears each step; asked for cancelling after each
	 * @param listener hears each step
	 * @throws io.github.coverfiji.task.CancelledException if cancelled; all steps before count
	 * @throws InputException if loss or gradient are no longer numbers; the listener has not heard of that step
	 */
	public void run(String name, Progress progress, TrainingListener listener) {
		var first = step;
		var stage = progress.stage(name, schedule.steps() - first);
		try (var batches = new Ahead<List<HostTensor>>(objective::draw)) {
			while (!isDone()) {
				var report = advance(batches.get(step, step + 1 < schedule.steps(), progress));
				listener.after(report, this);
				stage.reached(step - first, report.results());
			}
		}
	}

	private StepReport advance(List<HostTensor> batch) {
		try (var scope = module.manager().newSubManager()) {
			module.train(true);
			var results = named(Gradients.numbers(module, scope, "step", batch));
			var rate = schedule.at(step);
			requireFinite("loss", results.get("loss"), rate);
			var norm = optimiser.step(scope, groups.stream().mapToDouble(group -> group.rate(step, rate)).toArray());
			requireFinite("gradient", norm, rate);
			objective.afterStep(module, scope);
			return new StepReport(step++, rate, norm, results);
		}
		finally {
			// Who looks at the network between two steps must not change its running statistics.
			module.train(false);
		}
	}

	private void requireFinite(String what, double value, double rate) {
		if (!Double.isFinite(value)) throw new InputException("Training stopped at step " + (step + 1),
			"the " + what + " is no longer a finite number at learning rate " + rate,
			"use a smaller rate and a new output folder; the last checkpoint is good");
	}

	private Map<String, Double> named(double[] numbers) {
		var results = new LinkedHashMap<String, Double>();
		for (int i = 0; i < objective.results().size(); i++)
			results.put(objective.results().get(i), numbers[i]);
		return results;
	}

	/** @return copies of the network's tensors, optimiser state and step, by name */
	public Map<String, HostTensor> snapshot() {
		var all = new LinkedHashMap<>(module.snapshot());
		optimiser.snapshot().forEach((name, tensor) -> all.put(STATE + name, tensor));
		all.put(STEP, HostTensor.scalar(step));
		return all;
	}

	/**
	 * @param saved what {@link #snapshot} gave, of a training of the same network and objective
	 * @throws IllegalArgumentException if something is missing or has another shape
	 */
	public void restore(Map<String, HostTensor> saved) {
		var state = new LinkedHashMap<String, HostTensor>();
		saved.forEach((name, tensor) -> {
			if (name.startsWith(STATE)) state.put(name.substring(STATE.length()), tensor);
		});
		if (!saved.containsKey(STEP)) throw new IllegalArgumentException("no '" + STEP + "'");
		optimiser.restore(state);
		optimiser.assign(saved);
		step = (long) saved.get(STEP).values()[0];
	}

	@Override
	public void close() {
		optimiser.close();
		module.close();
	}
}
