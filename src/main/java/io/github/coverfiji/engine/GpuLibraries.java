package io.github.coverfiji.engine;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

import ai.djl.util.Utils;

import io.github.coverfiji.task.AtomicFile;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/**
 * The PyTorch for graphics cards that a user has, and a note of it that the engine reads when it starts.
 *
 * @param room folder of the note and of what was fetched or unpacked; made when needed
 */
public record GpuLibraries(Path room) {

	private static final String WHAT = "Cannot take PyTorch for graphics cards";
	private static final Duration PAUSE = Duration.ofSeconds(5);
	private static final String NOTE = "supplied.properties";

	/**
	 * What is noted.
	 *
	 * @param folder holds the libraries
	 * @param fault why they cannot be used; empty as long as they may work
	 */
	public record Supplied(Path folder, String fault) {}

	/** @return those of the user, beside the other libraries of DJL ({@code DJL_CACHE_DIR}, else {@code ~/.djl.ai}) */
	public static GpuLibraries ofUser() {
		EngineLog.quiet();
		return new GpuLibraries(Utils.getEngineCacheDir("pytorch").resolve("cover-gpu").toAbsolutePath());
	}

	/** @return what was supplied, unless its folder is gone */
	public Optional<Supplied> supplied() {
		var note = room.resolve(NOTE);
		if (!Files.exists(note)) return Optional.empty();
		var entries = new Properties();
		try (var in = Files.newBufferedReader(note)) {
			entries.load(in);
		}
		catch (IOException e) {
			throw new InputException("Cannot read '" + note + "'", e.getMessage(), "remove that file", e);
		}
		var folder = Path.of(entries.getProperty("folder", ""));
		return holdsCuda(folder) ? Optional.of(new Supplied(folder, entries.getProperty("fault", ""))) : Optional.empty();
	}

	/**
	 * Fetches the libraries, unless they were fetched before, and notes them.
	 *
	 * @param parts the archives
	 * @param progress hears megabytes and the time left; cancelling keeps what has arrived
	 * @return the folder with the libraries
	 * @throws InputException if there are none for this system, or network or disk refuse
	 */
	public Path download(List<GpuPart> parts, Progress progress) {
		if (parts.isEmpty()) throw new InputException(WHAT, "there is none for " + GpuPart.platformHere(),
			"use device=cpu; Linux and Windows on x86-64 with an NVIDIA card can use one");
		var target = room.resolve("fetched-" + parts.get(0).sha256().substring(0, 12));
		if (!Files.exists(target)) {
			var archives = new ArrayList<Path>();
			makeRoom();
			for (var part : parts) {
				progress.log("Fetching " + part.address());
				archives.add(new Fetching(part, room, PAUSE).run(progress));
			}
			unpack(archives, target, progress);
			removeAll(archives);
		}
		return note(libraries(target), "");
	}

	/**
	 * Takes libraries that were fetched otherwise, and notes them.
	 *
	 * @param given a folder with unpacked libraries (used where it lies), a folder with archives, or an archive
	 * @param progress hears megabytes while archives are unpacked
	 * @return the folder with the libraries
	 * @throws InputException if there is no PyTorch for CUDA in it, or the disk refuses
	 */
	public Path take(Path given, Progress progress) {
		var path = given.toAbsolutePath().normalize();
		if (find(path).isPresent()) return note(libraries(path), "");
		var archives = archives(path);
		if (archives.isEmpty()) throw nothingIn(path);
		var target = room.resolve("taken-" + Integer.toHexString(path.hashCode()));
		unpack(archives, target, progress);
		return note(libraries(target), "");
	}

	/** Notes that the engine could not use what was supplied, so that the next start does without. */
	void failed(Supplied supplied, String fault) {
		note(supplied.folder, fault);
	}

	private Path note(Path folder, String fault) {
		if (folder.toString().contains(File.pathSeparator)) throw new InputException(WHAT, "the path '" + folder
			+ "' contains " + File.pathSeparator, "move it to a folder whose path does not");
		var entries = new Properties();
		entries.setProperty("folder", folder.toString());
		entries.setProperty("fault", fault);
		AtomicFile.write(room.resolve(NOTE), temporary -> {
			try (var out = Files.newBufferedWriter(temporary)) {
				entries.store(out, null);
			}
		});
		return folder;
	}

	private void unpack(List<Path> archives, Path target, Progress progress) {
		makeRoom();
		var unfinished = target.resolveSibling(target.getFileName() + ".part");
		try {
			remove(unfinished);
			Files.createDirectories(unfinished);
			Unpacking.into(unfinished, archives, progress);
			if (find(unfinished).isEmpty()) throw nothingIn(archives.get(0).getParent());
			remove(target);
			Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (IOException e) {
			throw new InputException(WHAT, e.getClass().getSimpleName() + " (" + e.getMessage() + ")",
				"check that the archives are whole and that there is room in '" + room + "'", e);
		}
	}

	private void makeRoom() {
		try {
			Files.createDirectories(room);
		}
		catch (IOException e) {
			throw new InputException("Cannot write to '" + room + "'", e.getClass().getSimpleName(),
				"set DJL_CACHE_DIR to a folder that can be written to", e);
		}
	}

	private static List<Path> archives(Path path) {
		if (Files.isRegularFile(path)) return isArchive(path) ? List.of(path) : List.of();
		if (!Files.isDirectory(path)) throw new InputException(WHAT, "'" + path + "' does not exist", "check the path");
		try (var files = Files.list(path)) {
			return files.filter(GpuLibraries::isArchive).sorted().toList();
		}
		catch (IOException e) {
			throw new InputException(WHAT, "the folder '" + path + "' cannot be read", "check its permissions", e);
		}
	}

	private static boolean isArchive(Path path) {
		return path.toString().matches("(?i).*\\.(whl|zip|jar)");
	}

	private static Path libraries(Path folder) {
		return find(folder).orElseThrow(() -> nothingIn(folder));
	}

	private static Optional<Path> find(Path folder) {
		return Stream.of("", "lib", "torch/lib", "libtorch/lib").map(folder::resolve).filter(GpuLibraries::holdsCuda)
			.map(Path::normalize).findFirst();
	}

	private static boolean holdsCuda(Path folder) {
		return Stream.of("torch", "torch_cuda")
			.allMatch(name -> Files.isRegularFile(folder.resolve(System.mapLibraryName(name))));
	}

	private static InputException nothingIn(Path path) {
		return new InputException(WHAT, "'" + path + "' holds no " + System.mapLibraryName("torch_cuda"),
			"give the folder 'lib' of PyTorch 2.7.1 for CUDA 12.8, or its archives; on another computer with the same system,"
				+ " supply=download fetches them");
	}

	private void removeAll(List<Path> files) {
		try {
			for (var file : files) Files.deleteIfExists(file);
		}
		catch (IOException e) {
			throw new InputException("Cannot tidy up '" + room + "'", e.getMessage(), "remove the .whl files there by hand", e);
		}
	}

	private static void remove(Path folder) throws IOException {
		if (!Files.exists(folder)) return;
		try (var files = Files.walk(folder)) {
			for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
		}
	}
}
