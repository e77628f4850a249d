package io.github.coverfiji.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;

/**
 * Moves a module's parameters against their gradients: clipping of the global norm, then Adam, AdamW or SGD as one
 * fused call. State is kept per parameter, so a group that was at rest for some steps starts as a fresh one.
 */
public final class Optimiser implements AutoCloseable {

	/** The update rule; the name is the method of {@code optimiser.py}. */
	public enum Rule {
		/** Adam with weight decay as L2 term. */
		ADAM(2),
		/** Adam with decoupled weight decay. */
		ADAMW(2),
		/** Stochastic gradient descent with momentum. */
		SGD(1);

		private final int moments;

		Rule(int moments) {
			this.moments = moments;
		}
	}

	/**
	 * @param rule update rule
	 * @param weightDecay factor of the L2 term, or of the decoupled decay with AdamW; at least 0
	 * @param beta1 decay of the first moment; the momentum of SGD
	 * @param beta2 decay of the second moment; not used by SGD
	 * @param clip largest global norm of the gradient; infinite for no clipping
	 */
	public record Settings(Rule rule, double weightDecay, double beta1, double beta2, double clip) {

		/** COVER's: Adam, decay 1e-4, norm at most 1 (methods, section 1.5). */
		public static final Settings ADAM = new Settings(Rule.ADAM, 1e-4, 0.9, 0.999, 1);
		/** PCRL's: SGD, momentum 0.9, decay 1e-4, no clipping (methods, section 2.3). */
		public static final Settings SGD = new Settings(Rule.SGD, 1e-4, 0.9, 0, Double.POSITIVE_INFINITY);
	}

	/**
	 * Parameters that share a learning rate.
	 *
	 * @param paths their paths in the module
	 */
	public record Group(List<String> paths) {}

	private final ScriptModule module;
	private final Settings settings;
	private final List<Group> groups;
	private final ScriptModule script;
	private final Map<String, NDArray> state = new LinkedHashMap<>();

	/**
	 * @param module whose parameters are moved
	 * @param settings rule and constants
	 * @param groups which parameters move; the rest stays
	 * @param device of the module
	 */
	public Optimiser(ScriptModule module, Settings settings, List<Group> groups, ComputeDevice device) {
		this.module = module;
		this.settings = settings;
		this.groups = List.copyOf(groups);
		script = ScriptModule.load(new ScriptNode("optimiser.Optimiser"), device);
		for (var group : groups)
			for (var path : group.paths())
				prepare(path);
	}

	private void prepare(String path) {
		var parameter = Objects.requireNonNull(module.parameters().get(path), path);
		for (int i = 0; i < settings.rule().moments; i++)
			state.put(path + "#moment" + i, script.manager().zeros(parameter.getShape(), parameter.getDataType()));
		state.put(path + "#steps", script.manager().create(0f));
	}

	/**
	 * One update; gradients are zero afterwards.
	 *
	 * @param scope owns temporary tensors
	 * @param rates learning rate of each group; 0 leaves a group and its state as they are
	 * @return the global norm of the gradient before clipping, over the groups that move; if it is no finite number, nothing
	 *         has moved
	 */
	public double step(NDManager scope, double... rates) {
		var moving = new ArrayList<NDArray>();
		var perGroup = new ArrayList<Map<String, NDArray>>();
		for (int g = 0; g < rates.length; g++) {
			var gradients = gradients(scope, groups.get(g));
			perGroup.add(gradients);
			if (rates[g] > 0) moving.addAll(gradients.values());
		}
		var norm = moving.isEmpty() ? 0 : clip(scope, moving);
		for (int g = 0; g < rates.length && Double.isFinite(norm); g++)
			if (rates[g] > 0 && !perGroup.get(g).isEmpty()) update(scope, perGroup.get(g), rates[g]);
		perGroup.forEach(gradients -> zero(scope, gradients));
		return norm;
	}

	/**
	 * Sets all gradients to zero instead of an update.
	 *
	 * @param scope owns temporary tensors
	 */
	public void forget(NDManager scope) {
		groups.forEach(group -> zero(scope, gradients(scope, group)));
	}

	private void zero(NDManager scope, Map<String, NDArray> gradients) {
		if (!gradients.isEmpty()) script.call(scope, "zero", List.of(List.copyOf(gradients.values())));
	}

	private double clip(NDManager scope, List<NDArray> gradients) {
		return script.call(scope, "clip", List.of(gradients, scope.create((float) settings.clip()))).get(0)
			.toType(DataType.FLOAT32, false).getFloat();
	}

	private Map<String, NDArray> gradients(NDManager scope, Group group) {
		var found = new LinkedHashMap<String, NDArray>();
		var gradients = module.gradients(scope, group.paths());
		for (int i = 0; i < gradients.size(); i++)
			if (gradients.get(i) != null) found.put(group.paths().get(i), gradients.get(i));
		return found;
	}

	private void update(NDManager scope, Map<String, NDArray> gradients, double rate) {
		var arguments = new ArrayList<Object>();
		arguments.add(gradients.keySet().stream().map(module.parameters()::get).toList());
		arguments.add(List.copyOf(gradients.values()));
		for (int i = 0; i < settings.rule().moments; i++)
			arguments.add(states(gradients, "#moment" + i));
		arguments.add(states(gradients, "#steps"));
		arguments.add(scope.create(new double[] { rate, settings.weightDecay(), settings.beta1(), settings.beta2() }));
		script.call(scope, settings.rule().name().toLowerCase(), arguments);
	}

	private List<NDArray> states(Map<String, NDArray> gradients, String suffix) {
		return gradients.keySet().stream().map(path -> state.get(path + suffix)).toList();
	}

	/** @return copies of all state tensors by name */
	public Map<String, HostTensor> snapshot() {
		var copies = new LinkedHashMap<String, HostTensor>();
		state.forEach((name, array) -> copies.put(name, HostTensor.of(array)));
		return copies;
	}

	/**
	 * @param saved state tensors by name, as {@link #snapshot} gave them
	 * @throws IllegalArgumentException if one is missing or has another shape
	 */
	public void restore(Map<String, HostTensor> saved) {
		assign(state, saved);
	}

	/**
	 * Sets the weights of the module.
	 *
	 * @param saved weights by path, as {@link ScriptModule#snapshot} gave them
	 * @throws IllegalArgumentException if one is missing or has another shape
	 */
	public void assign(Map<String, HostTensor> saved) {
		assign(module.parameters(), saved);
	}

	private void assign(Map<String, NDArray> targets, Map<String, HostTensor> saved) {
		try (var scope = script.manager().newSubManager()) {
			targets.forEach((name, target) -> {
				var value = saved.get(name);
				if (value == null || !Arrays.equals(value.shape(), target.getShape().getShape()))
					throw new IllegalArgumentException("no '" + name + "' of shape " + target.getShape());
				script.call(scope, "assign", List.of(target, value.on(scope)));
			});
		}
	}

	@Override
	public void close() {
		script.close();
	}
}
