package io.github.coverfiji.workflow;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.engine.EngineJars;
import io.github.coverfiji.engine.EngineReport;
import io.github.coverfiji.engine.GpuLibraries;
import io.github.coverfiji.engine.NvidiaCards;
import io.github.coverfiji.engine.TwiceLoaded;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.train.Software;

/** Finds out whether and on what the tensor engine works here, and what to do where it does not. */
public final class EngineCheck {

	private static final String TO_DO = "To do: ";

	private EngineCheck() {}

	/**
	 * What was found.
	 *
	 * @param works whether a convolution was computed on the device asked for
	 * @param lines the report, to be shown as it is
	 */
	public record Report(boolean works, List<String> lines) {

		/** @return the lines as one text */
		public String text() {
			return String.join("\n", lines) + "\n";
		}
	}

	/**
	 * Tries everything and reports faults instead of throwing them; takes seconds.
	 *
	 * @param device auto, cpu, gpu, gpu1 …
	 * @param progress may cancel
	 * @return the report
	 */
	public static Report run(String device, Progress progress) {
		var lines = new ArrayList<String>();
		lines.add("Software: " + Software.NAME);
		lines.addAll(machine());
		var advice = new CardAdvice(NvidiaCards.find(progress), System.getProperty("os.name"),
			GpuLibraries.ofUser().supplied());
		lines.addAll(advice.lines());
		progress.check("Checking the engine");
		var works = tryEngine(device, advice, lines);
		TwiceLoaded.find().forEach(files -> lines.add(TO_DO + "a library is there twice, remove the older file and restart: "
			+ files));
		EngineJars.foreign().forEach(sentence -> lines.add(TO_DO + sentence));
		EngineJars.foreignLibraries().forEach(sentence -> lines.add("Note: " + sentence));
		return new Report(works, List.copyOf(lines));
	}

	private static boolean tryEngine(String device, CardAdvice advice, List<String> lines) {
		try {
			var used = ComputeDevice.of(device);
			var engine = EngineReport.measure(used);
			lines.add("Engine: PyTorch " + engine.pytorch() + " through DJL " + engine.djl());
			lines.add("PyTorch library: " + engine.library() + (engine.cards() ? ", uses graphics cards" : ", on the processor"));
			advice.onGuess(engine.guess()).ifPresent(lines::add);
			lines.add("Device used: " + used.name() + " (device=" + device + ")");
			if (!used.detour().isEmpty()) lines.add("Not on a graphics card: " + used.detour());
			lines.add(String.format(Locale.ROOT, "Speed: %.0f GFLOP/s in 32-bit convolutions", engine.gigaflops()));
			if (!engine.cards()) lines.add(TO_DO + advice.toDo());
			return true;
		}
		catch (InputException e) {
			lines.add("Engine: does not work. " + e.getMessage());
			if (!device.equals("cpu")) lines.add(TO_DO + advice.toDo());
			return false;
		}
	}

	/** @return Java, system and memory */
	static List<String> machine() {
		var java = Runtime.getRuntime();
		var held = java.totalMemory() - java.freeMemory();
		var lines = new ArrayList<String>();
		lines.add("Java: " + property("java.version") + " (" + property("java.vendor") + "), may use "
			+ gigabytes(java.maxMemory()) + ", free " + gigabytes(java.maxMemory() - held));
		lines.add("System: " + property("os.name") + " " + property("os.version") + " " + property("os.arch") + ", "
			+ java.availableProcessors() + " processor cores");
		if (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean computer)
			lines.add("Memory: " + gigabytes(computer.getTotalMemorySize()) + ", free "
				+ gigabytes(computer.getFreeMemorySize()));
		return lines;
	}

	private static String property(String name) {
		return System.getProperty(name);
	}

	private static String gigabytes(long bytes) {
		return String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
	}
}
