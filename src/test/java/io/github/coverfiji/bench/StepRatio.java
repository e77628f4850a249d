package io.github.coverfiji.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A step of COVER at the paper's widths (forward, backward, Adam; views are given) against the same in plain PyTorch,
 * which has to be installed in Python. Each runs in a process of its own, in turns; the best of all turns counts:
 *
 * <pre>
 * mvn -q test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=io.github.coverfiji.bench.StepRatio
 * </pre>
 *
 * Arguments, if any, are {@code BATCH SIDE DIMENSION} of the one case to measure.
 */
public final class StepRatio {

	private static final int TURNS = 3;
	private static final int RADIUS = 2;
	private static final String OURS = "ours";
	private static final List<List<String>> CASES = List.of(List.of("2", "192", "2"), List.of("1", "384", "2"),
		List.of("1", "64", "3"));
	private static final Pattern RESULT = Pattern.compile("best ([0-9.]+) s.* peak (\\d+) MiB");

	private StepRatio() {}

	/**
	 * What one program took.
	 *
	 * @param seconds best step of each turn
	 * @param memory MiB at most
	 */
	private record Cost(Turns seconds, AtomicInteger memory) {

		Cost() {
			this(new Turns(), new AtomicInteger());
		}

		/** Nothing is added where the program ends without a result, as Python does without PyTorch. */
		void measure(List<String> command) {
			var result = RESULT.matcher(OwnProcess.output(command));
			if (!result.find()) return;
			seconds.add(Double.parseDouble(result.group(1)));
			memory.accumulateAndGet(Integer.parseInt(result.group(2)), Math::max);
		}
	}

	/**
	 * @param args see above; or, in the process that is measured, {@code ours} and a case
	 * @throws IOException if this system tells no peak of memory
	 */
	public static void main(String[] args) throws IOException {
		if (args.length > 0 && args[0].equals(OURS)) run(Arrays.stream(args).skip(1).mapToInt(Integer::parseInt).toArray());
		else System.out.print(Finding.table(args.length == 0 ? measure() : compare(List.of(args))));
	}

	/** @return the ratios of all cases */
	static List<Finding> measure() {
		return CASES.stream().flatMap(one -> compare(one).stream()).toList();
	}

	private static List<Finding> compare(List<String> one) {
		var java = OwnProcess.java(StepRatio.class, "512m", Stream.concat(Stream.of(OURS), one.stream()).toList());
		var python = List.of("python3", "src/test/python/pytorch_step.py", one.get(0), one.get(1), one.get(2),
			"" + steps(Integer.parseInt(one.get(2))));
		var ours = new Cost();
		var theirs = new Cost();
		for (int i = 0; i < TURNS; i++) {
			ours.measure(java);
			theirs.measure(python);
		}
		var work = "step " + one.get(2) + "D, batch " + one.get(0) + ", side " + one.get(1) + ", full widths: PyTorch ÷ ours";
		return List.of(Turns.ratio(work, "PyTorch", theirs.seconds, "ours", ours.seconds),
			new Finding(work + ", memory", Turns.quotient(theirs.memory.get(), ours.memory.get()),
				theirs.memory + " and " + ours.memory + " MiB at most"));
	}

	/** After the first one, which does not count; of volumes few, a step takes ten times as long. */
	private static int steps(int dimension) {
		return dimension == 2 ? 6 : 2;
	}

	private static void run(int... one) throws IOException {
		var best = new GivenStep(one[0], one[1], one[2], RADIUS).seconds(steps(one[2]));
		System.out.printf(Locale.ROOT, "best %.3f s, peak %d MiB%n", best, peak());
	}

	/** The most memory that this process held, Java's and the engine's together; Linux tells it. */
	private static long peak() throws IOException {
		return Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith("VmHWM"))
			.mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024).findFirst().orElse(0);
	}
}
