package io.github.coverfiji.engine;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;

/**
 * A TorchScript module in the engine's memory: its tensors, and methods to call by name.
 *
 * <p>Not for use by several threads at once. Memory of the module is freed by {@link #close}; what a call returns
 * belongs to the scope that the caller gave.
 */
public final class ScriptModule implements AutoCloseable {

	/** The engine asks for little at a time. */
	private static final int PIECE = 1 << 20;

	private final NDManager manager;
	private final PtSymbolBlock block;
	private final Map<String, NDArray> parameters = new LinkedHashMap<>();

	private ScriptModule(NDManager manager, InputStream archive) throws IOException {
		this.manager = manager;
		JniUtils.setGraphExecutorOptimize(false);
		block = JniUtils.loadModule((PtNDManager) manager, archive, false, false);
		for (var array : JniUtils.moduleGetParams(block, (PtNDManager) manager))
			parameters.put(array.getName(), array);
	}

	/**
	 * @param root structure and start values
	 * @param device where it shall live
	 * @return the loaded module
	 */
	public static ScriptModule load(ScriptNode root, ComputeDevice device) {
		return load(root, device, Precision.FLOAT);
	}

	/**
	 * @param root structure and start values
	 * @param device where it shall live
	 * @param precision of its tensors; arguments of calls must have the same
	 * @return the loaded module
	 */
	public static ScriptModule load(ScriptNode root, ComputeDevice device, Precision precision) {
		try {
			return loadOwn(new ByteArrayInputStream(ScriptArchive.bytes(root, precision)), device);
		}
		catch (IOException e) {
			throw new UncheckedIOException("a module in memory cannot be read: " + root.type(), e);
		}
	}

	/**
	 * @param archive a file, perhaps from others: what is not on the list of what a model may hold never reaches the engine
	 * @param device where it shall live
	 * @return the loaded module
	 * @throws ArchiveFault if it is damaged, or holds what a model has no need of
	 * @throws IOException if the disk refuses, or the engine refuses what passed the check
	 * @throws MemoryFault if there is no memory left
	 */
	public static ScriptModule load(ModelArchive archive, ComputeDevice device) throws IOException {
		try (var in = archive.checked()) {
			try {
				return loadOwn(new BufferedInputStream(in, PIECE), device);
			}
			catch (IOException e) {
				in.requireWhole();
				throw e;
			}
		}
	}

	/** Loads an archive that this software has written, without a check. */
	static ScriptModule loadOwn(InputStream archive, ComputeDevice device) throws IOException {
		var manager = device.newManager();
		try {
			return new ScriptModule(manager, archive);
		}
		catch (EngineException e) {
			manager.close();
			MemoryFault.of(e).ifPresent(fault -> {
				throw fault;
			});
			var reason = String.valueOf(e.getMessage()).strip().lines().findFirst().orElse("no reason given");
			throw ArchiveFault.damaged("the engine refused it: " + reason);
		}
		catch (IOException | RuntimeException e) {
			manager.close();
			throw e;
		}
	}

	/** @return the manager that lives as long as this module, on its device */
	public NDManager manager() {
		return manager;
	}

	/**
	 * @return the tensors by path, in the order of the structure: those that are trained, and those of the state that the
	 *         text lists with them; changes in place change the module
	 */
	public Map<String, NDArray> parameters() {
		return parameters;
	}

	/** @return paths of the tensors that are trained, in the order of the structure */
	public List<String> trained() {
		return parameters.keySet().stream().filter(path -> parameters.get(path).hasGradient()).toList();
	}

	/** @return copies of all {@link #parameters} by path */
	public Map<String, HostTensor> snapshot() {
		var copies = new LinkedHashMap<String, HostTensor>();
		parameters.forEach((path, array) -> copies.put(path, HostTensor.of(array)));
		return copies;
	}

	/** Chooses between training and evaluation, where a layer behaves differently (batch normalisation). */
	public void train(boolean training) {
		if (training) JniUtils.enableTrainingMode(block);
		else JniUtils.enableInferenceMode(block);
	}

	/**
	 * Calls a method without a graph for gradients; it may change its arguments in place.
	 *
	 * @param scope owns the results
	 * @param method name of a method of the module's class
	 * @param arguments {@link NDArray} for a tensor, {@code List<NDArray>} for a list of tensors, never an empty one
	 * @return the tensors returned
	 * @throws IllegalArgumentException if a list is empty: the engine could not tell it from no argument
	 * @throws MemoryFault if there is no memory left
	 */
	public NDList call(NDManager scope, String method, List<?> arguments) {
		return invoke(scope, method, arguments, false);
	}

	/** As {@link #call}, but keeps what a gradient needs; use inside a {@link Gradients} scope. */
	public NDList callForGradient(NDManager scope, String method, List<?> arguments) {
		return invoke(scope, method, arguments, true);
	}

	private NDList invoke(NDManager scope, String method, List<?> arguments, boolean gradient) {
		var inputs = new NDList();
		var marker = scope.create(0f);
		marker.setName("module_method:" + method);
		inputs.add(marker);
		for (int i = 0; i < arguments.size(); i++) {
			if (arguments.get(i) instanceof NDArray array) inputs.add(named(array, null));
			else inputs.addAll(list((List<?>) arguments.get(i), "list" + i + "[]"));
		}
		JniUtils.setGraphExecutorOptimize(false);
		return MemoryFault.telling(() -> IValueUtils.forward(block, inputs, gradient));
	}

	/** DJL tells a list by its elements' common name. */
	private static List<NDArray> list(List<?> elements, String name) {
		if (elements.isEmpty()) throw new IllegalArgumentException("argument " + name + " is empty");
		return elements.stream().map(element -> named((NDArray) element, name)).toList();
	}

	private static NDArray named(NDArray array, String name) {
		array.setName(name);
		return array;
	}

	/** @return the gradient of each parameter after a backward pass, owned by the scope; null where there is none */
	List<NDArray> gradients(NDManager scope, List<String> paths) {
		return paths.stream().map(path -> {
			var gradient = JniUtils.getGradient((PtNDArray) parameters.get(path));
			if (gradient != null) gradient.attach(scope);
			return (NDArray) gradient;
		}).toList();
	}

	@Override
	public void close() {
		block.close();
		manager.close();
	}
}
