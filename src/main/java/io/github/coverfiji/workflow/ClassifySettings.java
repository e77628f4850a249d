package io.github.coverfiji.workflow;

import java.util.Map;

/**
 * How to apply a classifier. The names are those of the command's options.
 *
 * @param activation whether to show which places speak for each class
 * @param device auto, cpu, gpu, gpu1 …
 */
public record ClassifySettings(boolean activation, String device) {

	/** Scores alone. */
	public static final ClassifySettings DEFAULT = new ClassifySettings(false, "auto");

	/**
	 * @param options values by name, as in macros; what is left out keeps its default
	 * @return the settings
	 * @throws io.github.coverfiji.task.InputException if a name is unknown or a value out of its range, naming the option
	 */
	public static ClassifySettings of(Map<String, ?> options) {
		return NamedOptions.settings(DEFAULT, options);
	}
}
