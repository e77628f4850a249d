package io.github.coverfiji.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

import com.sun.management.ThreadMXBean;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.engine.Optimiser;
import io.github.coverfiji.method.Objective;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.train.Schedule;
import io.github.coverfiji.train.Training;

/**
 * Steps a second with images read, cropped and normalised on the way ÷ steps a second on one batch repeated, in turns
 * in this process; and how much of Java's memory a step takes and gives back:
 *
 * <pre>
 * mvn -q test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=io.github.coverfiji.bench.LoaderRatio
 * </pre>
 */
public final class LoaderRatio {

	private static final int TURNS = 3;
	private static final int SMALL = 16;
	private static final int BASE = 32;
	private static final String SHAPE = "2x192x192";

	private LoaderRatio() {}

	/**
	 * Mean seconds of a step of a turn, the first left out, and bytes that all threads took from Java's memory.
	 */
	private record Pace(double seconds, double bytes) {

		static Pace of(Objective objective, int steps) {
			var times = new ArrayList<Long>();
			var bytes = new ArrayList<Long>();
			try (var training = new Training(objective, objective.network(CoverWork.SEED), Schedule.cosine(1e-4, steps + 1L),
				Optimiser.Settings.ADAM, ComputeDevice.CPU))
			{
				training.run("Measuring", Progress.SILENT, (report, after) -> {
					times.add(System.nanoTime());
					bytes.add(allocated());
				});
			}
			return new Pace((times.get(steps) - times.get(0)) / 1e9 / steps,
				(bytes.get(steps) - bytes.get(0)) / (double) steps);
		}

		private static long allocated() {
			var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
			return LongStream.of(threads.getThreadAllocatedBytes(threads.getAllThreadIds())).filter(bytes -> bytes > 0).sum();
		}
	}

	/** @param args none */
	public static void main(String[] args) {
		System.out.print(Finding.table(measure()));
	}

	/** @return ratio and memory for the widths small and base */
	static List<Finding> measure() {
		var findings = new ArrayList<Finding>();
		findings.addAll(compare(SMALL, 12));
		findings.addAll(compare(BASE, 4));
		return findings;
	}

	private static List<Finding> compare(int width, int steps) {
		var objective = CoverWork.of(width, SHAPE).objective();
		var repeated = RepeatedBatch.of(objective);
		var real = new Turns();
		var same = new Turns();
		var bytes = new double[TURNS];
		for (int turn = 0; turn < TURNS; turn++) {
			var pace = Pace.of(objective, steps);
			real.add(pace.seconds);
			bytes[turn] = pace.bytes;
			same.add(Pace.of(repeated, steps).seconds);
		}
		var work = "COVER " + SHAPE + ", width " + width;
		var least = Arrays.stream(bytes).min().orElseThrow() / 1e6;
		return List.of(Turns.ratio(work + ": steps a second with real data ÷ with a repeated batch",
			"a step on a repeated batch", same, "on real data", real),
			new Finding(work + ": Java's memory a step", String.format(Locale.ROOT, "%.3g MB", least), "of all threads"));
	}
}
