package io.github.coverfiji.task;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A disk of so many bytes, in memory, that is full when it is full: for tests of what only a real disk does. Needs Linux
 * and the right to mount; where it lacks, the test says that it was skipped.
 */
public final class SmallDisk implements AutoCloseable {

	private static final String BALLAST = "ballast";
	private static final int PIECE = 4096;
	private static final int STEADY = 3;
	private static final long PAUSE = 50;

	private final Path place;

	private SmallDisk(Path place) {
		this.place = place;
	}

	/**
	 * @param place where it appears; made if missing
	 * @param kibibytes its size, in steps of four
	 */
	public static SmallDisk at(Path place, int kibibytes) throws IOException {
		Files.createDirectories(place);
		var options = "size=" + kibibytes + "k,mode=1777";
		assumeTrue(ran("mount", "-t", "tmpfs", "-o", options, "cover-test", place.toString()),
			"skipped: this system lets nobody mount a small disk here");
		return new SmallDisk(place);
	}

	/** Writes until nothing more fits, also where others just gave up and made room. */
	public void fill() throws IOException {
		try (var out = Files.newOutputStream(place.resolve(BALLAST))) {
			for (var full = 0; full < STEADY; full++) {
				if (fill(out) > 0) full = 0;
				Thread.sleep(PAUSE);
			}
		}
		catch (InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}

	private static long fill(OutputStream out) {
		for (var written = 0L;; written += PIECE)
			try {
				out.write(new byte[PIECE]);
			}
			catch (IOException full) {
				return written;
			}
	}

	/** Makes room again. */
	public void free() throws IOException {
		Files.delete(place.resolve(BALLAST));
	}

	/**
	 * Makes a folder refuse new files, or take them again: by its rights, or for root, whom rights do not bind, by a flag
	 * of the file system.
	 */
	public static void refuse(Path folder, boolean refused) {
		var root = "root".equals(System.getProperty("user.name"));
		assumeTrue(root ? ran("chattr", refused ? "+i" : "-i", folder.toString())
			: folder.toFile().setWritable(!refused), "skipped: this system has no folders that refuse files");
	}

	@Override
	public void close() throws IOException {
		if (!ran("umount", "-l", place.toString())) throw new IOException("cannot unmount " + place);
	}

	private static boolean ran(String... command) {
		return ranAs(List.of(command)) || ranAs(Stream.concat(Stream.of("sudo", "-n"), Stream.of(command)).toList());
	}

	private static boolean ranAs(List<String> command) {
		try {
			var process = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.redirectError(ProcessBuilder.Redirect.DISCARD).start();
			return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
		}
		catch (IOException e) {
			return false; // no such program here
		}
		catch (InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}
}
