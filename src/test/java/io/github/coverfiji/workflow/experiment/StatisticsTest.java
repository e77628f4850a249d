package io.github.coverfiji.workflow.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.github.coverfiji.metric.Bootstrap;

/** Numbers worked out by hand. */
class StatisticsTest {

	private static final double NONE = Double.NaN;

	/** @param values of each image: background, first and second class */
	private static TestScores dice(double[]... values) {
		var names = Stream.of(values).map(Object::toString).toList();
		return new TestScores(Measure.DICE, names, names, List.of("background", "a", "b"), new boolean[values.length][3], values);
	}

	private static TestScores flat(double... values) {
		return dice(Stream.of(values).flatMap(all -> Arrays.stream(all).mapToObj(v -> new double[] { 1, v, v }))
			.toArray(double[][]::new));
	}

	@Test
	void diceIsTheMeanOverImagesThenOverClassesWithoutBackground() {
		// a: (0.2 + 0.6) / 2 = 0.4; b: shown by the second image alone, 0.9; mean 0.65. By image first it would be 0.475.
		assertEquals(0.65, dice(new double[] { 1, 0.2, NONE }, new double[] { 1, 0.6, 0.9 }).value(), 1e-12);
		assertTrue(Double.isNaN(dice(new double[] { 1, NONE, NONE }).value()));
	}

	@Test
	void aucAndAccuraciesAreThoseOfTheTable() {
		var truth = new boolean[][] { { true, false }, { true, false }, { false, true } };
		var scores = new double[][] { { 0.9, 0.1 }, { 0.3, 0.7 }, { 0.4, 0.6 } };
		var table = new TestScores(Measure.AUC, List.of("x", "y", "z"), List.of("p", "p", "q"), List.of("no", "yes"), truth, scores);
		// class no: 0.9 beats 0.4, 0.3 does not: 1/2; class yes alike; balanced: (1/2 + 1) / 2
		assertEquals(0.5, table.value(), 1e-12);
		assertEquals(0.75, Measure.AUC.numbers(table).get("Balanced accuracy"), 1e-12);
		assertEquals(2 / 3.0, Measure.AUC.numbers(table).get("Accuracy"), 1e-12);
		var group = Bootstrap.Group.of(table.units(), drawn -> drawn.length);
		assertEquals(2, group.units(), "images of a unit are drawn together");
		assertEquals(2, group.number().applyAsDouble(new int[] { 0 }));
		assertEquals(2 + 1 + 2, group.number().applyAsDouble(new int[] { 0, 1, 0 }));
	}

	@Test
	void spreadIsThatOfTheSample() {
		assertEquals(2, Spread.mean(List.of(1.0, 2.0, 3.0)));
		assertEquals(1, Spread.deviation(List.of(1.0, 2.0, 3.0)));
		assertTrue(Double.isNaN(Spread.deviation(List.of(5.0))));
	}

	@Test
	void differenceIsPairedSeedBySeed() {
		// differences 0.1 and 0.3, although both means are mixed; drawing two of two seeds gives 0.1, 0.2 (twice) or 0.3
		var pairs = List.of(new Difference.Pair(flat(0.5), flat(0.4)), new Difference.Pair(flat(0.9), flat(0.6)));
		var difference = Difference.of(pairs, Bootstrap.DEFAULT);
		assertEquals(0.2, difference.mean(), 1e-12);
		assertEquals(0.1, difference.interval().low(), 1e-12);
		assertEquals(0.3, difference.interval().high(), 1e-12);
		assertTrue(difference.isFound());
		assertEquals("With 1 label (2 seeds) COVER is 0.200 (0.100 … 0.300) above scratch in Dice.",
			difference.sentence("COVER", "scratch", "Dice", 1, ""));
	}

	@Test
	void sameImagesAreDrawnForBoth() {
		// the images differ by far more than the starts, of which one is 0.05 better on each
		var difference = Difference.of(List.of(new Difference.Pair(flat(0.95, 0.15, 0.55), flat(0.9, 0.1, 0.5))), Bootstrap.DEFAULT);
		assertEquals(0.05, difference.mean(), 1e-12);
		assertEquals(0.05, difference.interval().low(), 1e-12);
		assertEquals(0.05, difference.interval().high(), 1e-12);
	}

	@Test
	void whatIsWorseIsSaidSo() {
		var difference = Difference.of(List.of(new Difference.Pair(flat(0.3, 0.5), flat(0.5, 0.6))), Bootstrap.DEFAULT);
		assertEquals("With 2 labels (1 seed) PCRL is 0.150 (0.100 … 0.200) below scratch in Dice on these images; another seed may"
			+ " say otherwise.", difference.sentence("PCRL", "scratch", "Dice", 2, ""));
	}

	@Test
	void imagesOfASeedCountToo() {
		// one seed, differences -0.1 and +0.3: draws of two images give -0.1 (1/4), 0.1 (1/2) and 0.3 (1/4)
		var difference = Difference.of(List.of(new Difference.Pair(flat(0.4, 0.8), flat(0.5, 0.5))), Bootstrap.DEFAULT);
		assertEquals(-0.1, difference.interval().low(), 1e-12);
		assertEquals(0.3, difference.interval().high(), 1e-12);
		assertEquals("With 3 labels (whole, 1 seed) no difference between COVER and scratch was found: +0.100 (\u22120.100 … +0.300)"
			+ " in Dice.", difference.sentence("COVER", "scratch", "Dice", 3, "whole, "));
	}

	@Test
	void oneImageOfOneSeedHasNoInterval() {
		var difference = Difference.of(List.of(new Difference.Pair(flat(0.4), flat(0.5))), Bootstrap.DEFAULT);
		assertTrue(Double.isNaN(difference.interval().low()));
		assertEquals("With 1 label (1 seed) COVER differs from scratch by \u22120.100 in Dice, with too little to say how sure that is.",
			difference.sentence("COVER", "scratch", "Dice", 1, ""));
	}
}
