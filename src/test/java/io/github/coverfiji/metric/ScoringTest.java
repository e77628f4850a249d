package io.github.coverfiji.metric;

import static java.lang.Double.NaN;
import static java.lang.Double.POSITIVE_INFINITY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.coverfiji.task.CancelledException;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

class ScoringTest {

	private static final TreeMap<Integer, String> CLASSES = new TreeMap<>(Map.of(0, "rest", 1, "cell", 2, "core"));
	private static final Scoring SCORING = new Scoring(CLASSES, OptionalInt.of(Scoring.IGNORE));

	static Stream<LabelMap> truths() {
		return Stream.of(
			BruteForce.noise(1, 3, new int[] { 41 }, 0.3),
			BruteForce.noise(2, 3, new int[] { 9, 13 }, 2, 0.7),
			BruteForce.noise(3, 3, new int[] { 5, 9, 7 }, 3, 1, 0.5));
	}

	@ParameterizedTest
	@MethodSource("truths")
	void equalsItsTwin(LabelMap truth) {
		var prediction = BruteForce.noise(4, 3, truth.size(), truth.spacing());
		// a solid block, so that not every voxel is an edge
		Arrays.fill(truth.classes(), truth.classes().length / 2, truth.classes().length, 1);
		for (var score : SCORING.score("image", truth, prediction, Progress.SILENT)) {
			var expected = BruteForce.score(truth, prediction, score.label());
			for (var metric : Metric.values())
				assertEquals(metric.of(expected), metric.of(score), 1e-12, metric + " of " + score);
		}
	}

	@Test
	void countsByHand() {
		// edge voxels 2 and 5 in the truth, 1 and 3 in the prediction, 2 units apart: distances 2 and 4, back 2 and 2
		var scores = score(line(0, 0, 1, 1, 1, 1), line(0, 1, 1, 1, 0, 0));
		assertEquals(new Score("image", 1, "cell", 4 / 7., 2 / 5., 2 / 3., 2 / 4., 2 + 0.95 * 2, 2.5), scores.get(1));
	}

	@Test
	void absentInBothIsNotJudged() {
		assertEquals(new Score("image", 2, "core", NaN, NaN, NaN, NaN, NaN, NaN),
			score(line(0, 1, 1), line(0, 0, 1)).get(2));
	}

	@Test
	void absentInPredictionIsMissed() {
		assertEquals(new Score("image", 2, "core", 0, 0, NaN, 0, POSITIVE_INFINITY, POSITIVE_INFINITY),
			score(line(0, 2, 1), line(0, 0, 1)).get(2));
	}

	@Test
	void absentInTruthIsMissed() {
		assertEquals(new Score("image", 2, "core", 0, 0, 0, NaN, POSITIVE_INFINITY, POSITIVE_INFINITY),
			score(line(0, 1, 1), line(0, 2, 1)).get(2));
	}

	@Test
	void ignoredVoxelsChangeNothing() {
		var truth = line(1, 1, 0, 255, 255, 255, 2);
		var expected = score(truth, line(1, 0, 0, 0, 0, 0, 2));
		assertEquals(expected, score(truth, line(1, 0, 0, 1, 2, 7, 2)));
		assertEquals(new Score("image", 2, "core", 1, 1, 1, 1, 0, 0), expected.get(2));
	}

	@Test
	void everyVoxelCountsWithoutIgnoreValue() {
		var scoring = new Scoring(new TreeMap<>(Map.of(1, "cell", 255, "spot")), OptionalInt.empty());
		var scores = scoring.score("image", line(1, 255, 255), line(1, 1, 255), Progress.SILENT);
		assertEquals(List.of(0.5, 1.0), scores.stream().map(Score::precision).toList());
		assertEquals(List.of(1.0, 0.5), scores.stream().map(Score::recall).toList());
	}

	@Test
	void refusesOtherSizeOrSpacing() {
		var truth = line(0, 1, 1);
		var longer = line(0, 1, 1, 1);
		var wider = new LabelMap(new int[] { 0, 1, 1 }, new int[] { 3 }, new double[] { 2.01 });
		for (var prediction : List.of(longer, wider)) {
			var error = assertThrows(InputException.class, () -> score(truth, prediction));
			assertTrue(error.getMessage().contains(prediction.toString()), error.getMessage());
		}
	}

	@Test
	void acceptsSpacingThatDiffersByRounding() {
		var rounded = new LabelMap(new int[] { 0, 1 }, new int[] { 2 }, new double[] { (float) 0.1 });
		var exact = new LabelMap(new int[] { 0, 1 }, new int[] { 2 }, new double[] { 0.1 });
		assertEquals(1, score(exact, rounded).get(1).dice());
	}

	@Test
	void refusesBadSettings() {
		assertThrows(InputException.class, () -> new Scoring(new TreeMap<>(), OptionalInt.empty()));
		assertThrows(InputException.class, () -> new Scoring(CLASSES, OptionalInt.of(2)));
	}

	@Test
	void refusesBadMaps() {
		for (var spacing : new double[] { 0, -1, NaN, POSITIVE_INFINITY })
			assertThrows(InputException.class,
				() -> new LabelMap(new int[2], new int[] { 2 }, new double[] { spacing }));
		for (var size : List.of(new int[] { 3 }, new int[] { 2, 1 }, new int[] {}, new int[] { -2 }))
			assertThrows(IllegalArgumentException.class, () -> new LabelMap(new int[2], size, new double[] { 1 }));
		assertThrows(IllegalArgumentException.class,
			() -> new LabelMap(new int[2], new int[] { -1, -2 }, new double[] { 1, 1 }));
	}

	@Test
	void stopsWhenAsked() {
		Progress stop = new Progress() {
			@Override
			public boolean isCancelled() {
				return true;
			}
		};
		assertThrows(CancelledException.class, () -> SCORING.score("image", line(7, 7), line(7, 7), stop));
	}

	private static LabelMap line(int... classes) {
		return new LabelMap(classes, new int[] { classes.length }, new double[] { 2 });
	}

	private static List<Score> score(LabelMap truth, LabelMap prediction) {
		return SCORING.score("image", truth, prediction, Progress.SILENT);
	}
}
