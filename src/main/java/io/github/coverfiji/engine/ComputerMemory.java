package io.github.coverfiji.engine;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * Memory of this computer, or of the container that this process is confined to. Files that the system keeps in memory only
 * because nobody needs it count as free.
 *
 * @param total bytes in all, without the part of the disk that swaps
 * @param free bytes that a program may still take
 */
public record ComputerMemory(long total, long free) {

	/** @return what the system says now */
	public static ComputerMemory now() {
		var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
		var total = system.getTotalMemorySize();
		return new ComputerMemory(total, Math.min(total, available(system.getFreeMemorySize(),
			number(Path.of("/proc/meminfo"), "MemAvailable:", 1 << 10), number(Path.of("/sys/fs/cgroup/memory.stat"),
				"inactive_file ", 1))));
	}

	/**
	 * @param unused bytes that hold nothing
	 * @param computer bytes that Linux could free on the whole computer
	 * @param kept bytes of files that a container holds
	 * @return bytes that a program may take
	 */
	static long available(long unused, OptionalLong computer, OptionalLong kept) {
		if (computer.isEmpty()) return unused;
		// outside of containers, a part of what could be freed; inside, all that this container may have
		return kept.isEmpty() ? computer.getAsLong() : Math.min(computer.getAsLong(), unused + kept.getAsLong());
	}

	/** @return the number in the line that begins so; none on other systems */
	static OptionalLong number(Path file, String begin, long unit) {
		if (!Files.isReadable(file)) return OptionalLong.empty();
		try (var lines = Files.lines(file)) {
			return lines.filter(line -> line.startsWith(begin)).mapToLong(line -> unit * Long.parseLong(line.replaceAll("\\D", "")))
				.findFirst();
		}
		catch (IOException e) {
			System.getLogger("COVER").log(System.Logger.Level.DEBUG, "free memory is taken from Java", e);
			return OptionalLong.empty();
		}
	}
}
