package io.github.coverfiji.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.engine.Gradients;
import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.engine.MemoryFault;
import io.github.coverfiji.engine.Optimiser;
import io.github.coverfiji.engine.ScriptModule;
import io.github.coverfiji.engine.ScriptNode;
import io.github.coverfiji.engine.SideState;
import io.github.coverfiji.method.LearningGroup;
import io.github.coverfiji.method.Objective;

/**
 * A network in the engine, its optimiser and what a step can undo. It can be arranged anew in the middle of a training:
 * weights and optimiser go on as they were.
 */
final class Learner implements AutoCloseable {

	private static final String STATE = "#state/";

	private final Objective objective;
	private final Optimiser.Settings settings;
	private final ComputeDevice device;
	private ScriptNode structure;
	private ScriptModule module;
	private List<LearningGroup> groups;
	private Optimiser optimiser;
	private SideState side;

	Learner(Objective objective, ScriptNode start, Optimiser.Settings settings, ComputeDevice device) {
		this.objective = objective;
		this.settings = settings;
		this.device = device;
		load(start);
	}

	private void load(ScriptNode start) {
		structure = start;
		module = ScriptModule.load(start, device);
		module.train(false);
		groups = objective.groups(module.trained());
		optimiser = new Optimiser(module, settings,
			groups.stream().map(group -> new Optimiser.Group(group.paths())).toList(), device);
		side = new SideState(module, device);
	}

	ScriptModule module() {
		return module;
	}

	/** @return how the network is arranged; its tensors are those of the beginning */
	ScriptNode structure() {
		return structure;
	}

	/**
	 * @param arrangement changes how the network computes, not its tensors
	 * @throws MemoryFault if there is no memory left even for that; only {@link #close} may follow
	 */
	void arrange(UnaryOperator<ScriptNode> arrangement) {
		var state = snapshot();
		close();
		load(arrangement.apply(structure));
		restore(state);
	}

	/**
	 * Differentiates the loss; what that changes besides the gradients can be undone until the next call.
	 *
	 * @param batch of a step
	 * @return the objective's numbers, the loss first
	 * @throws MemoryFault if there is no memory left; {@link #arrange} has to follow
	 */
	double[] differentiate(List<HostTensor> batch) {
		side.keep();
		try (var scope = module.manager().newSubManager()) {
			module.train(true);
			return Gradients.numbers(module, scope, "step", batch);
		}
		catch (MemoryFault e) {
			side.bringBack();
			throw e;
		}
		finally {
			// Who looks at the network between two steps must not change its running statistics.
			module.train(false);
		}
	}

	/**
	 * Moves the weights, unless loss or gradient are no finite numbers: then all is as before the step.
	 *
	 * @param step counted from 0
	 * @param rate of the schedule
	 * @param numbers what {@link #differentiate} gave
	 * @return what happened
	 */
	StepReport update(long step, double rate, double[] numbers) {
		try (var scope = module.manager().newSubManager()) {
			var norm = Double.NaN;
			if (Double.isFinite(numbers[0]))
				norm = optimiser.step(scope, groups.stream().mapToDouble(group -> group.rate(step, rate)).toArray());
			else optimiser.forget(scope);
			if (!Double.isFinite(norm)) {
				side.bringBack();
				return new StepReport(step, rate, norm, Map.of());
			}
			objective.afterStep(module, scope);
			return new StepReport(step, rate, norm, named(numbers));
		}
	}

	private Map<String, Double> named(double[] numbers) {
		var results = new LinkedHashMap<String, Double>();
		for (int i = 0; i < objective.results().size(); i++)
			results.put(objective.results().get(i), numbers[i]);
		return results;
	}

	/** @return copies of the network's tensors and the optimiser's state, by name */
	Map<String, HostTensor> snapshot() {
		var all = new LinkedHashMap<>(module.snapshot());
		optimiser.snapshot().forEach((name, tensor) -> all.put(STATE + name, tensor));
		return all;
	}

	/**
	 * @param saved what {@link #snapshot} gave, of the same network and objective; may hold more
	 * @throws IllegalArgumentException if something is missing or has another shape
	 */
	void restore(Map<String, HostTensor> saved) {
		var state = new LinkedHashMap<String, HostTensor>();
		saved.forEach((name, tensor) -> {
			if (name.startsWith(STATE)) state.put(name.substring(STATE.length()), tensor);
		});
		optimiser.restore(state);
		optimiser.assign(saved);
	}

	@Override
	public void close() {
		side.close();
		optimiser.close();
		module.close();
	}
}
