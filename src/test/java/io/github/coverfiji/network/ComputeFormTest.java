package io.github.coverfiji.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.stream.IntStream;

import io.github.coverfiji.engine.Precision;
import io.github.coverfiji.engine.Probe;
import io.github.coverfiji.engine.ScriptNode;
import io.github.coverfiji.golden.Close;
import io.github.coverfiji.method.CoverNetwork;
import io.github.coverfiji.method.CoverNetwork.Consistency;
import io.github.coverfiji.twin.Grid;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Memory order, thrift and the short numbers change how a step is computed, not what comes out. */
class ComputeFormTest {

	private static final double ROUNDING = 1e-9;
	private static final double SHORT_ROUNDING = 0.02;

	/** What a step gave: its losses, and the gradients by path. */
	private record Outcome(double loss, double consistency, Map<String, Grid> gradients) {}

	@ParameterizedTest
	@ValueSource(ints = {2, 3})
	void ordersAndThriftGiveTheSameStep(int d) {
		var usual = outcome(ComputeForm.CHANNELS_LAST.of(network(d)), Precision.DOUBLE, d);
		equal(usual, outcome(ComputeForm.PLAIN.of(network(d)), Precision.DOUBLE, d));
		equal(usual, outcome(ComputeForm.frugal(network(d)), Precision.DOUBLE, d));
	}

	/** Both ways through a resized map: mixing channels where it is small, and resizing first. */
	@ParameterizedTest
	@ValueSource(ints = {2, 3})
	void shortNumbersComeClose(int d) {
		var usual = outcome(network(d), Precision.FLOAT, d);
		var rounded = outcome(ComputeForm.BFLOAT16.of(network(d)), Precision.FLOAT, d);
		assertEquals(1, rounded.loss / usual.loss, SHORT_ROUNDING);
		assertEquals(1, rounded.consistency / usual.consistency, SHORT_ROUNDING);
		assertTrue(IntStream.range(0, 5).noneMatch(level -> rounded.gradients.get("proj" + level + ".conv.weight").equals(
			usual.gradients.get("proj" + level + ".conv.weight"))), "something was computed in 16 bits");
	}

	/** Also where they do not divide the images evenly, and where levels are computed again besides. */
	@ParameterizedTest
	@ValueSource(ints = {2, 3})
	void passesGiveTheSameStep(int d) {
		var usual = outcome(network(d), Precision.DOUBLE, d);
		for (var passes : d == 2 ? new int[] {2, 3, 4, 9} : new int[] {4})
			equal(usual, outcome(ComputeForm.inPasses(network(d), passes), Precision.DOUBLE, d));
		equal(usual, outcome(ComputeForm.frugal(ComputeForm.inPasses(network(d), 3)), Precision.DOUBLE, d));
	}

	/** Dice is no mean over images: parts of the batch by themselves would learn something else. */
	@ParameterizedTest
	@ValueSource(booleans = {true, false})
	void passesGiveTheSameStepFromLabels(boolean segmentation) {
		var network = segmentation ? new Segmenter(UNet.of(2, 1, 8), 3, 255).build(1)
			: new Classifier(UNet.of(2, 1, 8), 3, false).build(1);
		var usual = labelled(network, segmentation);
		for (var passes : new int[] {2, 3, 5}) {
			var parted = labelled(ComputeForm.inPasses(network, passes), segmentation);
			assertEquals(usual.loss, parted.loss, ROUNDING);
			equal(usual, parted);
		}
	}

	private static Outcome labelled(ScriptNode network, boolean segmentation) {
		var n = 5;
		var size = new int[] {17, 20};
		var images = Grid.noise(1, n, 1, size[0], size[1]);
		var truth = segmentation ? Grid.each(n, 1, size, (i, c, p) -> (p[0] / 5 + i * p[1] / 7) % 3)
			: Grid.of(new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 0}, n, 3);
		var identity = Grid.of(IntStream.range(0, 4 * n).mapToDouble(i -> i % 4 % 3 == 0 ? 1 : 0).toArray(), n, 2, 2);
		var tone = Grid.of(IntStream.range(0, 3 * n).mapToDouble(i -> i % 3 == 1 ? 0 : 1).toArray(), n, 3);
		try (var probe = new Probe(network, Precision.DOUBLE)) {
			probe.module().train(true);
			var losses = probe.differentiate("step", images, truth, identity, Grid.of(new double[2 * n], n, 2, 1, 1),
				Grid.noise(2, n, 1, size[0], size[1]), Grid.of(new double[n], n), tone);
			return new Outcome(losses.get(0).values()[0], losses.get(1).values()[0], probe.gradients());
		}
	}

	private static void equal(Outcome expected, Outcome found) {
		assertEquals(expected.loss, found.loss, ROUNDING);
		assertEquals(expected.gradients.keySet(), found.gradients.keySet());
		expected.gradients.forEach((path, gradient) -> Close.toLargest(path, gradient, found.gradients.get(path), 1e-6));
	}

	private static ScriptNode network(int d) {
		return new CoverNetwork(UNet.of(d, 1, 8), d == 2 ? 2 : 1, Consistency.STANDARDISED).build(1);
	}

	private static Outcome outcome(ScriptNode network, Precision precision, int d) {
		var size = d == 2 ? new int[] {33, 48} : new int[] {16, 19, 18};
		var shape = IntStream.concat(IntStream.of(2, 1), IntStream.of(size)).asLongStream().toArray();
		try (var probe = new Probe(network, precision)) {
			probe.module().train(true);
			var losses = probe.differentiate("losses", Grid.noise(1, shape), Grid.noise(2, shape),
				Grid.each(2, d, size, (n, axis, p) -> Math.sin(axis + p[0] * 0.3)), Grid.each(2, 1, size, (n, c, p) -> 1));
			return new Outcome(losses.get(0).values()[0], losses.get(2).values()[0], probe.gradients());
		}
	}
}
