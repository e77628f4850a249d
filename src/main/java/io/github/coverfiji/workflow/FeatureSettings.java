package io.github.coverfiji.workflow;

import java.util.Map;

/**
 * Which features to take. The names are those of the command's options.
 *
 * @param level 0 (coarsest, most features, widest view) … 4 (finest)
 * @param components 0 for all features of the level; n for their n principal components
 * @param device auto, cpu, gpu, gpu1 …
 */
public record FeatureSettings(int level, int components, String device) {

	/** All features of the finest level. */
	public static final FeatureSettings DEFAULT = new FeatureSettings(4, 0, "auto");

	/** @throws io.github.coverfiji.task.InputException if a value is out of its range, naming the option */
	public FeatureSettings {
		Options.range("level", level, 0, 4);
		Options.range("components", components, 0, 512);
	}

	/**
	 * @param options values by name, as in macros; what is left out keeps its default
	 * @return the settings
	 * @throws io.github.coverfiji.task.InputException if a name is unknown or a value out of its range, naming the option
	 */
	public static FeatureSettings of(Map<String, ?> options) {
		return NamedOptions.settings(DEFAULT, options);
	}
}
