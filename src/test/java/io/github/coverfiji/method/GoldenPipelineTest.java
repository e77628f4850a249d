package io.github.coverfiji.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.engine.Optimiser;
import io.github.coverfiji.engine.Optimiser.Group;
import io.github.coverfiji.engine.Optimiser.Rule;
import io.github.coverfiji.engine.Optimiser.Settings;
import io.github.coverfiji.engine.Precision;
import io.github.coverfiji.engine.Probe;
import io.github.coverfiji.golden.Close;
import io.github.coverfiji.golden.Golden;
import io.github.coverfiji.twin.Grid;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** COVER from the views to the weights after three steps, against the numbers of the released program. */
class GoldenPipelineTest {

	private static final double EXACT = 1e-6;
	private static final int STEPS = 3;

	static Stream<Arguments> runs() {
		return Stream.of("cover2d", "cover3d").map(Golden::open)
			.flatMap(golden -> Stream.of(Precision.values()).map(precision -> arguments(golden, precision)));
	}

	@ParameterizedTest
	@MethodSource("runs")
	void everyLevelOfThePyramid(Golden golden, Precision precision) {
		try (var probe = GoldenCover.open(golden, precision)) {
			var results = probe.call("levels", golden.grid("input/fixedView"), golden.grid("input/movingView"));
			var names = List.of("feature/fixed/", "feature/moving/", "query/", "key/", "vectors/");
			for (int j = 0; j < 5; j++) {
				for (int i = 0; i < names.size(); i++)
					Close.toLargest(names.get(i) + j, golden.grid(names.get(i) + j), results.get(6 * j + i),
						exactOr(precision, 2e-5));
				Close.absolute("displacementField/" + j, golden.grid("displacementField/" + j), results.get(6 * j + 5),
					exactOr(precision, 1e-4));
			}
			assertEquals(6 * 5, results.size());
		}
	}

	@ParameterizedTest
	@MethodSource("runs")
	void lossesAndTheirDerivatives(Golden golden, Precision precision) {
		try (var probe = GoldenCover.open(golden, precision)) {
			var losses = losses(probe, golden);
			var names = List.of("loss/total", "loss/vector", "loss/consistency");
			for (int i = 0; i < names.size(); i++)
				Close.relative(names.get(i), golden.number(names.get(i)), losses.get(i), exactOr(precision, 1e-5));
			var gradients = probe.gradients();
			var expected = GoldenCover.byPath(golden, "grad");
			assertEquals(expected.keySet(), gradients.keySet());
			expected.forEach((path, gradient) -> {
				Close.toLargest(path, gradient, gradients.get(path), exactOr(precision, ofLargest(golden)));
				Close.relativeL2(path, gradient, gradients.get(path), exactOr(precision, ofNorm(golden)));
			});
		}
	}

	@ParameterizedTest
	@MethodSource("runs")
	void threeSteps(Golden golden, Precision precision) {
		var meta = golden.array("meta/optimiser");
		var settings = new Settings(Rule.ADAM, meta[4], meta[1], meta[2], meta[5]);
		try (var probe = GoldenCover.open(golden, precision);
			var optimiser = new Optimiser(probe.module(), settings,
				List.of(new Group(List.copyOf(probe.parameters().keySet()))), ComputeDevice.CPU))
		{
			for (int step = 0; step < STEPS; step++) {
				losses(golden, step, losses(probe, golden), exactOr(precision, 1e-4), exactOr(precision, 1e-3));
				Close.relative("training/gradientNorm " + step, golden.array("training/gradientNorm")[step],
					optimiser.step(probe.module().manager(), meta[0]), exactOr(precision, 3e-3));
			}
			losses(golden, STEPS, losses(probe, golden), exactOr(precision, 2e-3), exactOr(precision, 2e-2));
			weights(golden, precision, probe.parameters());
		}
	}

	/** The consistency loss is a thousandth of the total here: the same rounding is a larger share of it. */
	private static void losses(Golden golden, int step, List<Double> losses, double ofTotal, double ofConsistency) {
		var names = List.of("training/lossTotal", "training/lossVector", "training/lossConsistency");
		for (int i = 0; i < names.size(); i++)
			Close.relative(names.get(i) + " " + step, golden.array(names.get(i))[step], losses.get(i),
				i < 2 ? ofTotal : ofConsistency);
	}

	/**
	 * A kink that flips on the way (see {@link #ofLargest}) sends a few weights of tiny derivative another way, by up
	 * to a rate a step. Measured, one and two threads: 3 of 500 000 in the plane, up to 7 of 100 000 in space.
	 */
	private static void weights(Golden golden, Precision precision, Map<String, Grid> after) {
		long strays = 0;
		for (var right : GoldenCover.byPath(golden, "after3").entrySet()) {
			var weights = after.get(right.getKey());
			Close.absolute(right.getKey(), right.getValue(), weights, exactOr(precision, 3e-3));
			strays += beyond(3e-4, right.getValue().values(), weights.values());
		}
		assertTrue(strays <= 50, strays + " weights beyond 3e-4");
	}

	private static long beyond(double tolerance, double[] a, double[] b) {
		return IntStream.range(0, a.length).filter(i -> Math.abs(a[i] - b[i]) > tolerance).count();
	}

	/** Total, vector, consistency; the parameters carry the derivatives afterwards. */
	private static List<Double> losses(Probe probe, Golden golden) {
		return probe.differentiate("losses", golden.grid("input/fixedView"), golden.grid("input/movingView"),
			golden.grid("target/displacementField"), golden.grid("target/validMask")).stream()
			.map(Grid::values).map(values -> values[0]).toList();
	}

	/**
	 * In float32 the plane's run may have one pooling tie, LeakyReLU or interpolation kink fall to the other side. It
	 * moves a derivative by about 1e-4 of the tensor's largest (golden/README); which one depends on the processor.
	 */
	private static double ofLargest(Golden golden) {
		return isPlane(golden) ? 1e-3 : 2e-4;
	}

	private static double ofNorm(Golden golden) {
		return isPlane(golden) ? 5e-4 : 1e-4;
	}

	private static boolean isPlane(Golden golden) {
		return golden.shape("input/fixedView").length == 4;
	}

	private static double exactOr(Precision precision, double rounded) {
		return precision == Precision.DOUBLE ? EXACT : rounded;
	}
}
