package io.github.coverfiji.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What was done, what was broken on purpose, and what was lost, as a table. */
final class Tally {

	private static final Path STATUS = Path.of("/proc/self/status");
	private static final int KILOBYTE = 1024;
	private static final int MEGABYTE = KILOBYTE * KILOBYTE;

	private final long start = System.nanoTime();
	private final Map<String, Long> counts = new LinkedHashMap<>();
	private final Map<String, String> memory = new LinkedHashMap<>();
	private final List<String> losses = new ArrayList<>();

	/** Adds to a row of the table. */
	void add(String what, long count) {
		counts.merge(what, count, Long::sum);
	}

	/** A loss: what a user had and has no more, or what is there and wrong. */
	void lost(String what) {
		losses.add(what);
		System.out.println("LOST: " + what);
	}

	/** @return whether nothing was lost */
	boolean nothingLost() {
		return losses.isEmpty();
	}

	/** Notes the memory of this process, all of it, after a collection of garbage. */
	void memory(String when) throws IOException {
		System.gc();
		var resident = !Files.exists(STATUS) ? "not told by this system" : Files.readAllLines(STATUS).stream()
			.filter(line -> line.startsWith("VmRSS")).map(line -> Long.parseLong(line.replaceAll("\\D", "")) / KILOBYTE + " MB")
			.findFirst().orElseThrow();
		var java = Runtime.getRuntime();
		memory.put("memory (RSS) of the long-living Java, " + when, String.format("%s, of it Java's heap %d MB (%d MB in use)",
			resident, java.totalMemory() / MEGABYTE, (java.totalMemory() - java.freeMemory()) / MEGABYTE));
	}

	/** @return the table in Markdown */
	String table() {
		var rows = new LinkedHashMap<String, Object>();
		rows.put("minutes", Duration.ofNanos(System.nanoTime() - start).toMinutes());
		rows.putAll(counts);
		rows.put("losses of data", losses.size());
		rows.putAll(memory);
		return "| what | how many |\n|---|---|\n" + rows.entrySet().stream()
			.map(row -> "| " + row.getKey() + " | " + row.getValue() + " |\n").collect(Collectors.joining())
			+ losses.stream().map(loss -> "\nLost: " + loss + "\n").collect(Collectors.joining());
	}
}
