package io.github.coverfiji.workflow;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How a network did on the images kept aside. */
interface Verdict {

	/** @return numbers of all images, always the same names in the same order; the first decides, the larger the better */
	Map<String, Double> numbers();

	/** @return name of the number by which two networks are compared, such as {@code Dice} */
	String measure();

	/**
	 * @param images places of those that count, some perhaps several times
	 * @return the number by which two networks are compared, the larger the better; NaN if there is nothing to judge by
	 */
	double of(int[] images);

	/** @return for each image what is drawn together with it in a bootstrap: equal texts for images of one patient */
	List<String> units();

	/** @return names of the columns of {@link #rows} */
	Stream<String> columns();

	/** @return cells of a table with a row for each image and class */
	Stream<Stream<?>> rows();
}
