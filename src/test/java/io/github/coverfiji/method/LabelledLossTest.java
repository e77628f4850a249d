package io.github.coverfiji.method;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.coverfiji.engine.Precision;
import io.github.coverfiji.engine.Probe;
import io.github.coverfiji.engine.ScriptNode;
import io.github.coverfiji.twin.Grid;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The loss of {@code segmentation.py} against its twin, the derivative against differences of the twin. */
class LabelledLossTest {

	/** Sizes, number of classes, ignore value. */
	static Stream<Arguments> cases() {
		return Stream.of(Arguments.of(new int[] { 3, 5 }, 3, 255), Arguments.of(new int[] { 2, 3, 4 }, 4, 255),
			Arguments.of(new int[] { 4, 3 }, 3, 1), Arguments.of(new int[] { 1, 2 }, 2, 0));
	}

	private static List<Grid> loss(Precision precision, Grid scores, Grid truth, int ignore) {
		try (var probe = new Probe(new ScriptNode("labelled.Functions"), precision)) {
			return probe.callDifferentiating("loss", scores, truth, ignore);
		}
	}

	/** Class ids, a third of them ignored. */
	private static Grid truth(int[] size, int classes, int ignore) {
		var random = new Random(3);
		return Grid.each(2, 1, size, (n, c, p) -> random.nextInt(3) == 0 ? ignore : random.nextInt(classes));
	}

	private static Grid noise(int[] size, int classes) {
		var random = new Random(4);
		return Grid.each(2, classes, size, (n, c, p) -> 2 * random.nextGaussian());
	}

	private static double total(Grid scores, Grid truth, int ignore) {
		return LabelledLossTwin.entropy(scores, truth, ignore) + LabelledLossTwin.dice(scores, truth, ignore);
	}

	@ParameterizedTest
	@MethodSource("cases")
	void equalsItsTwin(int[] size, int classes, int ignore) {
		var scores = noise(size, classes);
		var truth = truth(size, classes, ignore);
		for (var precision : Precision.values()) {
			var tolerance = precision == Precision.FLOAT ? 1e-5 : 1e-10;
			var found = loss(precision, scores, truth, ignore);
			assertEquals(LabelledLossTwin.entropy(scores, truth, ignore), found.get(1).values()[0], tolerance);
			assertEquals(LabelledLossTwin.dice(scores, truth, ignore), found.get(2).values()[0], tolerance);
			assertEquals(total(scores, truth, ignore), found.get(0).values()[0], tolerance);
		}
	}

	@ParameterizedTest
	@MethodSource("cases")
	void derivativeEqualsDifferencesOfTheTwin(int[] size, int classes, int ignore) {
		var scores = noise(size, classes);
		var truth = truth(size, classes, ignore);
		var slopes = loss(Precision.DOUBLE, scores, truth, ignore).get(3).values();
		for (int i = 0; i < slopes.length; i++) {
			var up = total(moved(scores, i, 1e-5), truth, ignore);
			var down = total(moved(scores, i, -1e-5), truth, ignore);
			assertEquals((up - down) / 2e-5, slopes[i], 1e-8);
		}
	}

	private static Grid moved(Grid scores, int index, double step) {
		var values = scores.values().clone();
		values[index] += step;
		return Grid.of(values, scores.shape());
	}

	@Test
	void nothingLabelledGivesZeroWithoutSlope() {
		var size = new int[] { 3, 2 };
		var none = Grid.each(2, 1, size, (n, c, p) -> 255);
		var found = loss(Precision.FLOAT, noise(size, 3), none, 255);
		assertEquals(0, found.get(0).values()[0]);
		for (var slope : found.get(3).values()) assertEquals(0, slope);
	}

	@Test
	void perfectScoresLoseNothing() {
		var size = new int[] { 4, 5 };
		var truth = truth(size, 3, 255);
		var sure = Grid.each(2, 3, size, (n, c, p) -> truth.at(n, 0, p) == c ? 60 : 0);
		assertEquals(0, loss(Precision.FLOAT, sure, truth, 255).get(0).values()[0], 1e-6);
	}
}
