package io.github.coverfiji.metric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;

import io.github.coverfiji.task.Progress;

/** Scores of classified images against counting by hand and by brute force. */
class ClassificationScoresTest {

	private static final List<String> CLASSES = List.of("a", "b", "c");

	private static ScoredImage image(int truth, double... scores) {
		return image("", truth, scores);
	}

	private static ScoredImage image(String group, int truth, double... scores) {
		var one = new boolean[scores.length];
		one[truth] = true;
		return ScoredImage.of("image", group, one, scores, false);
	}

	/** Scores of few distinct values, so that many are equal. */
	private static ScoredImages random(int seed, int count, int levels) {
		var random = new Random(seed);
		return new ScoredImages(CLASSES, false, IntStream.range(0, count).mapToObj(i -> image(random.nextInt(3),
			random.nextInt(levels), random.nextInt(levels), random.nextInt(levels))).toList());
	}

	private static double pairs(ScoredImages images, int label) {
		double won = 0, count = 0;
		for (var one : images.images())
			for (var other : images.images())
				if (one.truth()[label] && !other.truth()[label]) {
					count++;
					if (one.scores()[label] > other.scores()[label]) won++;
					if (one.scores()[label] == other.scores()[label]) won += 0.5;
				}
		return won / count;
	}

	private static double value(ClassificationScores scores, String measure, String name) {
		return scores.rows().stream().filter(row -> row.measure().equals(measure) && row.name().equals(name)).findFirst()
			.orElseThrow().value();
	}

