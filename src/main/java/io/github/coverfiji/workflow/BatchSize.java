package io.github.coverfiji.workflow;

import java.util.List;

/** How many crops a step takes. */
final class BatchSize {

	private static final int VOLUMES = 2;

	private BatchSize() {}

	/** @throws io.github.coverfiji.task.InputException if the option is neither auto nor a whole number within 1 … 4096 */
	static String checked(String option) {
		if (option.strip().equalsIgnoreCase(PatchSize.AUTO)) return PatchSize.AUTO;
		return Integer.toString(Numbers.whole("batch", option, 1, 1).get(0));
	}

	/**
	 * @param option auto or a number
	 * @param dimension of the crops
	 * @param planes what auto means in two dimensions
	 * @return crops in a step
	 */
	static int of(String option, int dimension, int planes) {
		if (!option.equals(PatchSize.AUTO)) return Integer.parseInt(option);
		return List.of(planes, VOLUMES).get(dimension - 2);
	}
}
