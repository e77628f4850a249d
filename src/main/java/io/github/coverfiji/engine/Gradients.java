package io.github.coverfiji.engine;

import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;

/**
 * Runs one method of a module that differentiates its own loss by the module's parameters: the whole step is one call, so
 * that a method can give back memory between the parts of its gradient, or have a gradient of its own.
 *
 * <p>The engine bears one gradient computation at a time in a Java process; others wait here for their turn.
 */
public final class Gradients {

	/** Fair: of two trainings, neither takes all turns. */
	private static final Lock ONE_AT_A_TIME = new ReentrantLock(true);

	private Gradients() {}

	/**
	 * As {@link #of}, with values from Java memory and for methods that return numbers.
	 *
	 * @param batch arguments of the method, one tensor each
	 * @return the numbers, the loss first
	 * @throws MemoryFault if there is no memory left; the parameters then carry a part of the gradient
	 */
	public static double[] numbers(ScriptModule module, NDManager scope, String method, List<HostTensor> batch) {
		return MemoryFault.telling(() -> {
			var results = of(module, scope, method, batch.stream().map(tensor -> tensor.on(scope)).toList());
			return results.stream().mapToDouble(NDArray::getFloat).toArray();
		});
	}

	/**
	 * @param module whose method is called; its parameters carry the gradients afterwards
	 * @param scope owns the results
	 * @param method a method that returns the loss (one number) first, further numbers after it, and leaves the loss's
	 *          derivatives in the parameters ({@code learning.differentiated})
	 * @param arguments as in {@link ScriptModule#call}
	 * @return all that the method returned
	 */
	public static NDList of(ScriptModule module, NDManager scope, String method, List<?> arguments) {
		ONE_AT_A_TIME.lock();
		try (var collector = ComputeDevice.engine().newGradientCollector()) {
			return module.callForGradient(scope, method, arguments);
		}
		finally {
			ONE_AT_A_TIME.unlock();
		}
	}
}
