package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.github.coverfiji.metric.Overlap;
import io.github.coverfiji.metric.ScoredImage;
import io.github.coverfiji.metric.ScoredImages;

/** What is said of numbers worked out by hand. */
class StartEffectTest {

	private static final String END = " COVER Experiment gives a real answer, with several seeds.";

	/** @param percents Dice of a single class in each image */
	private static Verdict dice(int... percents) {
		return new DiceVerdict(List.of("background", "spot"),
			IntStream.range(0, percents.length).mapToObj(i -> "image " + i).toList(),
			Arrays.stream(percents).mapToObj(p -> Map.of(1, new Overlap(p, 100 - p, 100 - p))).toList());
	}

	private static String said(Verdict from, Verdict scratch) {
		return new StartEffect("run", 120, from, scratch).sentence();
	}

	@Test
	void imagesArePaired() {
		// The images differ by far more than the two trainings, of which one is 0.05 better on each of six.
		assertEquals("After 120 steps each: Dice 0.550 from 'run', 0.500 from scratch, on 6 images kept aside: the start helped,"
			+ " +0.050 (+0.050 … +0.050)." + END, said(dice(95, 15, 55, 95, 15, 55), dice(90, 10, 50, 90, 10, 50)));
	}

	@Test
	void fewImagesAreAHint() {
		assertEquals("After 120 steps each: Dice 0.400 from 'run', 0.500 from scratch, on 3 images kept aside: the start did harm,"
			+ " \u22120.100 (\u22120.100 … \u22120.100); so few images are a hint, no proof." + END,
			said(dice(30, 40, 50), dice(40, 50, 60)));
	}

	@Test
	void differenceWithinTheSpreadIsNone() {
		var sentence = said(dice(40, 80, 50, 60, 70, 55), dice(50, 50, 60, 50, 75, 50));
		assertTrue(sentence.contains("6 images kept aside: no difference was found, +0.033 (\u22120."), sentence);
	}

	@Test
	void twoImagesProveNothing() {
		assertTrue(said(dice(80, 90), dice(50, 50)).contains("a difference of +0.350, and so few images prove nothing."));
	}

	@Test
	void imagesWithoutAnyClassSayNothing() {
		var none = new DiceVerdict(List.of("background", "spot"), List.of("image"), List.of(Map.of(1, Overlap.NONE)));
		assertEquals("After 120 steps each nothing can be said of the start: there is nothing to judge by on 1 image kept aside."
			+ END, said(none, none));
	}

	@Test
	void diceIsThatOfEachImageAndAllVoxelsDecideOnTheBestModel() {
		var large = new Overlap(900, 100, 100);
		var small = new Overlap(1, 9, 9);
		var verdict = new DiceVerdict(List.of("background", "a"), List.of("x", "y"), List.of(Map.of(1, large), Map.of(1, small)));
		assertEquals((0.9 + 0.1) / 2, verdict.of(new int[] { 0, 1 }), 1e-12);
		assertEquals(0.9, verdict.of(new int[] { 0, 0 }), 1e-12);
		assertEquals(2 * 901 / (2 * 901 + 2 * 109.0), verdict.numbers().get("dice"), 1e-12);
	}

	@Test
	void imagesOfAPatientAreDrawnTogether() {
		var images = IntStream.range(0, 6).mapToObj(i -> ScoredImage.of("image " + i, i < 4 ? "patient" : "",
			new boolean[] { i % 2 == 0, i % 2 == 1 }, new double[] { 0.5, 0.5 }, false)).toList();
		var verdict = new ClassVerdict(new ScoredImages(List.of("a", "b"), false, images));
		assertEquals(3, verdict.units().stream().distinct().count());
		assertEquals(0.5, verdict.of(new int[] { 0, 1, 1 }), 1e-12);
		assertEquals("likelihood", verdict.numbers().keySet().iterator().next());
	}
}
