package io.github.coverfiji.engine;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;

import io.github.coverfiji.task.InputException;

/**
 * Where tensors live and are computed.
 *
 * @param device the engine's own name of it
 */
public record ComputeDevice(Device device) {

	/** The processor; always there. */
	public static final ComputeDevice CPU = new ComputeDevice(Device.cpu());

	/**
	 * @param name {@code auto} (the first GPU if there is one, else the processor), {@code cpu}, {@code gpu} or
	 *          {@code gpu1} …
	 * @return the device; never another one than was asked for
	 * @throws InputException if the name is unknown, that GPU is not there, or the engine cannot be loaded
	 */
	public static ComputeDevice of(String name) {
		var wanted = name.strip().toLowerCase();
		if (!wanted.matches("auto|cpu|gpu\\d{0,4}")) throw new InputException("Cannot compute on '" + name + "'",
			"that is no device", "write auto, cpu, gpu or gpu0, gpu1 …");
		var gpus = engine().getGpuCount();
		if (wanted.equals("cpu") || wanted.equals("auto") && gpus == 0) return CPU;
		var number = wanted.matches("gpu\\d+") ? Integer.parseInt(wanted.substring(3)) : 0;
		if (number >= gpus) throw new InputException("Cannot compute on '" + name + "'", gpus == 0
			? "the engine found no GPU that it can use: " + explanation() : "there are only " + gpus + " GPUs",
			"choose device=auto or device=cpu, or install a GPU build of the engine");
		return new ComputeDevice(Device.gpu(number));
	}

	/** @return the engine's and the device's name for logs and records, such as {@code PyTorch 2.7.1 on cpu} */
	public String describe() {
		return "PyTorch " + engine().getVersion() + " on " + name();
	}

	/** @return {@code cpu} or {@code gpu0} … */
	public String name() {
		return device.isGpu() ? "gpu" + device.getDeviceId() : "cpu";
	}

	/** @return a manager of memory on this device, to be closed by the caller */
	public NDManager newManager() {
		return engine().newBaseManager(device);
	}

	static Engine engine() {
		try {
			return Engine.getEngine("PyTorch");
		}
		catch (EngineException | LinkageError e) {
			throw new InputException("Cannot start the tensor engine",
				"the PyTorch library did not load (" + e.getMessage() + ")",
				"run COVER Check Engine; on a new computer, see 'Troubleshooting' in the README", e);
		}
	}

	private static String explanation() {
		var library = engine().toString();
		return library.contains("CUDA") ? "no NVIDIA driver answers"
			: "the PyTorch library in use was built for the processor only";
	}
}
