package io.github.coverfiji.workflow;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.coverfiji.metric.CsvText;
import io.github.coverfiji.metric.ScoredImage;

/**
 * What images were classified as.
 *
 * @param classes names of the classes
 * @param several whether an image may have any number of classes
 * @param images with a score for each class
 */
public record ClassificationTable(List<String> classes, boolean several, List<ClassifiedImage> images) {

	/** Title of the column of images. */
	static final String FILE = "file";
	/** Title of the column of the classes decided for. */
	static final String PREDICTED = "predicted";

	/**
	 * @param image one of the images
	 * @return the class decided for; where there may be several, those with a probability of at least 0.5, with {@code ;}
	 *         between them
	 */
	public String decided(ClassifiedImage image) {
		var decided = ScoredImage.decided(image.scores(), several);
		return IntStream.range(0, classes.size()).filter(c -> decided[c]).mapToObj(classes::get)
			.collect(Collectors.joining(";"));
	}

	/** @return a line for each image: {@code file,predicted} and the probability of each class by its name */
	public String csv() {
		return CsvText.of(Stream.concat(Stream.of(FILE, PREDICTED), classes.stream()),
			images.stream().map(image -> Stream.concat(Stream.of(image.name(), decided(image)),
				Arrays.stream(image.scores()).mapToObj(score -> (float) score))));
	}
}
