package io.github.coverfiji.workflow;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.FolderSource;
import io.github.coverfiji.image.ImageFiles;
import io.github.coverfiji.image.ImageSource;
import io.github.coverfiji.image.LossyImage;
import io.github.coverfiji.image.ObjectLabels;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/**
 * Truths and the predictions of the same images.
 *
 * @param truth the truths
 * @param prediction the predictions, perhaps more than needed
 * @param partner which prediction belongs to each truth
 */
record ImagePairs(ImageSource truth, ImageSource prediction, List<Integer> partner) {

	private static final String WHAT = "Cannot compare '";

	static ImagePairs of(CalibratedImage truth, CalibratedImage prediction) {
		return new ImagePairs(ImageSource.of(List.of(truth)), ImageSource.of(List.of(prediction)), List.of(0));
	}

	/**
	 * @param truth an image file, or a folder
	 * @param prediction the same; files of two folders belong together if their names are equal but for the ending
	 * @param progress hears of files that are left out
	 * @throws InputException if one is missing, only one is a folder, or a truth has no prediction
	 */
	static ImagePairs open(Path truth, Path prediction, Progress progress) {
		for (var path : List.of(truth, prediction))
			if (!Files.exists(path)) throw new InputException("Cannot read '" + path + "'", "there is no such file or folder",
				"check the path");
		if (Files.isDirectory(truth) != Files.isDirectory(prediction)) throw new InputException(
			WHAT + prediction + "' with '" + truth + "'", "one is a folder, the other a file",
			"choose two images or two folders");
		return Files.isDirectory(truth) ? byName(truth, prediction, progress)
			: files(truth, prediction);
	}

	int count() {
		return partner.size();
	}

	LabelPair get(int i) {
		return LabelPair.of(truth.get(i), prediction.get(partner.get(i)));
	}

	private static ImagePairs files(Path truth, Path prediction) {
		requireLossless(truth, name -> true);
		requireLossless(prediction, name -> true);
		return of(ImageFiles.open(truth), ImageFiles.open(prediction));
	}

	private static void requireLossless(Path place, Predicate<String> used) {
		LossyImage.in(place).stream().filter(file -> used.test(ImageNames.base(file.name()))).findFirst().ifPresent(file -> {
			throw file.refused();
		});
	}

	/** @return the same pairs, with masks in place of class ids on one side or both */
	ImagePairs masked(boolean truths, boolean predictions) {
		return new ImagePairs(truths ? ObjectLabels.masks(truth) : truth,
			predictions ? ObjectLabels.masks(prediction) : prediction, partner);
	}

	private static ImagePairs byName(Path truthFolder, Path predictionFolder, Progress progress) {
		var truth = FolderSource.open(truthFolder, progress);
		var prediction = FolderSource.open(predictionFolder, progress);
		var truths = ImageNames.of(truth);
		var predictions = ImageNames.of(prediction);
		var partners = ImageNames.partners(truths, predictions);
		requireLossless(truthFolder, name -> true);
		var bases = truths.stream().map(ImageNames::base).collect(Collectors.toSet());
		requireLossless(predictionFolder, bases::contains);
		var missing = named(truths, i -> partners.get(i) < 0);
		if (!missing.isEmpty()) throw new InputException(WHAT + predictionFolder + "' with '" + truthFolder + "'",
			"there is no prediction for " + missing, "segment these images too, or take them out of '" + truthFolder + "'");
		var used = Set.copyOf(partners);
		var extra = named(predictions, i -> !used.contains(i));
		if (!extra.isEmpty()) progress.log("Left out, because there is no truth for it: " + extra + ".");
		return new ImagePairs(truth, prediction, partners);
	}

	private static String named(List<String> names, IntPredicate chosen) {
		return IntStream.range(0, names.size()).filter(chosen).mapToObj(i -> "'" + names.get(i) + "'")
			.collect(Collectors.joining(", "));
	}
}
