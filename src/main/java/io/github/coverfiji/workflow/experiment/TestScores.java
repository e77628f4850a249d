package io.github.coverfiji.workflow.experiment;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How well the images kept for testing were understood.
 *
 * @param measure what the values are
 * @param images names of the images
 * @param units for each image what is drawn together with it in a bootstrap, such as the patient; else its name
 * @param classes names of the classes
 * @param truth for each image and class, whether the image shows the class
 * @param values for each image and class; NaN where there is nothing to judge
 */
record TestScores(Measure measure, List<String> images, List<String> units, List<String> classes, boolean[][] truth,
	double[][] values)
{

	/** Keeps copies of the lists. */
	TestScores {
		images = List.copyOf(images);
		units = List.copyOf(units);
		classes = List.copyOf(classes);
	}

	/** @return the number that decides, over all images */
	double value() {
		return measure.of(this, IntStream.range(0, images.size()).toArray());
	}
}
