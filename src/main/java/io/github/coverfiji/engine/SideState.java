package io.github.coverfiji.engine;

import java.util.List;

import ai.djl.ndarray.NDArray;

/**
 * What a step changes in a module in place besides its weights, such as running statistics and queues of keys: kept, so
 * that a step can be undone. Costs a copy of those tensors, which most networks do not have.
 */
public final class SideState implements AutoCloseable {

	private final ScriptModule script;
	private final List<NDArray> tensors;
	private final List<NDArray> copies;

	/**
	 * @param module whose listed tensors without gradient are kept
	 * @param device of the module
	 */
	public SideState(ScriptModule module, ComputeDevice device) {
		script = ScriptModule.load(new ScriptNode("optimiser.Optimiser"), device);
		tensors = module.parameters().values().stream().filter(tensor -> !tensor.hasGradient()).toList();
		copies = tensors.stream().map(tensor -> script.manager().zeros(tensor.getShape(), tensor.getDataType())).toList();
	}

	/** Keeps the present values. */
	public void keep() {
		copy(tensors, copies);
	}

	/** Sets the values to those last kept. */
	public void bringBack() {
		copy(copies, tensors);
	}

	private void copy(List<NDArray> from, List<NDArray> to) {
		if (from.isEmpty()) return;
		try (var scope = script.manager().newSubManager()) {
			script.call(scope, "replace", List.of(to, from));
		}
	}

	@Override
	public void close() {
		script.close();
	}
}
