package io.github.coverfiji.workflow;

import java.util.Map;

/**
 * How to evaluate. The names are those of the command's options.
 *
 * @param dimension auto, 2 (score each plane) or 3 (score each volume)
 * @param output CSV file for the scores, with the means beside it as {@code NAME-means.csv}; empty for none
 */
public record EvaluationSettings(String dimension, String output) {

	/** Decides by the number of slices and writes no file. */
	public static final EvaluationSettings DEFAULT = new EvaluationSettings("auto", "");

	/** @throws io.github.coverfiji.task.InputException if a value is no choice, naming the option */
	public EvaluationSettings {
		Options.choice("dimension", dimension, "auto", "2", "3");
	}

	/**
	 * @param options values by name, as in macros; what is left out keeps its default
	 * @return the settings
	 * @throws io.github.coverfiji.task.InputException if a name is unknown or a value out of its range, naming the option
	 */
	public static EvaluationSettings of(Map<String, ?> options) {
		return NamedOptions.settings(DEFAULT, options);
	}
}
