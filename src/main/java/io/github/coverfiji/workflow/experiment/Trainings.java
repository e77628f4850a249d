package io.github.coverfiji.workflow.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.coverfiji.workflow.ClassificationSettings;
import io.github.coverfiji.workflow.ComputerSettings;
import io.github.coverfiji.workflow.ImageSettings;
import io.github.coverfiji.workflow.NamedOptions;
import io.github.coverfiji.workflow.Options;
import io.github.coverfiji.workflow.PretrainingSettings;
import io.github.coverfiji.workflow.SegmentationSettings;

/** What all pretrainings and trainings of an experiment have in common; the names are those of {@link ExperimentSettings}. */
record Trainings(String backbone, String model, String dimension, String patch, String batch, double rate, int epochs,
	ImageSettings images, ComputerSettings computer)
{

	/** The whole network learns. */
	static final String WHOLE = "whole";
	/** The linear map of all levels alone learns. */
	static final String PROBE = "probe";

	/** The experiment tries them one by one, or has one budget for all. */
	private static final List<String> MINE = List.of("start", "freeze", "epochs", "seed", "dimension", "ignore");

	/**
	 * @param option what is to learn, with commas between
	 * @return the modes
	 * @throws io.github.coverfiji.task.InputException if one is unknown, or sets what the experiment sets
	 */
	static List<Variant> modes(String option) {
		return Variant.list("modes", option).stream().map(mode -> {
			mode.forbid(MINE, "the experiment");
			return new Variant(Options.choice("modes", mode.name(), WHOLE, PROBE), mode.options());
		}).toList();
	}

	/** @return how a method pretrains */
	PretrainingSettings pretraining(Variant method, long seed) {
		var options = common(seed);
		options.putAll(Map.of("method", method.name(), "epochs", epochs));
		options.putAll(method.options());
		return PretrainingSettings.of(options);
	}

	/**
	 * @param start model that a training begins with; empty for fresh weights
	 * @param mode what learns
	 * @param seed of the training
	 * @return how a segmentation is trained, with every label, and the last weights kept
	 */
	SegmentationSettings segmentation(String start, Variant mode, long seed) {
		return SegmentationSettings.of(training(start, mode, seed));
	}

	/** As {@link #segmentation}, of a classifier. */
	ClassificationSettings classification(String start, Variant mode, long seed) {
		return ClassificationSettings.of(training(start, mode, seed));
	}

	private Map<String, Object> training(String start, Variant mode, long seed) {
		var options = common(seed);
		options.putAll(Map.of("start", start, "freeze", mode.name().equals(PROBE), "rate", rate, "validation", 0));
		options.putAll(mode.options());
		return options;
	}

	private Map<String, Object> common(long seed) {
		var options = new LinkedHashMap<String, Object>(Map.of("backbone", backbone, "model", model, "dimension", dimension,
			"patch", patch, "batch", batch, "seed", seed));
		options.putAll(NamedOptions.values(images));
		options.putAll(NamedOptions.values(computer));
		return options;
	}
}
