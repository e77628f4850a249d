package io.github.coverfiji.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

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
	/** {@code RLIMIT_AS} of Linux: all memory that is mapped. */
	private static final int ALL_MEMORY = 9;

	private LimitedWork() {}

	/**
	 * @param args a model, megabytes, and the side of the image
	 * @throws IOException if the system does not tell its memory
	 */
	public static void main(String[] args) throws IOException {
		var progress = new Progress() {

			@Override
			public void log(String line) {
				System.out.println(line);
			}
		};
		try (var segmentation = new Segmentation(Path.of(args[0]), Runs.with(SegmentSettings.DEFAULT, "device", "cpu"))) {
			segmentation.apply(Runs.image(1), Progress.SILENT);
			limit(Long.parseLong(args[1]) << 20);
			System.out.println(IDS + ids(segmentation, image(Integer.parseInt(args[2])), progress));
		}
		catch (InputException e) {
			System.out.println(e.getMessage());
		}
	}

	/** @return noise */
	static CalibratedImage image(int side) {
		return Pictures.noise(Pictures.XY, side, side);
	}

	/** @return a digit for each pixel */
	static String ids(Segmentation segmentation, CalibratedImage image, Progress progress) {
		return Arrays.stream(Pictures.ids(segmentation.apply(image, progress).labels())).mapToObj(Integer::toString)
			.collect(Collectors.joining());
	}

	private static void limit(long more) throws IOException {
		var mapped = Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith("VmSize"))
			.mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElseThrow();
		var bounds = new long[] {mapped + more, mapped + more};
		var failed = NativeLibrary.getInstance("c").getFunction("setrlimit").invokeInt(new Object[] {ALL_MEMORY, bounds});
		if (failed != 0) throw new IllegalStateException("setrlimit failed");
	}
}
