package io.github.coverfiji.metric;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Means of one class over the images, or of several classes.
 *
 * @param label class id; empty for a mean over classes
 * @param name name of the class, or which classes were averaged
 * @param means a mean for each metric, in the order of {@link Metric}
 */
public record MeanScore(OptionalInt label, String name, Map<Metric, Mean> means) {

	/**
	 * @param metric which number
	 * @return its mean
	 */
	public Mean of(Metric metric) {
		return means.get(metric);
	}

	/** @param rows the scores of one class, at least one */
	static MeanScore ofClass(List<Score> rows) {
		var first = rows.get(0);
		return new MeanScore(OptionalInt.of(first.label()), first.name(),
			forEach(metric -> Mean.of(rows.stream().map(metric::of).toList())));
	}

	static MeanScore overClasses(String name, Collection<MeanScore> classes) {
		return new MeanScore(OptionalInt.empty(), name,
			forEach(metric -> Mean.over(classes.stream().map(row -> row.of(metric)).toList())));
	}

	private static Map<Metric, Mean> forEach(Function<Metric, Mean> mean) {
		var means = new EnumMap<Metric, Mean>(Metric.class);
		for (var metric : Metric.values()) means.put(metric, mean.apply(metric));
		return means;
	}
}
