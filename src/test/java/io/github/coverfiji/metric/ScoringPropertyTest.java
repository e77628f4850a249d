package io.github.coverfiji.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import io.github.coverfiji.task.Progress;

class ScoringPropertyTest {

	private static final double[] SPACING = { 3, 1, 0.5 };
	private static final Scoring SCORING =
		new Scoring(new TreeMap<>(Map.of(0, "rest", 1, "cell", 2, "core")), OptionalInt.empty());

	@Property(tries = 100)
	void spacingScalesDistances(@ForAll @Size(min = 1, max = 3) List<@IntRange(min = 1, max = 7) Integer> sides,
		@ForAll long seed, @ForAll @DoubleRange(min = 0.01, max = 100) double factor)
	{
		var size = size(sides);
		var spacing = Arrays.copyOf(SPACING, size.length);
		var wide = Arrays.stream(spacing).map(step -> step * factor).toArray();
		var before = score(noise(seed, size, spacing), noise(~seed, size, spacing));
		var after = score(noise(seed, size, wide), noise(~seed, size, wide));
		for (var i = 0; i < before.size(); i++) {
			for (var metric : List.of(Metric.DICE, Metric.IOU, Metric.PRECISION, Metric.RECALL))
				assertEquals(metric.of(before.get(i)), metric.of(after.get(i)));
			for (var metric : List.of(Metric.HD95, Metric.ASSD))
				assertEquals(metric.of(before.get(i)) * factor, metric.of(after.get(i)), 1e-10 * factor);
		}
	}

	@Property(tries = 100)
	void truthAndPredictionMaySwap(@ForAll @Size(min = 1, max = 3) List<@IntRange(min = 1, max = 7) Integer> sides,
		@ForAll long seed)
	{
		var size = size(sides);
		var a = noise(seed, size, Arrays.copyOf(SPACING, size.length));
		var b = noise(~seed, size, Arrays.copyOf(SPACING, size.length));
		var there = score(a, b);
		var back = score(b, a);
		for (var i = 0; i < there.size(); i++) {
			for (var metric : List.of(Metric.DICE, Metric.IOU, Metric.HD95))
				assertEquals(metric.of(there.get(i)), metric.of(back.get(i)));
			assertEquals(there.get(i).assd(), back.get(i).assd(), 1e-12);
			assertEquals(there.get(i).precision(), back.get(i).recall());
			assertEquals(there.get(i).recall(), back.get(i).precision());
		}
	}

	private static int[] size(List<Integer> sides) {
		return sides.stream().mapToInt(Integer::intValue).toArray();
	}

	private static LabelMap noise(long seed, int[] size, double[] spacing) {
		return BruteForce.noise(seed, 3, size, spacing);
	}

	private static List<Score> score(LabelMap truth, LabelMap prediction) {
		return SCORING.score("image", truth, prediction, Progress.SILENT);
	}
}
