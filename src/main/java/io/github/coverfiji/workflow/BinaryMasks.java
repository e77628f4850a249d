package io.github.coverfiji.workflow;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.github.coverfiji.image.LabelClasses;
import io.github.coverfiji.metric.Scoring;
import io.github.coverfiji.task.Progress;

/** Label images that are masks, as thresholding gives them: 0 is the background, one other value the foreground. */
final class BinaryMasks {

	/** What programs paint masks with: class 1, half and full brightness of 8 bit, full brightness of 16 bit. */
	private static final Set<Integer> USUAL = Set.of(1, 127, 128, 255, 65535);

	/** Name of class 1, unless a table gives another. */
	static final String FOREGROUND = "foreground";

	private BinaryMasks() {}

	/**
	 * @param images the values of each image
	 * @param ignore value of voxels that nobody labelled. A mask of 0 and 255, the usual ignore value, is one: labels that show
	 *          the background alone would be of no use. An image of 0, 1 and 255 shows that 255 means not labelled
	 * @return whether all are masks of one value, or of the usual ones, and not of 1, 2 or 3, which are classes as they are
	 */
	static boolean are(List<? extends Set<Integer>> images, int ignore) {
		var values = foreground(images);
		var open = values.contains(ignore);
		if (values.isEmpty() || values.equals(Set.of(1)) || ignore <= 1 || open && ignore != Scoring.IGNORE
			|| images.stream().noneMatch(image -> image.contains(0)) || images.stream().anyMatch(BinaryMasks::hasMore))
			return false;
		return values.size() == 1 && !values.contains(2) && !values.contains(3)
			|| USUAL.containsAll(values) && (!open || images.stream().anyMatch(image -> image.containsAll(Set.of(0, ignore))));
	}

	/**
	 * @param images the values of each image
	 * @param names of the classes; a table of other classes than two says what the values are
	 * @param progress hears if they are
	 * @return whether all are masks
	 */
	static boolean are(List<? extends Set<Integer>> images, Optional<LabelClasses> names, Progress progress) {
		if (!are(images, Scoring.IGNORE) || names.filter(given -> given.count() != 2).isPresent()) return false;
		tell(images, FOREGROUND, progress);
		return true;
	}

	/** Tells what is taken for what. */
	static void tell(List<? extends Set<Integer>> images, String name, Progress progress) {
		progress.log("The label images are masks: 0 is taken as background, " + Listing.or(foreground(images)) + " as class 1 ("
			+ name + "); the values between are never used.");
	}

	/** @return all values but 0, rising */
	static Set<Integer> foreground(List<? extends Set<Integer>> images) {
		var values = images.stream().flatMap(Collection::stream).collect(Collectors.toCollection(TreeSet::new));
		values.remove(0);
		return values;
	}

	private static boolean hasMore(Set<Integer> image) {
		return image.size() - (image.contains(0) ? 1 : 0) > 1;
	}
}
