package io.github.coverfiji.engine;

import java.util.List;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.jni.LibUtils;
import ai.djl.util.Platform;

import io.github.coverfiji.task.InputException;

/**
 * What the engine is and how fast.
 *
 * @param pytorch version of PyTorch
 * @param djl version of DJL, which calls it
 * @param library folder of the PyTorch library in use
 * @param cards whether that library is one for CUDA and sees a graphics card
 * @param guess the CUDA that DJL believes to see, such as {@code cu128}; it may be wrong and is not used
 * @param gigaflops speed of a convolution on the device asked for, in 10^9 multiplications and additions a second
 */
public record EngineReport(String pytorch, String djl, String library, boolean cards, String guess,
	double gigaflops) {

	private static final int CHANNELS = 32;
	private static final int SIDE = 192;
	private static final int KERNEL = 3;
	private static final int RUNS = 8;

	/**
	 * Computes for a moment: some convolutions of 3 by 3 in 32 bits, as the networks do.
	 *
	 * @param device where to
	 * @return what was found
	 * @throws InputException if the engine cannot be loaded, or the device fails
	 */
	public static EngineReport measure(ComputeDevice device) {
		var engine = ComputeDevice.engine();
		return new EngineReport(engine.getVersion(), Engine.getDjlVersion(), LibUtils.getLibtorchPath(),
			ComputeDevice.seesCards(engine), Platform.detectPlatform("pytorch", engine.getVersion()).getFlavor(),
			gigaflops(device));
	}

	private static double gigaflops(ComputeDevice device) {
		var layer = new ScriptNode("layers.Convolution")
			.parameter("weight", HostTensor.constant(0.01f, CHANNELS, CHANNELS, KERNEL, KERNEL))
			.parameter("bias", HostTensor.constant(0, CHANNELS));
		try (var module = ScriptModule.load(layer, device)) {
			var x = HostTensor.constant(1, 1, CHANNELS, SIDE, SIDE).on(module.manager());
			convolve(module, x);
			var start = System.nanoTime();
			for (int i = 0; i < RUNS; i++) convolve(module, x);
			return RUNS * 2.0 * CHANNELS * CHANNELS * KERNEL * KERNEL * SIDE * SIDE / (System.nanoTime() - start);
		}
		catch (EngineException | LinkageError e) {
			throw new InputException("Cannot compute on '" + device.name() + "'",
				"the engine failed (" + String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given") + ")",
				"choose device=cpu", e);
		}
	}

	private static void convolve(ScriptModule module, NDArray x) {
		try (var scope = module.manager().newSubManager()) {
			// A graphics card works on its own: only a number read back tells that it has finished.
			module.call(scope, "forward", List.of(x)).get(0).sum().getFloat();
		}
	}
}
