package io.github.coverfiji.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;

/**
 * How a step's time grows with side, batch and radius: {@code voxels · (network + candidate · (2 radius + 1)^d) + weights},
 * fitted to steps at the paper's widths so that relative errors count.
 */
final class StepCost {

	private static final int STEPS = 3;
	private static final double MICRO = 1e6;
	private static final List<GivenStep> PLANES = List.of(new GivenStep(1, 96, 2, 1), new GivenStep(1, 96, 2, 2),
		new GivenStep(1, 96, 2, 3), new GivenStep(2, 96, 2, 2), new GivenStep(1, 192, 2, 1), new GivenStep(1, 192, 2, 2),
		new GivenStep(2, 192, 2, 2), new GivenStep(1, 288, 2, 2));
	private static final List<GivenStep> VOLUMES = List.of(new GivenStep(1, 32, 3, 1), new GivenStep(1, 32, 3, 2),
		new GivenStep(2, 32, 3, 1), new GivenStep(1, 48, 3, 1), new GivenStep(1, 48, 3, 2), new GivenStep(1, 64, 3, 1));

	private StepCost() {}

	/** @return one fit for planes and one for volumes */
	static List<Finding> measure() {
		return Stream.of(PLANES, VOLUMES).map(StepCost::fitted).toList();
	}

	private static Finding fitted(List<GivenStep> steps) {
		var seconds = steps.stream().mapToDouble(step -> step.seconds(STEPS)).toArray();
		var terms = IntStream.range(0, seconds.length).mapToObj(i -> scaled(terms(steps.get(i)), 1 / seconds[i]))
			.toArray(double[][]::new);
		var fit = new OLSMultipleLinearRegression();
		fit.setNoIntercept(true);
		fit.newSampleData(IntStream.range(0, seconds.length).mapToDouble(i -> 1).toArray(), terms);
		var factors = fit.estimateRegressionParameters();
		var worst = Arrays.stream(fit.estimateResiduals()).map(Math::abs).max().orElseThrow();
		return new Finding(String.format(Locale.ROOT, "step %dD, seconds", steps.get(0).dimension()),
			String.format(Locale.ROOT, "voxels · (%.2f + %.3f · (2 radius + 1)^%d) µs + %.2f s", factors[0] * MICRO,
				factors[1] * MICRO, steps.get(0).dimension(), factors[2]), String.format(Locale.ROOT, "at most %.0f %% off: ",
				100 * worst) + IntStream.range(0, seconds.length).mapToObj(i -> named(steps.get(i), seconds[i]))
				.collect(Collectors.joining("; ")));
	}

	/** Voxels, voxels times candidates, 1; a voxel of a pair of views counts once. */
	private static double[] terms(GivenStep step) {
		var voxels = step.batch() * Math.pow(step.side(), step.dimension());
		return new double[] {voxels, voxels * Math.pow(2 * step.radius() + 1, step.dimension()), 1};
	}

	private static double[] scaled(double[] terms, double factor) {
		return Arrays.stream(terms).map(term -> term * factor).toArray();
	}

	private static String named(GivenStep step, double seconds) {
		return String.format(Locale.ROOT, "%d × %d, radius %d: %.3g s", step.batch(), step.side(), step.radius(), seconds);
	}
}
