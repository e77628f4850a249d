package io.github.coverfiji.train;

import com.sun.jna.NativeLibrary;
import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.engine.Optimiser;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A program that trains COVER with no more memory than it gives itself once all is loaded; Linux only. */
final class TightMemory {

	/** The address space, in {@code sys/resource.h}. */
	private static final int RLIMIT_AS = 9;

	private TightMemory() {}

	/** @param arguments megabytes more than the loaded program has, 0 for no limit; pairs of views in a step; their side */
	public static void main(String[] arguments) throws IOException {
		train("warm", 1, 32);
		var loaded = kilobytes("VmSize");
		var more = Long.parseLong(arguments[0]);
		if (more > 0) limit((loaded >> 10) + more);
		try {
			train("tight", Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
		}
		catch (InputException e) {
			say(e.getMessage());
		}
		say("took " + (kilobytes("VmPeak") - loaded >> 10) + " MB more");
	}

	private static void train(String name, int batch, int side) {
		var cover = Waves.cover(batch, side);
		try (var training = new Training(cover, cover.network(1), Schedule.cosine(1e-3, 3), Optimiser.Settings.ADAM,
			ComputeDevice.CPU))
		{
			training.run(name, new Progress() {

				@Override
				public void log(String line) {
					say(line);
				}
			}, (report, running) -> {});
			say(name + " done, passes " + (int) training.snapshot().get("#passes").values()[0]);
		}
	}

	private static void limit(long megabytes) {
		var both = new long[] {megabytes << 20, megabytes << 20};
		if (NativeLibrary.getInstance("c").getFunction("setrlimit").invokeInt(new Object[] {RLIMIT_AS, both}) != 0)
			throw new IllegalStateException("no limit");
	}

	private static long kilobytes(String what) throws IOException {
		return Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith(what + ":"))
			.mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElseThrow();
	}

	private static void say(String line) {
		System.out.println(line);
	}
}
