package io.github.coverfiji.workflow;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.coverfiji.train.RunFolder;

/** What a training came to, in words. */
public final class TrainingResult {

	/** What a pretraining reports of itself, beside its rate and the like. */
	private static final List<String> TELLING = List.of("loss", "explained");

	private TrainingResult() {}

	/**
	 * @param output folder of a finished run
	 * @param last numbers of its last steps
	 * @return the best score on images kept aside, or if there were none the loss of the last steps, behind a colon; a full
	 *         stop if nothing is known
	 */
	public static String of(Path output, Map<String, Double> last) {
		var best = new RunFolder(output).bestValidation();
		if (!best.isEmpty()) return ": best on the images kept aside, at step " + Math.round(best.get("step")) + ", "
			+ words(best, best.keySet().stream().filter(name -> !name.equals("step")).toList()) + ".";
		var told = TELLING.stream().filter(last::containsKey).toList();
		return told.isEmpty() ? "." : ": " + words(last, told) + " in the last steps.";
	}

	private static String words(Map<String, Double> numbers, List<String> names) {
		return names.stream().map(name -> String.format(Locale.ROOT, "%s %.3f", name, numbers.get(name)))
			.collect(Collectors.joining(", "));
	}
}
