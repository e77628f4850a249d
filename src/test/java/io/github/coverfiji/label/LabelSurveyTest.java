package io.github.coverfiji.label;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import io.github.coverfiji.task.Progress;

class LabelSurveyTest {

	/** Counted plane by plane, in one look, as in a map that lies in memory as a whole. */
	@Property(tries = 300)
	void partsAreThoseOfTheWholeMap(@ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int depth,
		@ForAll @IntRange(min = 1, max = 9) int height, @ForAll @IntRange(min = 1, max = 7) int width,
		@ForAll @DoubleRange(min = 0.1, max = 0.9) double background)
	{
		var random = new Random(seed);
		var planes = new byte[depth][height * width];
		var found = new ValueParts(true);
		for (var plane : planes) {
			var ids = new int[plane.length];
			for (var i = 0; i < ids.length; i++) ids[i] = random.nextDouble() < background ? 0 : 1 + random.nextInt(3);
			for (var i = 0; i < ids.length; i++) plane[i] = (byte) ids[i];
			found.add(ids, width);
		}
		assertEquals(parts(new ClassMap(planes, width, height, new double[] { 1, 1, 1 })), new TreeMap<>(found.parts()));
	}

	private static Map<Integer, Integer> parts(ClassMap map) {
		var parts = Parts.of(map, Progress.SILENT);
		var seen = new TreeSet<Integer>();
		var counts = new TreeMap<Integer, Integer>();
		for (var run = 0; run < parts.runs().count(); run++) {
			var value = parts.runs().value(run);
			if (value != 0 && seen.add(parts.part(run))) counts.merge(value, 1, Integer::sum);
		}
		return counts;
	}

	@Test
	void valuesPartsAndSizesOfEachPlane() {
		var survey = new LabelSurvey();
		look(survey, 0, "a", 0, 7, 7, 0, 0, 0, 7, 0, 900, 900, 0, 0);
		look(survey, 0, "a", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
		look(survey, 4, "b", 7, 0, 7, 0, 0, 0, 0, 0, 0, 0, 0, 7);
		assertEquals(Set.of(0, 7, 900), survey.values());
		assertEquals(Map.of(0, 2, 7, 2, 900, 1), survey.frequency());
		assertEquals(List.of(new LabelSurvey.Sample(2, 2, 2, 1), new LabelSurvey.Sample(0, 0, 0, 1)),
			survey.images().get(0).samples());
		assertEquals(List.of(new LabelSurvey.Sample(1, 0, 3, 1)), survey.images().get(1).samples());
	}

	/** Three rows of four. */
	private static void look(LabelSurvey survey, int image, String name, int... ids) {
		try (var reading = survey.read(image, name, false)) {
			reading.add(ids, 4);
		}
	}

	@Test
	void aMillionPartsAreNotCounted() {
		var parts = new ValueParts(false);
		var ids = new int[2100 * 2100];
		for (var i = 0; i < ids.length; i++) if (i % 2 == 0 && i / 2100 % 2 == 0) ids[i] = 1;
		parts.add(ids, 2100);
		assertEquals(true, parts.countless());
		assertEquals(Map.of(1, 1050L * 1050), parts.voxels());
	}
}
