package io.github.coverfiji.workflow;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.github.coverfiji.image.LabelClass;
import io.github.coverfiji.image.LabelClasses;
import io.github.coverfiji.image.LabelColours;
import io.github.coverfiji.image.ObjectLabels;
import io.github.coverfiji.label.LabelSurvey;
import io.github.coverfiji.metric.Scoring;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/**
 * What the values of label images mean: the classes, after the values were questioned. A table of classes answers all
 * questions.
 *
 * @param masks whether 0 is class 0 and the one other value of each image class 1; else the value is the class
 * @param classes two or more
 */
public record LabelReading(boolean masks, LabelClasses classes) {

	/** As many classes as an 8-bit label image can hold; more are numbered objects. */
	private static final int LARGEST_CLASS = 255;
	/** A table that names one value from here on speaks of a mask. */
	private static final int BRIGHT = 100;

	/**
	 * @param survey of the label images
	 * @param names of the classes, if given
	 * @param what cannot be done if the values are no classes
	 * @param progress hears what was found odd
	 * @return what they mean, where 255 is the value of voxels that nobody labelled
	 * @throws InputException if the values are no classes
	 */
	public static LabelReading of(LabelSurvey survey, Optional<LabelClasses> names, String what, Progress progress) {
		return of(survey, names, Scoring.IGNORE, NumberedObjects.REFUSE, new LabelQuestions(what,
			"turn the objects into class 1 (0 is the background)"), progress);
	}

	/**
	 * @param survey of the label images
	 * @param names of the classes, if given
	 * @param ignore value of voxels that nobody labelled
	 * @param objects what numbered objects are taken for; if they are merged, the survey is of what came out
	 * @param questions who asks
	 * @param progress hears what was found odd
	 * @throws InputException if the values are no classes
	 */
	static LabelReading of(LabelSurvey survey, Optional<LabelClasses> names, int ignore, NumberedObjects objects,
		LabelQuestions questions, Progress progress)
	{
		if (objects.merges()) return merged(survey, names, objects, questions, progress);
		var images = survey.images().stream().map(LabelSurvey.Image::values).toList();
		var mask = objects == NumberedObjects.CLASSES || !BinaryMasks.are(images, ignore) ? Optional.<LabelClasses> empty()
			: maskClasses(BinaryMasks.foreground(images), names);
		if (mask.isPresent()) {
			BinaryMasks.tell(images, mask.get().classes().get(1).name(), progress);
			return new LabelReading(true, mask.get());
		}
		var shown = new TreeSet<>(survey.values());
		if (shown.remove(ignore)) names.ifPresent(given -> questions.requireOpen(given, ignore));
		questions.requireTwo(shown, ignore);
		return new LabelReading(false, names.isPresent() ? named(shown, names.get(), questions)
			: unnamed(survey, shown, objects, questions, progress));
	}

	/** @return these images with label maps of these classes */
	public LabelledImages of(LabelledImages images) {
		return masks ? new LabelledImages(images.images(), ObjectLabels.masks(images.labels()), Optional.of(classes))
			: images.named(classes);
	}

	/**
	 * @param values of a label map
	 * @param ignore value of voxels that nobody labelled
	 * @return the classes that it shows
	 */
	public Set<Integer> shown(Set<Integer> values, int ignore) {
		return values.stream().filter(value -> masks || value != ignore).map(value -> masks ? Math.min(value, 1) : value)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static LabelReading merged(LabelSurvey survey, Optional<LabelClasses> names, NumberedObjects objects,
		LabelQuestions questions, Progress progress)
	{
		questions.requireTwo(survey.values(), -1);
		if (names.isPresent()) progress.log(LabelClasses.FILE + " plays no part: the labels are taken as numbered objects.");
		return new LabelReading(false, objects.classes());
	}

	/** Names of two classes; empty if a table names others. */
	private static Optional<LabelClasses> maskClasses(Set<Integer> foreground, Optional<LabelClasses> names) {
		if (names.isEmpty()) return Optional.of(two(BinaryMasks.FOREGROUND));
		if (names.get().count() == 2) return names;
		var own = names.get().classes().stream().filter(c -> c.id() > 0 && !c.equals(LabelClass.unnamed(c.id()))).toList();
		var one = own.size() == 1 && own.get(0).id() >= BRIGHT;
		return one && foreground.equals(Set.of(own.get(0).id())) ? Optional.of(two(own.get(0).name()))
			: Optional.empty();
	}

	private static LabelClasses two(String foreground) {
		return new LabelClasses(List.of(LabelClass.unnamed(0), new LabelClass(1, foreground, LabelColours.DEFAULT.hex(1))));
	}

	private static LabelClasses named(SortedSet<Integer> shown, LabelClasses names, LabelQuestions questions) {
		questions.requireAtMost(LARGEST_CLASS, shown);
		if (shown.last() >= names.count()) throw questions.fault("the labels hold the value " + shown.last()
			+ ", but the classes named end at " + (names.count() - 1), "name all classes in classes.csv, or mend the labels");
		return names;
	}

	private static LabelClasses unnamed(LabelSurvey survey, SortedSet<Integer> shown, NumberedObjects objects,
		LabelQuestions questions, Progress progress)
	{
		if (objects == NumberedObjects.REFUSE) {
			questions.requireNoObjects(survey, progress);
			questions.requireNoGreyValues(survey);
		}
		questions.requireAtMost(LARGEST_CLASS, shown);
		if (objects == NumberedObjects.REFUSE) questions.requireFewGaps(shown, NumberedObjects.whole(survey));
		return LabelClasses.of(shown.last() + 1);
	}
}
