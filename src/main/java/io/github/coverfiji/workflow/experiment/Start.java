package io.github.coverfiji.workflow.experiment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.model.NamedWeights;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Spelling;
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
		if (method.isEmpty()) return new Start(variant.toString(), Optional.empty(), Optional.of(path(variant.toString())));
		var named = new Variant(method.get(), variant.options());
		named.forbid(List.of("method", "seed", "dimension"), "the experiment");
		return new Start(named.toString(), Optional.of(named), Optional.empty());
	}

	/** A word without folder names weights, or may be a method mistyped: that is met before all work. */
	private static Path path(String text) {
		var path = Path.of(text);
		if (path.getNameCount() > 1 || Files.exists(path)) return path;
		var weights = NamedWeights.here();
		if (weights.known().stream().anyMatch(text::equalsIgnoreCase)) return weights.resolve(path);
		var known = Stream.of(Stream.of(SCRATCH), Stream.of(PretrainingSettings.methods()), weights.known().stream())
			.flatMap(names -> names).toList();
		throw new InputException("Cannot use starts=" + text, "that is no method and no weights, and there is no such file or folder"
			+ Spelling.nearest(text, known).map(near -> "; did you mean '" + near + "'").orElse(""),
			"name " + String.join(", ", known) + ", or a model file or run folder");
	}

	/** @return whether the weights are fresh */
	boolean isScratch() {
		return method.isEmpty() && file.isEmpty();
	}

	/** @return a short name for plots and sentences: of a path its last part that says something */
	static String title(String text) {
		return ModelFile.title(text);
	}
}
