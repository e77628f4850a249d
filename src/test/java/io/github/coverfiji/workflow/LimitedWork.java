package io.github.coverfiji.workflow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import com.sun.jna.NativeLibrary;

import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/**
 * Segments an image after it has bounded the memory of its own process, as {@code ulimit -v} does, to so many megabytes more
 * than it had; prints what it says, and then the class of each pixel. To be started in a Java of its own, on Linux.
 */
final class LimitedWork {

	static final String IDS = "ids ";
	static final int WIDTH = 2048;
	static final int HEIGHT = 1024;
	/** {@code RLIMIT_AS} of Linux: all memory that is mapped. */
	private static final int ALL_MEMORY = 9;

	private LimitedWork() {}

	/**
	 * @param args a model, and megabytes
	 * @throws IOException if the system does not tell its memory
	 */
	public static void main(String[] args) throws IOException {
		var progress = new Progress() {

			@Override
			public void log(String line) {
				System.out.println(line);
			}
		};
		try (var segmentation = open(Path.of(args[0]))) {
			segmentation.apply(Runs.image(1), Progress.SILENT);
			limit(Long.parseLong(args[1]) << 20);
			System.out.println(IDS + ids(segmentation, image(), progress));
		}
		catch (InputException e) {
			System.out.println(e.getMessage());
		}
	}

	/** @return the model, applied in tiles that do not overlap */
	static Segmentation open(Path model) {
		return new Segmentation(model, Runs.with(Runs.with(SegmentSettings.DEFAULT, "device", "cpu"), "overlap", 0.0));
	}

	static CalibratedImage image() {
		return Pictures.noise(Pictures.XY, WIDTH, HEIGHT);
	}

	/** @return a digit for each pixel */
	static String ids(Segmentation segmentation, CalibratedImage image, Progress progress) {
		var ids = Pictures.ids(segmentation.apply(image, progress).labels());
		var digits = new byte[ids.length];
		for (var i = 0; i < ids.length; i++) digits[i] = (byte) ('0' + ids[i]);
		return new String(digits, StandardCharsets.US_ASCII);
	}

	private static void limit(long more) throws IOException {
		var mapped = Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith("VmSize"))
			.mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElseThrow();
		var bounds = new long[] {mapped + more, mapped + more};
		var failed = NativeLibrary.getInstance("c").getFunction("setrlimit").invokeInt(new Object[] {ALL_MEMORY, bounds});
		if (failed != 0) throw new IllegalStateException("setrlimit failed");
	}
}
