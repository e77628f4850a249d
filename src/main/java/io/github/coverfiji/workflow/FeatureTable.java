package io.github.coverfiji.workflow;

import java.util.List;
import java.util.stream.Stream;

import io.github.coverfiji.metric.CsvText;
import io.github.coverfiji.metric.Dispersion;
import io.github.coverfiji.metric.LinearReadout;

/**
 * What the features of a model's levels are worth: a row for each level, coarsest first, then one of all levels joined. The
 * columns are the same in two and three dimensions.
 *
 * @param rows of the table
 */
public record FeatureTable(List<Row> rows) {

	/** Name of the row of all levels joined. */
	public static final String ALL = "all";

	/** Names of the columns with {@link Row#figures}; before them come {@code Level} and {@code Features}. */
	public static final List<String> FIGURES =
		List.of("Ratio", "Correlation", "Y", "X", "Z", "Intensity", "Edges", "Classes");

	/**
	 * @param level 0 for the coarsest … or {@link #ALL}
	 * @param features number of channels
	 * @param scatter how the features scatter; NaN for all levels joined, which have no common grid
	 * @param told what a linear map of them tells: place y, x, z (NaN in planes), intensity, edges and classes
	 */
	public record Row(String level, int features, Dispersion.Result scatter, LinearReadout.Result told) {

		/** @return the numbers of {@link FeatureTable#FIGURES}, in that order */
		public List<Double> figures() {
			return Stream.of(List.of(scatter.ratio(), scatter.correlation()), told.explained(), List.of(told.dice()))
				.flatMap(List::stream).toList();
		}
	}

	/** @return the table as text */
	public String csv() {
		return CsvText.of(Stream.concat(Stream.of("Level", "Features"), FIGURES.stream()), rows.stream().map(row ->
			Stream.concat(Stream.of(row.level(), row.features()), row.figures().stream())));
	}
}
