package io.github.coverfiji.command;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

import ij.ImagePlus;

import io.github.coverfiji.image.PixelCache;
import io.github.coverfiji.model.NamedWeights;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.workflow.Outlook;

/** Checks of what a command was given, with the same words everywhere. */
final class Inputs {

	/** Of the pretrained weights: to start from others, or from fresh ones. */
	static final String NO_WEIGHTS = "none";

	private Inputs() {}

	/**
	 * @param image what SciJava filled in: null, or an image without pixels where a macro names an unknown title
	 * @param key name of the input in macros
	 * @return the image
	 * @throws InputException if there is none
	 */
	static ImagePlus image(ImagePlus image, String key) {
		return optionalImage(image).orElseThrow(() -> new InputException("No image '" + key + "'",
			"no image is open, or none with the given title",
			"open and choose one, or write " + key + "=TITLE with the title of an open one"));
	}

	/**
	 * @param image what SciJava filled in, see {@link #image}
	 * @return the image, if there is one
	 */
	static Optional<ImagePlus> optionalImage(ImagePlus image) {
		return Optional.ofNullable(image).filter(i -> i.getProcessor() != null);
	}

	/**
	 * @param megabytes pixels to keep; 0 means a quarter of Java's memory
	 * @return a cache of that size
	 * @throws InputException if it is negative
	 */
	static PixelCache cache(int megabytes) {
		if (megabytes < 0) throw new InputException("Cannot use cache=" + megabytes, "it is below 0",
			"give megabytes, or 0 for a quarter of Java's memory");
		return megabytes == 0 ? PixelCache.ofQuarterHeap() : new PixelCache((long) megabytes << 20);
	}

	/**
	 * @param file what was given; null and {@code new File("")} mean nothing
	 * @return its path, if one was given
	 */
	static Optional<Path> optionalPath(File file) {
		return Optional.ofNullable(file).filter(f -> !f.getPath().isBlank()).map(File::toPath);
	}

	/**
	 * @param file what was given, see {@link #optionalPath}
	 * @param key name of the input in macros
	 * @return its path, which need not exist
	 * @throws InputException if nothing was given
	 */
	static Path path(File file, String key) {
		return optionalPath(file).orElseThrow(() -> new InputException("Nothing given for '" + key + "'",
			"this command cannot do without it", "choose it in the dialog, or write " + key + "=[path] in the macro"));
	}

	/**
	 * @param file what was given, see {@link #optionalPath}
	 * @param key name of the input in macros
	 * @return the path of an existing file or folder
	 * @throws InputException if nothing was given or it does not exist
	 */
	static Path existing(File file, String key) {
		var path = path(file, key);
		requireExisting(path, key);
		return path;
	}

	/**
	 * @param file what was given, see {@link #optionalPath}
	 * @param key name of the input in macros
	 * @param says what there is to say of it
	 * @return that; empty if nothing was given
	 * @throws InputException if it does not exist
	 */
	static String ifGiven(File file, String key, Function<Path, String> says) {
		return optionalPath(file).map(path -> says.apply(existing(file, key))).orElse("");
	}

	/**
	 * @param file what was given as model, see {@link #model}
	 * @return what it does; empty if nothing was given
	 * @throws InputException if it is no model
	 */
	static String outlook(File file) {
		return optionalPath(file).map(path -> Outlook.model(model(file))).orElse("");
	}

	/**
	 * @param output what was given as folder of a run, see {@link #optionalPath}
	 * @param resume whether to go on with the run in it
	 * @return where that run stands; empty if nothing was given
	 * @throws InputException if the folder does not fit
	 */
	static String run(File output, boolean resume) {
		return optionalPath(output).map(path -> Outlook.run(path, resume)).orElse("");
	}

	/**
	 * @param file what was given as model, see {@link #optionalPath}
	 * @return a model file, a run folder or the name of weights that are here
	 * @throws InputException if nothing was given, it does not exist, or no weights have that name
	 */
	static Path model(File file) {
		var path = path(file, "model");
		requireExisting(NamedWeights.here().resolve(path), "model");
		return path;
	}

	/**
	 * @param start a model or run to start from, see {@link #optionalPath}
	 * @param weights name of weights to start from, or {@link #NO_WEIGHTS}
	 * @return path or name of the model to start from; empty for fresh weights
	 * @throws InputException if both are given
	 */
	static String start(File start, String weights) {
		var given = optionalPath(start).map(Path::toString).orElse("");
		if (weights.isBlank() || weights.equals(NO_WEIGHTS)) return given;
		if (given.isEmpty()) return weights;
		throw new InputException("Cannot start from two models",
			"start=" + given + " and weights=" + weights + " are both given", "leave start empty, or set weights=" + NO_WEIGHTS);
	}

	private static void requireExisting(Path path, String key) {
		if (Files.exists(path)) return;
		throw new InputException("Cannot use '" + path + "' as '" + key + "'", "it does not exist",
			"check the path, which is looked for in '" + Path.of("").toAbsolutePath() + "' unless it is absolute");
	}
}
