package io.github.coverfiji.bench;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks of this folder, each in a Java of its own, one second of warming up and three that count. */
final class StepParts {

	private static final TimeValue TURN = TimeValue.seconds(1);
	private static final int TURNS = 3;
	private static final MathContext DIGITS = new MathContext(3);
	/** As JMH names the bytes that a call takes from Java's memory. */
	private static final String MEMORY = "gc.alloc.rate.norm";

	private StepParts() {}

	/**
	 * @param folder for JMH's own report, jmh.txt
	 * @return time of a call of each in its best second
	 * @throws IOException if the folder cannot be written to, or a benchmark fails
	 */
	static List<Finding> measure(Path folder) throws IOException {
		Files.createDirectories(folder);
		var benchmarks = StepParts.class.getPackageName().replace(".", "\\.") + "\\.\\w+Benchmark\\.";
		var options = new OptionsBuilder().include(benchmarks)
			.mode(Mode.AverageTime).timeUnit(TimeUnit.MILLISECONDS).forks(1).warmupIterations(1)
			.warmupTime(TURN).measurementIterations(TURNS).measurementTime(TURN)
			.addProfiler(GCProfiler.class).jvmArgs("-Xmx1g", "-Dslf4j.internal.verbosity=ERROR")
			.shouldFailOnError(true).output(folder.resolve("jmh.txt").toString()).build();
		try {
			return new Runner(options).run().stream().map(StepParts::finding).toList();
		}
		catch (RunnerException e) {
			throw new IOException("a benchmark failed; see jmh.txt in '" + folder + "'", e);
		}
	}

	private static Finding finding(RunResult result) {
		var run = result.getParams();
		var name = run.getBenchmark().substring(StepParts.class.getPackageName().length() + 1).replace("Benchmark", "");
		var parameters = run.getParamsKeys().stream().map(key -> ", " + key + " " + run.getParam(key))
			.collect(Collectors.joining());
		var time = result.getPrimaryResult().getStatistics();
		var bytes = result.getSecondaryResults().get(MEMORY).getScore();
		return new Finding(name + parameters, rounded(time.getMin()) + " ms", rounded(time.getMin()) + " … "
			+ rounded(time.getMax()) + " ms; " + rounded(bytes / 1e6) + " MB of Java's memory a call");
	}

	private static String rounded(double value) {
		return BigDecimal.valueOf(value).round(DIGITS).toPlainString();
	}
}
