package io.github.coverfiji.workflow;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.ChosenImages;
import io.github.coverfiji.image.FolderSource;
import io.github.coverfiji.image.ImageSource;
import io.github.coverfiji.image.JoinedImages;
import io.github.coverfiji.image.LabelClasses;
import io.github.coverfiji.image.LabelReader;
import io.github.coverfiji.image.LossyImage;
import io.github.coverfiji.image.PixelCache;
import io.github.coverfiji.image.Series;
import io.github.coverfiji.label.LabelSurvey;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/**
 * Images with their label maps.
 *
 * @param images the images
 * @param labels as many label maps, in the same order
 * @param classes names of the classes, if they were given
 */
public record LabelledImages(ImageSource images, ImageSource labels, Optional<LabelClasses> classes) {

	private static final String LOOKING = "Looking at labels";

	/** @throws InputException if the numbers differ */
	public LabelledImages {
		if (images.count() != labels.count()) throw new InputException("Cannot train a segmentation",
			"there are " + images.count() + " images, but " + labels.count() + " label maps",
			"give one label map for each image");
	}

	/** @return a single image with its labels */
	public static LabelledImages of(CalibratedImage image, CalibratedImage labels) {
		return new LabelledImages(ImageSource.of(List.of(image)), ImageSource.of(List.of(labels)), Optional.empty());
	}

	/** As {@link #open(Path, Path, Series, PixelCache, Progress)}, a series as it pairs, with a cache of a quarter of the memory. */
	public static LabelledImages open(Path images, Path labels, Progress progress) {
		return open(images, labels, Series.AUTO, PixelCache.ofQuarterHeap(), progress);
	}

	/**
	 * @param images folder of images; those without labels are left out
	 * @param labels folder of label maps, named as the images but for the ending; each file is one
	 * @param series what becomes of DICOM files that are slices of a volume; by itself one where no label map has the name
	 *          of a single file
	 * @param cache keeps pixels that are read again
	 * @param progress hears what is left out
	 * @return those that belong together; named by {@code classes.csv} in or beside the folder of labels, if it is there
	 * @throws InputException if a folder cannot be read, no image has labels, or a label map is lossy
	 */
	public static LabelledImages open(Path images, Path labels, Series series, PixelCache cache, Progress progress) {
		var files = FolderSource.names(images);
		var labelSource = FolderSource.open(labels, cache, progress);
		var labelNames = ImageNames.of(labelSource);
		var single = series == Series.AUTO
			&& ImageNames.partners(files, labelNames).stream().anyMatch(i -> i >= 0);
		var imageSource = FolderSource.open(images, single ? Series.FILES : series, cache, progress);
		requireLossless(imageSource, labels);
		var partners = ImageNames.partners(ImageNames.of(imageSource), labelNames);
		var labelled = IntStream.range(0, imageSource.count()).filter(i -> partners.get(i) >= 0).boxed().toList();
		if (labelled.isEmpty()) throw new InputException("Cannot train on '" + images + "'",
			"no label map in '" + labels + "' has the name of an image, such as '" + ImageNames.base(imageSource.name(0)) + "'",
			"name each label map as its image");
		if (labelled.size() < imageSource.count())
			progress.log(imageSource.count() - labelled.size() + " images without labels are left out.");
		return new LabelledImages(new ChosenImages(imageSource, labelled),
			new ChosenImages(labelSource, labelled.stream().map(partners::get).toList()), LabelClasses.besides(labels));
	}

	private static void requireLossless(ImageSource images, Path labels) {
		var names = IntStream.range(0, images.count()).mapToObj(i -> ImageNames.base(images.name(i))).collect(Collectors.toSet());
		LossyImage.in(labels).stream().filter(file -> names.contains(ImageNames.base(file.name()))).findFirst().ifPresent(file -> {
			throw file.refused();
		});
	}

	/**
	 * @param places of some of the images
	 * @return those with their labels, in that order
	 */
	public LabelledImages chosen(List<Integer> places) {
		return new LabelledImages(new ChosenImages(images, places), new ChosenImages(labels, places), classes);
	}

	/**
	 * Reads all label maps, plane by plane.
	 *
	 * @param check called for each place before its label map is read
	 * @param progress hears of each image; may cancel
	 * @return what they hold
	 */
	public LabelSurvey survey(IntConsumer check, Progress progress) {
		var survey = new LabelSurvey();
		var stage = progress.stage(LOOKING, labels.count());
		for (var i = 0; i < labels.count(); i++) {
			check.accept(i);
			for (var plane : labels.get(i).samples(2)) {
				progress.check(LOOKING);
				try (var reading = survey.read(i, labels.name(i), false)) {
					reading.add(LabelReader.read(plane, new long[2], plane.size(2), 2, 0), plane.size(2)[1]);
				}
			}
			stage.reached(i + 1);
		}
		return survey;
	}

	/** @return these images with these names of classes */
	public LabelledImages named(LabelClasses names) {
		return new LabelledImages(images, labels, Optional.of(names));
	}

	/** @return these images, and after them others; the classes are those of the first that names any */
	public LabelledImages and(LabelledImages others) {
		return new LabelledImages(new JoinedImages(images, others.images), new JoinedImages(labels, others.labels),
			classes.or(others::classes));
	}
}
