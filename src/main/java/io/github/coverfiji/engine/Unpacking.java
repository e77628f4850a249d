package io.github.coverfiji.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/** Takes the native libraries out of archives: Python wheels, PyTorch's zip for C++, jars of DJL. */
final class Unpacking {

	private static final Pattern LIBRARY = Pattern.compile("[\\w.+-]*\\.(so(\\.\\d+)*|dll)");
	/** Parts of PyTorch that need Python. */
	private static final Pattern PYTHON = Pattern.compile("[^/]*(python|shm)[^/]*");
	private static final String TORCH = "torch/lib/";
	private static final long MEGABYTE = 1_000_000;

	private Unpacking() {}

	/**
	 * Unpacks PyTorch's libraries to {@code torch/lib} and NVIDIA's to {@code nvidia/NAME/lib}, where they look for each
	 * other.
	 *
	 * @param archives zip files of whatever ending
	 * @param folder where to; must exist
	 * @param progress hears megabytes
	 * @throws InputException if the disk is too small
	 * @throws IOException if an archive cannot be read or the disk refuses
	 */
	static void into(Path folder, List<Path> archives, Progress progress) throws IOException {
		long bytes = 0;
		for (var archive : archives) bytes += size(archive);
		var free = Files.getFileStore(folder).getUsableSpace();
		if (free < bytes) throw new InputException("Cannot unpack PyTorch for graphics cards", "it needs " + bytes / MEGABYTE
			+ " MB and only " + free / MEGABYTE + " MB are free in '" + folder + "'",
			"make room there, or set DJL_CACHE_DIR to a folder on a larger disk");
		var stage = progress.stage("Unpacking PyTorch for graphics cards, MB", Math.max(1, bytes / MEGABYTE));
		long done = 0;
		for (var archive : archives) done = unpack(archive, folder, stage, done);
	}

	/** @return where the library of an entry goes, relative to the folder; empty if it is none */
	static Optional<String> place(String entry) {
		var name = entry.substring(entry.lastIndexOf('/') + 1);
		if (!LIBRARY.matcher(name).matches() || PYTHON.matcher(name).matches()) return Optional.empty();
		if (entry.matches("(lib)?torch/lib/[^/]+|pytorch/[^/]+/[^/]+/[^/]+")) return Optional.of(TORCH + name);
		return entry.matches("(\\w+/)+lib/[^/]+") ? Optional.of(entry) : Optional.empty();
	}

	private static long size(Path archive) throws IOException {
		try (var zip = new ZipFile(archive.toFile())) {
			return zip.stream().filter(entry -> place(entry.getName()).isPresent()).mapToLong(ZipEntry::getSize).sum();
		}
	}

	private static long unpack(Path archive, Path folder, Progress.Stage stage, long before) throws IOException {
		var done = before;
		try (var zip = new ZipFile(archive.toFile())) {
			for (var entry : zip.stream().filter(e -> place(e.getName()).isPresent()).toList()) {
				var target = folder.resolve(place(entry.getName()).orElseThrow()).normalize();
				if (!target.startsWith(folder.normalize())) throw new IOException("'" + entry.getName() + "' leaves the folder");
				Files.createDirectories(target.getParent());
				done = copy(zip, entry, target, stage, done);
			}
		}
		return done;
	}

	private static long copy(ZipFile zip, ZipEntry entry, Path target, Progress.Stage stage, long before)
		throws IOException {
		var done = before;
		try (var in = zip.getInputStream(entry); var out = Files.newOutputStream(target)) {
			var buffer = new byte[1 << 20];
			for (int read; (read = in.read(buffer)) >= 0; done += read) {
				// room was made for as much as the archive says
				if (done + read - before > entry.getSize()) throw new IOException("'" + entry.getName() + "' is larger than it says");
				out.write(buffer, 0, read);
				stage.reached(done / MEGABYTE);
			}
		}
		return done;
	}
}
