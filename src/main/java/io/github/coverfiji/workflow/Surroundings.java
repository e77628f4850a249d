package io.github.coverfiji.workflow;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.coverfiji.train.Software;

/** Where this program runs, as far as it bears on faults: versions, memory, processor, settings and jars. */
final class Surroundings {

	/** Folders of Fiji that hold jars. */
	private static final List<String> JAR_FOLDERS = List.of("jars", "plugins");
	private static final int DEPTH = 4;
	private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
	/** Variables that change what the engine does; others may hold secrets. */
	private static final String ENGINE_VARIABLES = "(DJL|PYTORCH|OMP|MKL|KMP|CUDA|NVIDIA)_.*";

	private Surroundings() {}

	/**
	 * @param host the program around this software and its version, such as {@code ImageJ 1.54p}
	 * @param home folder of that program, if it has one
	 * @return lines for people
	 */
	static List<String> lines(String host, Optional<Path> home) {
		var lines = new ArrayList<>(List.of("Software: " + Software.NAME, "Host: " + host));
		lines.addAll(EngineCheck.machine());
		lines.add("Processor: " + processor());
		lines.add("Language: " + Locale.getDefault() + ", texts in " + Charset.defaultCharset());
		lines.add("Java's options: " + ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
			.map(Surroundings::withoutSecrets).collect(Collectors.joining(" ")));
		System.getenv().entrySet().stream().filter(e -> e.getKey().matches(ENGINE_VARIABLES)).sorted(Map.Entry.comparingByKey())
			.forEach(e -> lines.add(e.getKey() + "=" + e.getValue()));
		lines.add("Jars:");
		jars(home).forEach(jar -> lines.add("  " + jar));
		return lines;
	}

	/** A proxy's password may be among the properties: of those the name will do. */
	private static String withoutSecrets(String option) {
		return option.startsWith("-X") ? option : option.replaceFirst("=.*", "=...");
	}

	private static String processor() {
		var known = System.getenv().getOrDefault("PROCESSOR_IDENTIFIER", System.getProperty("os.arch"));
		if (!Files.isReadable(PROCESSORS)) return known;
		try (var lines = Files.lines(PROCESSORS)) {
			return lines.filter(l -> l.startsWith("model name")).map(l -> l.substring(l.indexOf(':') + 1).strip()).findFirst()
				.orElse(known);
		}
		catch (IOException | UncheckedIOException e) {
			return known + " (" + PROCESSORS + " cannot be read)";
		}
	}

	/** Names alone, as versions stand in them: those of the program's folders, else those of the class path. */
	private static Set<String> jars(Optional<Path> home) {
		var found = home.stream().flatMap(h -> JAR_FOLDERS.stream().map(h::resolve)).filter(Files::isDirectory)
			.flatMap(folder -> within(folder)).collect(Collectors.toCollection(TreeSet::new));
		if (!found.isEmpty()) return found;
		return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).filter(e -> e.endsWith(".jar"))
			.map(entry -> Path.of(entry).getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
	}

	private static Stream<String> within(Path folder) {
		try (var files = Files.walk(folder, DEPTH)) {
			return files.filter(f -> f.toString().endsWith(".jar")).map(f -> folder.getParent().relativize(f).toString())
				.toList().stream();
		}
		catch (IOException | UncheckedIOException e) {
			return Stream.of(folder.getFileName() + " cannot be listed (" + e.getMessage() + ")");
		}
	}
}
