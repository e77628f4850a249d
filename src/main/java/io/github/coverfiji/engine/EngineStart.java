package io.github.coverfiji.engine;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import com.sun.jna.NativeLibrary;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.util.Utils;

import io.github.coverfiji.task.InputException;

/**
 * The one start of PyTorch in a Java process, which decides on its libraries: those for graphics cards if the user
 * supplied some and they have not failed, else those for the processor on the class path. The network is never used.
 *
 * @param engine the engine
 * @param trouble why the supplied libraries for graphics cards are not in use, with what to do; empty if they are, or
 *          none were supplied
 */
record EngineStart(Engine engine, String trouble) {

	private static final System.Logger LOG = System.getLogger("COVER");
	private static final String AGAIN = "; COVER Check Engine with supply=download or supply=folder tries again";

	/** A process loads PyTorch once, and cannot try another after half of one is loaded. */
	private static EngineStart started;
	private static InputException lost;

	/**
	 * @return the engine, started at the first call
	 * @throws InputException if it cannot be loaded
	 */
	static synchronized EngineStart get() {
		if (lost != null) throw lost;
		if (started == null) started = start(GpuLibraries.ofUser());
		return started;
	}

	/** @return whether the engine runs, so that another library takes effect only after a restart */
	static synchronized boolean isOver() {
		return started != null || lost != null;
	}

	private static EngineStart start(GpuLibraries libraries) {
		var supplied = Utils.getEnvOrSystemProperty("PYTORCH_LIBRARY_PATH") == null ? libraries.supplied()
			: Optional.<GpuLibraries.Supplied>empty();
		if (supplied.isEmpty()) return new EngineStart(plain(), "");
		var fault = supplied.get().fault();
		if (!fault.isEmpty()) return onProcessor(supplied.get().folder(), fault);
		try {
			return new EngineStart(onCards(supplied.get().folder()), "");
		}
		catch (EngineException | LinkageError e) {
			libraries.failed(supplied.get(), EngineFault.reason(e));
			if (!LoadedLibraries.canTryAnother(supplied.get().folder())) throw mustRestart(supplied.get().folder(), e);
			return onProcessor(supplied.get().folder(), EngineFault.reason(e));
		}
	}

	private static EngineStart onProcessor(Path folder, String fault) {
		var trouble = "the PyTorch for graphics cards in '" + folder + "' did not load (" + fault + ")" + AGAIN;
		LOG.log(System.Logger.Level.WARNING, "Computing on the processor: " + trouble);
		return new EngineStart(plain(), trouble);
	}

	private static InputException mustRestart(Path folder, Throwable fault) {
		lost = new InputException("Cannot start the tensor engine", "the PyTorch for graphics cards in '" + folder
			+ "' loaded only in part (" + EngineFault.reason(fault) + "), and a program can load PyTorch only once",
			"restart Fiji: it will then compute on the processor, and COVER Check Engine says what to do about the card", fault);
		return lost;
	}

	private static Engine plain() {
		try {
			return load(Map.of());
		}
		catch (EngineException | LinkageError e) {
			throw EngineFault.explain(e);
		}
	}

	private static Engine onCards(Path folder) {
		// Windows looks for the neighbours of a library beside it only when asked to, as JNA does and DJL does not.
		if (System.getProperty("os.name").startsWith("Win"))
			NativeLibrary.getInstance(folder.resolve(System.mapLibraryName("torch_cuda")).toString());
		var settings = new LinkedHashMap<String, String>();
		settings.put("PYTORCH_LIBRARY_PATH", folder.toString());
		// DJL guesses from whatever CUDA runtime lies on the path, and took Blackwell cards for "cu065".
		settings.put("PYTORCH_FLAVOR", NvidiaCard.FLAVOUR);
		return load(settings);
	}

	/** The settings hold for the start alone: another plugin may have its own DJL in this process. */
	private static Engine load(Map<String, String> settings) {
		var all = new LinkedHashMap<>(settings);
		all.put("ai.djl.offline", "true");
		var before = new LinkedHashMap<String, String>();
		all.forEach((name, value) -> before.put(name, System.setProperty(name, value)));
		try {
			return Engine.getEngine("PyTorch");
		}
		finally {
			before.forEach((name, value) -> {
				if (value == null) System.clearProperty(name);
				else System.setProperty(name, value);
			});
		}
	}
}
