package io.github.coverfiji.workflow;

/**
 * How to apply a classifier. The names are those of the command's options.
 *
 * @param activation whether to show which places speak for each class
 * @param device auto, cpu, gpu, gpu1 …
 */
public record ClassifySettings(boolean activation, String device) {

	/** Scores alone. */
	public static final ClassifySettings DEFAULT = new ClassifySettings(false, "auto");
}
