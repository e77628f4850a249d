package io.github.coverfiji.workflow;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.ChosenImages;
import io.github.coverfiji.image.FolderSource;
import io.github.coverfiji.image.ImageSource;
import io.github.coverfiji.image.JoinedImages;
import io.github.coverfiji.image.LabelClasses;
import io.github.coverfiji.image.PixelCache;
import io.github.coverfiji.image.Series;
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
	 * @throws InputException if a folder cannot be read, or no image has labels
	 */
	public static LabelledImages open(Path images, Path labels, Series series, PixelCache cache, Progress progress) {
		var names = FolderSource.names(images);
		var labelSource = FolderSource.open(labels, cache, progress);
		var places = ImageNames.places(labelSource, labels);
		var single = series == Series.AUTO && names.stream().map(ImageNames::base).anyMatch(places::containsKey);
		var imageSource = FolderSource.open(images, single ? Series.FILES : series, cache, progress);
		var labelled = IntStream.range(0, imageSource.count())
			.filter(i -> places.containsKey(ImageNames.base(imageSource.name(i)))).boxed().toList();
		if (labelled.isEmpty()) throw new InputException("Cannot train on '" + images + "'",
			"no label map in '" + labels + "' has the name of an image, such as '" + ImageNames.base(imageSource.name(0)) + "'",
			"name each label map as its image");
		if (labelled.size() < imageSource.count())
			progress.log(imageSource.count() - labelled.size() + " images without labels are left out.");
		var partners = labelled.stream().map(i -> places.get(ImageNames.base(imageSource.name(i)))).toList();
		return new LabelledImages(new ChosenImages(imageSource, labelled), new ChosenImages(labelSource, partners),
			LabelClasses.besides(labels));
	}

	/**
	 * @param places of some of the images
	 * @return those with their labels, in that order
	 */
	public LabelledImages chosen(List<Integer> places) {
		return new LabelledImages(new ChosenImages(images, places), new ChosenImages(labels, places), classes);
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
