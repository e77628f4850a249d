package io.github.coverfiji.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Scores of any number of images, and their means.
 *
 * @param rows a row for each image and class, in the order measured
 */
public record ScoreTable(List<Score> rows) {

	/** Name of the mean over every class that was scored. */
	public static final String ALL = "all classes";

	/** Name of the mean over every class that was scored except class 0, the background. */
	public static final String FOREGROUND = "all classes but 0";

	/** Keeps a copy of the rows. */
	public ScoreTable {
		rows = List.copyOf(rows);
	}

	/**
	 * A mean over the images for each class, by class id; then over the classes, each of the same weight: {@link #ALL},
	 * and {@link #FOREGROUND} if that differs (background is easy and flatters).
	 *
	 * @return the rows of the summary; none if the table is empty
	 */
	public List<MeanScore> means() {
		if (rows.isEmpty()) return List.of();
		var byLabel = rows.stream().collect(Collectors.groupingBy(Score::label, TreeMap::new, Collectors.toList()));
		var classes = byLabel.values().stream().map(MeanScore::ofClass).toList();
		var means = new ArrayList<>(classes);
		means.add(MeanScore.overClasses(ALL, classes));
		var foreground = classes.stream().filter(row -> row.label().getAsInt() != 0).toList();
		if (!foreground.isEmpty() && foreground.size() < classes.size())
			means.add(MeanScore.overClasses(FOREGROUND, foreground));
		return List.copyOf(means);
	}
}
