package io.github.coverfiji.engine;

import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;

/**
 * Runs one method of a module and differentiates its first result by the module's parameters.
 *
 * <p>The engine bears one gradient computation at a time in a Java process; others wait here for their turn.
 */
public final class Gradients {

	private static final Object ONE_AT_A_TIME = new Object();

	private Gradients() {}

	/**
	 * As {@link #of}, with values from Java memory and for methods that return numbers.
	 *
	 * @param batch arguments of the method, one tensor each
	 * @return the numbers, the loss first
	 */
	public static double[] numbers(ScriptModule module, NDManager scope, String method, List<HostTensor> batch) {
		var results = of(module, scope, method, batch.stream().map(tensor -> tensor.on(scope)).toList());
		return results.stream().mapToDouble(NDArray::getFloat).toArray();
	}

	/**
	 * @param module whose method is called; its parameters carry the gradients afterwards
	 * @param scope owns the results
	 * @param method a method that returns the loss (one number) first, further numbers after it
	 * @param arguments as in {@link ScriptModule#call}
	 * @return all that the method returned
	 */
	public static NDList of(ScriptModule module, NDManager scope, String method, List<?> arguments) {
		synchronized (ONE_AT_A_TIME) {
			try (GradientCollector collector = ComputeDevice.engine().newGradientCollector()) {
				var results = module.callForGradient(scope, method, arguments);
				NDArray loss = results.get(0);
				collector.backward(loss);
				return results;
			}
		}
	}
}
