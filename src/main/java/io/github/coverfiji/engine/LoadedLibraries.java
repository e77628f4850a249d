package io.github.coverfiji.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The native libraries in this process, as far as the system tells: Linux does. */
final class LoadedLibraries {

	private static final Path MAPS = Path.of("/proc/self/maps");
	private static final int FIELDS = 6;

	private LoadedLibraries() {}

	/** @return whether it is known that nothing of a folder is loaded, so that another PyTorch can be tried */
	static boolean canTryAnother(Path folder) {
		return Files.isReadable(MAPS) && files().stream().noneMatch(file -> Path.of(file).startsWith(folder));
	}

	/** @return the PyTorch libraries that are loaded, by whomever; none if the system does not tell */
	static List<String> torches() {
		return files().stream().filter(file -> file.matches(".*/libtorch_cpu\\.so[^/]*")).toList();
	}

	private static List<String> files() {
		if (!Files.isReadable(MAPS)) return List.of();
		try {
			// Not line by line, as an interrupt would break that off.
			return Files.readAllLines(MAPS).stream().map(line -> line.split("\\s+", FIELDS))
				.filter(f -> f.length == FIELDS && f[FIELDS - 1].startsWith("/")).map(f -> f[FIELDS - 1]).distinct().toList();
		}
		catch (IOException e) {
			throw new java.io.UncheckedIOException("the list of loaded libraries cannot be read", e);
		}
	}
}
