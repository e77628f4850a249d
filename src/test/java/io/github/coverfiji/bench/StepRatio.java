package io.github.coverfiji.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.engine.Gradients;
import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.engine.Optimiser;
import io.github.coverfiji.engine.ScriptModule;
import io.github.coverfiji.method.CoverNetwork;
import io.github.coverfiji.method.CoverNetwork.Consistency;
import io.github.coverfiji.workflow.NetworkSize;

/**
 * A step of COVER at the paper's widths (forward, backward, Adam; views are given) against the same in plain PyTorch, which
 * has to be installed in Python. Each runs in a process of its own, in turns; the best of all turns counts:
 *
 * <pre>
 * mvn -q test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=io.github.coverfiji.bench.StepRatio
 * </pre>
 *
 * Arguments, if any, are {@code BATCH SIDE DIMENSION} of the one case to measure.
 */
public final class StepRatio {

	private static final int TURNS = 3;
	private static final int STEPS = 6;
	private static final int RADIUS = 2;
	private static final String OURS = "ours";
	private static final List<List<String>> CASES = List.of(List.of("2", "192", "2"), List.of("1", "384", "2"), List.of("1", "64", "3"));
	private static final Pattern RESULT = Pattern.compile("best ([0-9.]+) s.* peak (\\d+) MiB");

	/** Where there is no PyTorch to compare with. */
	private static final Cost NEVER = new Cost(Double.POSITIVE_INFINITY, Integer.MAX_VALUE);

	private StepRatio() {}

	/** Seconds of the best step, and MiB at most. */
	private record Cost(double seconds, int memory) {

		Cost best(Cost other) {
			return new Cost(Math.min(seconds, other.seconds), Math.min(memory, other.memory));
		}
	}

	/**
	 * @param args see above; or, in the process that is measured, {@code ours} and a case
	 * @throws IOException if a process cannot be started
	 */
	public static void main(String[] args) throws IOException {
		if (args.length > 0 && args[0].equals(OURS)) run(Arrays.stream(args).skip(1).mapToInt(Integer::parseInt).toArray());
		else for (var one : args.length == 0 ? CASES : List.of(List.of(args))) compare(one);
	}

	private static void compare(List<String> one) throws IOException {
		var java = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-cp",
			System.getProperty("java.class.path"), StepRatio.class.getName(), OURS));
		java.addAll(one);
		var python = List.of("python3", "src/test/python/pytorch_step.py", one.get(0), one.get(1), one.get(2), "" + STEPS);
		Cost ours = measure(java).orElseThrow(() -> new IOException(java + " gave no result"));
		var theirs = measure(python);
		for (int i = 1; i < TURNS; i++) {
			ours = ours.best(measure(java).orElse(ours));
			theirs = measure(python).map(theirs.orElse(NEVER)::best);
		}
		print(one, ours, theirs.orElse(NEVER));
	}

	private static void print(List<String> one, Cost ours, Cost theirs) {
		System.out.printf(Locale.ROOT, "%sD, batch %s, side %s: ours %.2f s, PyTorch %.2f s, ratio %.2f; memory %d and %d MiB, %.2f%n",
			one.get(2), one.get(0), one.get(1), ours.seconds, theirs.seconds, theirs.seconds / ours.seconds, ours.memory,
			theirs.memory, (double) ours.memory / theirs.memory);
	}

	/** Nothing where the program ends without a result, as Python does without PyTorch. */
	private static Optional<Cost> measure(List<String> command) {
		try {
			var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
			var result = RESULT.matcher(new String(process.getInputStream().readAllBytes()));
			return result.find() ? Optional.of(new Cost(Double.parseDouble(result.group(1)), Integer.parseInt(result.group(2))))
				: Optional.empty();
		}
		catch (IOException noSuchProgram) {
			return Optional.empty();
		}
	}

	private static void run(int... one) throws IOException {
		var network = new CoverNetwork(NetworkSize.BASE.unet(one[2], 1), RADIUS, Consistency.PLAIN);
		var batch = batch(one[0], one[1], one[2]);
		var best = Double.MAX_VALUE;
		try (var module = ScriptModule.load(network.build(1), ComputeDevice.CPU);
			var optimiser = new Optimiser(module, Optimiser.Settings.ADAM, List.of(new Optimiser.Group(module.trained())),
				ComputeDevice.CPU))
		{
			module.train(true);
			for (int step = 0; step <= STEPS; step++) {
				var start = System.nanoTime();
				try (var scope = module.manager().newSubManager()) {
					Gradients.numbers(module, scope, "losses", batch);
					optimiser.step(scope, 1e-4);
				}
				if (step > 0) best = Math.min(best, (System.nanoTime() - start) / 1e9);
			}
		}
		System.out.printf(Locale.ROOT, "best %.3f s, peak %d MiB%n", best, peak());
	}

	/** Fixed and moving view, true field and mask, as the yardstick makes them. */
	private static List<HostTensor> batch(int n, int side, int d) {
		var random = new Random(1);
		var shape = new long[d + 2];
		Arrays.fill(shape, side);
		shape[0] = n;
		shape[1] = 1;
		var field = shape.clone();
		field[1] = d;
		return List.of(noise(random, shape), noise(random, shape), noise(random, field), HostTensor.constant(1, shape));
	}

	private static HostTensor noise(Random random, long... shape) {
		var values = new float[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
		for (int i = 0; i < values.length; i++) values[i] = random.nextFloat();
		return new HostTensor(values, shape);
	}

	/** The most memory that this process held, Java's and the engine's together; Linux tells it. */
	private static long peak() throws IOException {
		return Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith("VmHWM"))
			.mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024).findFirst().orElse(0);
	}
}
