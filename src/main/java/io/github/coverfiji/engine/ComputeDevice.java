package io.github.coverfiji.engine;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.engine.StandardCapabilities;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;

import io.github.coverfiji.task.InputException;

/**
 * Where tensors live and are computed.
 *
 * @param device the engine's own name of it
 * @param detour why it is the processor although a graphics card was supplied with a library; empty if all is well
 */
public record ComputeDevice(Device device, String detour) {

	/** The processor; always there. */
	public static final ComputeDevice CPU = new ComputeDevice(Device.cpu(), "");

	/**
	 * @param name {@code auto} (the first GPU if one works, else the processor), {@code cpu}, {@code gpu} or
	 *          {@code gpu1} …
	 * @return the device; never another one than was asked for, and for {@code auto} with the reason why it is no GPU
	 *         although a library for GPUs was supplied
	 * @throws InputException if the name is unknown, that GPU is not there or fails, or the engine cannot be loaded
	 */
	public static ComputeDevice of(String name) {
		var wanted = name.strip().toLowerCase();
		if (!wanted.matches("auto|cpu|gpu\\d{0,4}")) throw new InputException("Cannot compute on '" + name + "'",
			"that is no device", "write auto, cpu, gpu or gpu0, gpu1 …");
		var start = EngineStart.get();
		if (wanted.equals("cpu")) return CPU;
		var card = Device.gpu(wanted.matches("gpu\\d+") ? Integer.parseInt(wanted.substring(3)) : 0);
		var obstacle = obstacle(start, card);
		if (obstacle.isEmpty()) return new ComputeDevice(card, "");
		if (!wanted.equals("auto")) throw new InputException("Cannot compute on '" + name + "'", obstacle,
			"choose device=auto or device=cpu, or run COVER Check Engine, which says what the card needs");
		return new ComputeDevice(Device.cpu(), isSupplied(start) ? obstacle : "");
	}

	/** @return the engine's and the device's name for logs and records, such as {@code PyTorch 2.7.1 on cpu} */
	public String describe() {
		return "PyTorch " + engine().getVersion() + " on " + name()
			+ (detour.isEmpty() ? "" : " (not on a graphics card: " + detour + ")");
	}

	/** @return {@code cpu} or {@code gpu0} … */
	public String name() {
		return device.isGpu() ? "gpu" + device.getDeviceId() : "cpu";
	}

	/** @return whether it is a graphics card, with memory of its own */
	public boolean isCard() {
		return device.isGpu();
	}

	/** @return with how many threads the engine computes one operation on the processor */
	public int threads() {
		engine();
		return JniUtils.getNumThreads();
	}

	/** @return a manager of memory on this device, to be closed by the caller */
	public NDManager newManager() {
		return engine().newBaseManager(device);
	}

	/** @return whether the engine has started, so that libraries supplied now serve only after a restart of the program */
	public static boolean isEngineStarted() {
		return EngineStart.isOver();
	}

	static Engine engine() {
		return EngineStart.get().engine();
	}

	/** @return whether the PyTorch in use is one for CUDA and sees a card */
	static boolean seesCards(Engine engine) {
		return engine.hasCapability(StandardCapabilities.CUDA);
	}

	private static boolean isSupplied(EngineStart start) {
		return !start.trouble().isEmpty() || GpuLibraries.ofUser().supplied().isPresent();
	}

	private static String obstacle(EngineStart start, Device card) {
		if (!start.trouble().isEmpty()) return start.trouble();
		if (!seesCards(start.engine())) return isSupplied(start)
			? "PyTorch for graphics cards sees no card that it can use; its driver may be missing or too old"
			: "the engine found no GPU that it can use: the PyTorch library in use was built for the processor only,"
				+ " or no NVIDIA driver answers";
		return attempt(start.engine(), card);
	}

	/** Libraries may load and fail at the first number: with an old driver, or a card that they were not built for. */
	private static String attempt(Engine engine, Device card) {
		try (var manager = engine.newBaseManager(card)) {
			var ones = manager.ones(new Shape(2, 2));
			return ones.matMul(ones).sum().getFloat() == 8 ? "" : "the card " + card.getDeviceId() + " computes wrongly";
		}
		catch (EngineException | LinkageError e) {
			return "the card " + card.getDeviceId() + " does not compute (" + EngineFault.reason(e) + ")";
		}
	}
}
