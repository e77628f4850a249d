package io.github.coverfiji.metric;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How many images of each true class were decided to be what.
 *
 * @param rows the true classes
 * @param columns the classes decided for; where images may have several classes, right and wrong decisions instead
 * @param counts images, row by row
 */
public record ConfusionMatrix(List<String> rows, List<String> columns, int[][] counts) {

	/** Columns where images may have several classes. */
	private static final List<String> DECISIONS =
		List.of("true positive", "false negative", "false positive", "true negative");

	/** @return the matrix of these images */
	static ConfusionMatrix of(ScoredImages images) {
		var classes = images.classes();
		var counts = new int[classes.size()][images.several() ? DECISIONS.size() : classes.size()];
		for (var image : images.images())
			for (int row = 0; row < counts.length; row++)
				for (int column = 0; column < counts[row].length; column++)
					if (images.several() ? column == decision(image, row) : image.truth()[row] && image.decided()[column])
						counts[row][column]++;
		return new ConfusionMatrix(classes, images.several() ? DECISIONS : classes, counts);
	}

	private static int decision(ScoredImage image, int label) {
		if (image.truth()[label]) return image.decided()[label] ? 0 : 1;
		return image.decided()[label] ? 2 : 3;
	}

	/** @return lines of columns with tabs between them, a heading first */
	@Override
	public String toString() {
		var lines = IntStream.range(0, rows.size()).mapToObj(row -> rows.get(row) + "\t" + IntStream.of(counts[row])
			.mapToObj(Integer::toString).collect(Collectors.joining("\t"))).collect(Collectors.joining("\n"));
		return "true \\ decided\t" + String.join("\t", columns) + "\n" + lines;
	}
}
