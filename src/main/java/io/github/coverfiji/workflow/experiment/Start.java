package io.github.coverfiji.workflow.experiment;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.github.coverfiji.task.InputException;
import io.github.coverfiji.workflow.PretrainingSettings;

/**
 * What a training begins with: fresh weights, a pretraining that the experiment does itself, or a model that is there.
 *
 * @param text as the option names it, which also names it in tables
 * @param method how to pretrain, with its options; empty for fresh weights and models
 * @param file model file or run folder; empty for fresh weights and methods
 */
record Start(String text, Optional<Variant> method, Optional<Path> file) {

	/** Fresh weights. */
	static final String SCRATCH = "scratch";

	/** @throws InputException if options are none of the method's */
	static List<Start> list(String option) {
		return Variant.list("starts", option).stream().map(Start::of).toList();
	}

	private static Start of(Variant variant) {
		if (variant.name().equalsIgnoreCase(SCRATCH)) {
			if (!variant.options().isEmpty()) throw new InputException("Cannot use " + variant, "nothing is pretrained from scratch",
				"give options of the training to a mode, such as modes=whole,whole(rate:0.003)");
			return new Start(SCRATCH, Optional.empty(), Optional.empty());
		}
		var method = Arrays.stream(PretrainingSettings.methods()).filter(variant.name()::equalsIgnoreCase).findFirst();
		if (method.isEmpty()) return new Start(variant.toString(), Optional.empty(), Optional.of(Path.of(variant.toString())));
		var named = new Variant(method.get(), variant.options());
		named.forbid(List.of("method", "seed", "dimension"), "the experiment");
		return new Start(named.toString(), Optional.of(named), Optional.empty());
	}

	/** @return whether the weights are fresh */
	boolean isScratch() {
		return method.isEmpty() && file.isEmpty();
	}

	/** @return a short name for plots and sentences: of a path its last part that says something */
	static String title(String text) {
		var parts = text.split("[/\\\\]");
		var last = parts[parts.length - 1];
		return parts.length > 1 && last.matches("(model|best)\\.pt") ? parts[parts.length - 2] : last;
	}
}