	@Property(tries = 60)
	void aucIsTheShareOfPairsInOrder(@ForAll @IntRange(min = 1, max = 40) int count,
		@ForAll @IntRange(min = 1, max = 9) int levels, @ForAll @IntRange(min = 0, max = 99) int seed)
	{
		var images = random(seed, count, levels);
		var sum = new ArrayList<Double>();
		for (int c = 0; c < 3; c++) {
			assertEquals(pairs(images, c), images.auc(c), 1e-12);
			if (!Double.isNaN(images.auc(c))) sum.add(images.auc(c));
		}
		assertEquals(sum.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN), images.auc(), 1e-12);
	}

	@Test
	void numbersOfAHandBuiltCase() {
		var images = new ScoredImages(CLASSES, false, List.of(image(0, 0.8, 0.1, 0.1), image(0, 0.3, 0.4, 0.3),
			image(0, 0.5, 0.5, 0), image(1, 0.1, 0.9, 0), image(1, 0.6, 0.3, 0.1)));
		var scores = ClassificationScores.of(images, new Bootstrap(50, 1), Progress.SILENT);
		assertEquals(3 / 5.0, value(scores, "Accuracy", ScoreTable.ALL));
		assertEquals((2 / 3.0 + 1 / 2.0) / 2, value(scores, "Balanced accuracy", ScoreTable.ALL), 1e-12);
		assertEquals(4 / 6.0, value(scores, "ROC AUC", "a"), 1e-12);
		assertEquals(4 / 6.0, value(scores, "ROC AUC", "b"), 1e-12);
		assertEquals(Double.NaN, value(scores, "ROC AUC", "c"), "no image is of this class");
		assertEquals(4 / 6.0, value(scores, "ROC AUC", ScoreTable.ALL), 1e-12);
		assertEquals(1 / 2.0, value(scores, "Specificity", "a"));
		assertEquals(1, value(scores, "Specificity", "c"));
		assertArrayEquals(new int[][] { { 2, 1, 0 }, { 1, 1, 0 }, { 0, 0, 0 } }, scores.confusion().counts());
		assertEquals("true \\ decided\ta\tb\tc\na\t2\t1\t0\nb\t1\t1\t0\nc\t0\t0\t0", scores.confusion().toString());
		assertEquals("True,a,b,c\na,2,1,0\nb,1,1,0\nc,0,0,0\n", scores.confusionCsv());
	}

	@Test
	void severalClassesAreDecidedOneByOne() {
		var classes = List.of("x", "y");
		var images = new ScoredImages(classes, true, List.of(
			ScoredImage.of("1", "", new boolean[] { true, true }, new double[] { 0.9, 0.5 }, true),
			ScoredImage.of("2", "", new boolean[] { false, false }, new double[] { 0.2, 0.1 }, true),
			ScoredImage.of("3", "", new boolean[] { true, false }, new double[] { 0.4, 0.8 }, true),
			ScoredImage.of("4", "", new boolean[] { false, false }, new double[] { 0.6, 0.3 }, true)));
		assertEquals(0.5, images.accuracy());
		assertEquals((0.5 + 0.5 + 1 + 2 / 3.0) / 4, images.balancedAccuracy(), 1e-12);
		var matrix = ClassificationScores.of(images, Bootstrap.DEFAULT, Progress.SILENT).confusion();
		assertArrayEquals(new int[][] { { 1, 1, 1, 1 }, { 1, 0, 1, 2 } }, matrix.counts());
		assertEquals(List.of("true positive", "false negative", "false positive", "true negative"), matrix.columns());
	}

	@Test
	void intervalHoldsTheValueAndShrinksWithMoreImages() {
		var few = interval(random(3, 30, 100));
		var many = interval(random(3, 1000, 100));
		assertTrue(few.low() < 0.5 && 0.5 < few.high(), few.toString());
		assertTrue(many.high() - many.low() < 0.4 * (few.high() - few.low()), few + " " + many);
		assertEquals(few, interval(random(3, 30, 100)), "the seed decides");
	}

	private static Interval interval(ScoredImages images) {
		return Bootstrap.DEFAULT.intervals(images, List.of(ScoredImages::auc), Progress.SILENT).get(0);
	}

	/** The share of heads of 400 throws has a deviation of 0.025; in 20 groups of equal throws, of 0.11. */
	@Test
	void groupsAreDrawnAsAWhole() {
		var single = throwsOf(i -> "");
		var grouped = throwsOf(i -> "group " + i / 20);
		var alone = Bootstrap.DEFAULT.intervals(single, List.of(ScoredImages::accuracy), Progress.SILENT).get(0);
		var together = Bootstrap.DEFAULT.intervals(grouped, List.of(ScoredImages::accuracy), Progress.SILENT).get(0);
		assertEquals(2 * 1.96 * 0.025, alone.high() - alone.low(), 0.015);
		assertEquals(2 * 1.96 * 0.112, together.high() - together.low(), 0.06);
		var one = Bootstrap.DEFAULT.intervals(throwsOf(i -> "all"), List.of(ScoredImages::accuracy), Progress.SILENT).get(0);
		assertTrue(Double.isNaN(one.low()) && Double.isNaN(one.high()), "one group says nothing of others");
	}

	/** Twenty runs of twenty equal throws, half of them right. */
	private static ScoredImages throwsOf(IntFunction<String> group) {
		return new ScoredImages(CLASSES, false, IntStream.range(0, 400)
			.mapToObj(i -> image(group.apply(i), i / 20 % 2, 1, 0, 0)).toList());
	}

	@Test
	void percentileIsLinearBetweenTheValues() {
		var values = new double[] { 1, 2, 4, 8 };
		assertEquals(1, Bootstrap.percentile(values, 0));
		assertEquals(3, Bootstrap.percentile(values, 0.5));
		assertEquals(8, Bootstrap.percentile(values, 1));
		assertEquals(4 + 0.925 * 4, Bootstrap.percentile(values, 0.975), 1e-12);
	}

	@Test
	void tableHasAPointInEveryLocale() {
		var before = Locale.getDefault();
		Locale.setDefault(Locale.GERMANY);
		try {
			var text = ClassificationScores.of(new ScoredImages(List.of("a", "b, c"), false,
				List.of(image(0, 1, 0), image(1, 0, 1))), new Bootstrap(3, 1), Progress.SILENT).csv();
			var lines = text.lines().toList();
			assertEquals("Measure,Class,Value,Low,High,Images", lines.get(0));
			assertTrue(lines.get(1).startsWith("ROC AUC,all classes,1.0,"), lines.get(1));
			assertEquals(1 + 3 + 2 * 3, lines.size());
			assertTrue(lines.get(7).startsWith("ROC AUC,\"b, c\",1.0,"), Arrays.toString(lines.toArray()));
		}
		finally {
			Locale.setDefault(before);
		}
	}
}
