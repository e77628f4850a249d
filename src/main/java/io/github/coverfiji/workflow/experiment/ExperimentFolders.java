package io.github.coverfiji.workflow.experiment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.github.coverfiji.image.FolderSource;
import io.github.coverfiji.image.ImageSource;
import io.github.coverfiji.image.PixelCache;
import io.github.coverfiji.image.Series;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.workflow.ClassifiedImages;
import io.github.coverfiji.workflow.LabelledImages;

/**
 * Where the images of an experiment are; empty texts mean nothing is given.
 *
 * @param images folder of labelled images; without labels, a folder with a subfolder for each class, or a table of files
 *          and labels
 * @param labels folder of label images; empty for classes of whole images
 * @param unlabelled folder of images to pretrain on; empty to pretrain on the labelled images that are not for testing
 * @param testimages folder of images to test on, with subfolders for classes (or a table) if there are no labels; empty to
 *          keep some of the labelled ones
 * @param testlabels folder of their label images
 * @param series what becomes of DICOM files that are slices of a volume: auto, volume or files
 */
public record ExperimentFolders(String images, String labels, String unlabelled, String testimages, String testlabels,
	String series)
{

	/** @throws InputException if something is missing */
	public ExperimentFolders {
		Series.of(series);
		if (images.isBlank()) throw new InputException("Nothing given for 'images'", "an experiment learns from labelled images",
			"choose a folder of images");
		if (!labels.isBlank() && testimages.isBlank() != testlabels.isBlank()) throw new InputException("Cannot test",
			"of the images to test on only " + (testimages.isBlank() ? "labels" : "images") + " are given",
			"give testimages and testlabels, or neither");
		if (labels.isBlank() && !testlabels.isBlank()) throw new InputException("Cannot test on '" + testlabels + "'",
			"it holds label images, but the images to learn from have classes", "leave testlabels empty; testimages may hold images with classes");
	}

	Subject subject(PixelCache cache, Progress progress) {
		if (labels.isBlank()) return classes(ClassifiedImages.open(Path.of(images), false, cache, progress), cache, progress);
		var labelled = LabelledImages.open(Path.of(images), Path.of(labels), Series.of(series), cache, progress);
		var count = labelled.images().count();
		if (testimages.isBlank()) return new SegmentationSubject(labelled, count, progress);
		return new SegmentationSubject(labelled.and(LabelledImages.open(Path.of(testimages), Path.of(testlabels),
			Series.of(series), cache, progress)), count, progress);
	}

	private Subject classes(ClassifiedImages labelled, PixelCache cache, Progress progress) {
		var all = testimages.isBlank() ? labelled
			: labelled.and(ClassifiedImages.open(Path.of(testimages), false, cache, progress));
		return new ClassificationSubject(all, labelled.images().count());
	}

	Optional<ImageSource> unlabelled(PixelCache cache, Progress progress) {
		if (unlabelled.isBlank()) return Optional.empty();
		if (!Files.isDirectory(Path.of(unlabelled))) throw new InputException("Cannot pretrain on '" + unlabelled + "'",
			"there is no such folder", "check the path, or leave unlabelled empty");
		return Optional.of(FolderSource.open(Path.of(unlabelled), Series.of(series), cache, progress));
	}

	/** @return the folders that are given, by the option's name */
	Map<String, String> given() {
		var given = new LinkedHashMap<String, String>();
		given.put("images", images);
		given.put("labels", labels);
		given.put("unlabelled", unlabelled);
		given.put("testimages", testimages);
		given.put("testlabels", testlabels);
		given.values().removeIf(String::isBlank);
		return given;
	}
}
