package io.github.coverfiji.metric;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStreamReader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.google.gson.Gson;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.coverfiji.task.Progress;

/** Numbers of another program, see README.md beside the file. */
class MonaiNumbersTest {

	record Case(String name, int[] size, double[] spacing, int ignore, List<String> truth, List<String> prediction,
		List<Map<String, Double>> expected)
	{

		LabelMap map(List<String> rows) {
			return new LabelMap(String.join("", rows).chars().map(digit -> digit - '0').toArray(), size, spacing);
		}

		@Override
		public String toString() {
			return name;
		}
	}

	static Stream<Case> cases() throws IOException {
		try (var file = MonaiNumbersTest.class.getResourceAsStream("/metric/expected.json");
			var text = new InputStreamReader(file, UTF_8))
		{
			return Stream.of(new Gson().fromJson(text, Case[].class));
		}
	}

	@ParameterizedTest
	@MethodSource("cases")
	void equalTheirs(Case expected) {
		var names = new TreeMap<Integer, String>();
		for (var label = 0; label < expected.expected().size(); label++) names.put(label, "class " + label);
		var scores = new Scoring(names, OptionalInt.of(expected.ignore())).score(expected.name(),
			expected.map(expected.truth()), expected.map(expected.prediction()), Progress.SILENT);
		assertEquals(4, scores.size());
		for (var score : scores) {
			for (var metric : Metric.values()) {
				double theirs = expected.expected().get(score.label()).get(metric.name().toLowerCase(Locale.ROOT));
				assertEquals(theirs, metric.of(score), 1e-6 * Math.max(1, theirs), metric + " of " + score);
			}
		}
	}
}
