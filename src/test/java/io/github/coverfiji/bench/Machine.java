package io.github.coverfiji.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.sun.management.OperatingSystemMXBean;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.engine.EngineReport;

/** What figures were measured on. */
final class Machine {

	private static final Path PROCESSOR = Path.of("/proc/cpuinfo");
	private static final List<String> EXTENSIONS = List.of("avx2", "avx512f", "avx512_bf16", "amx_bf16");

	private Machine() {}

	/**
	 * @return one line: processor, cores and how many are in use (negative where the system does not tell), memory, Java,
	 *         engine, date
	 * @throws IOException if the system's description of the processor cannot be read
	 */
	static String describe() throws IOException {
		var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
		var load = system.getSystemLoadAverage();
		var engine = EngineReport.measure(ComputeDevice.CPU);
		return String.format(Locale.ROOT,
			"%s, %d logical cores (load %.1f before), %d GiB, %s; Java %s, PyTorch %s by DJL %s, "
				+ "%.0f GFLOP/s in a convolution; %s", processor(), Runtime.getRuntime().availableProcessors(), load,
			Math.round(system.getTotalMemorySize() / (double) (1 << 30)), System.getProperty("os.name"),
			System.getProperty("java.version"), engine.pytorch(), engine.djl(), engine.gigaflops(), LocalDate.now());
	}

	/** Linux tells the name and what the processor can do, others the kind alone. */
	private static String processor() throws IOException {
		if (!Files.exists(PROCESSOR))
			return System.getenv().getOrDefault("PROCESSOR_IDENTIFIER", System.getProperty("os.arch"));
		var name = value("model name");
		var known = List.of(value("flags").split(" "));
		var extensions = EXTENSIONS.stream().filter(known::contains).map(flag -> flag.toUpperCase(Locale.ROOT))
			.collect(Collectors.joining(", "));
		return Stream.of(name.isEmpty() ? System.getProperty("os.arch") : name, extensions).filter(text -> !text.isEmpty())
			.collect(Collectors.joining(" with "));
	}

	private static String value(String key) throws IOException {
		return Files.readAllLines(PROCESSOR).stream().filter(line -> line.startsWith(key)).findFirst()
			.map(line -> line.substring(line.indexOf(':') + 1).strip()).orElse("");
	}
}
