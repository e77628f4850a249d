package io.github.coverfiji.workflow;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

import io.github.coverfiji.image.ImageSource;
import io.github.coverfiji.image.LabelClass;
import io.github.coverfiji.image.LabelClasses;
import io.github.coverfiji.image.LabelColours;
import io.github.coverfiji.image.ObjectLabels;
import io.github.coverfiji.label.LabelSurvey;
import io.github.coverfiji.task.InputException;

/**
 * What to do with label images whose values number objects, as cellpose, StarDist and MorphoLibJ give them; and how to
 * tell them from classes.
 */
enum NumberedObjects {

	/** Ask what they are. */
	REFUSE,
	/** Each object is foreground. */
	FOREGROUND,
	/** Each object is foreground, and a third class lies where objects touch. */
	BORDER,
	/** The values are classes, whatever they look like. */
	CLASSES;

	/** Larger values of label images that may number objects: fewer may be classes. */
	private static final int SOME = 5;
	/** Parts of a body may be as many, but are seldom alike in size. */
	private static final int MANY = 20;
	private static final double WHOLE = 0.9;
	private static final double ALIKE = 20;

	/** @return whether values but 0 are taken as objects */
	boolean merges() {
		return this == FOREGROUND || this == BORDER;
	}

	/**
	 * @param ignore value of voxels that nobody labelled
	 * @throws InputException if it is a class that the objects become
	 */
	void require(int ignore) {
		if (merges() && ignore <= ObjectLabels.BORDER) throw new InputException("Cannot use ignore=" + ignore
			+ " with objects=" + Options.names(this)[0], "0, 1 and 2 are background, object and border",
			"give ignore a value that numbers no object");
	}

	/**
	 * @param labels numbered objects
	 * @param ignore value of voxels that nobody labelled; the usual one, 255, may number an object as any other
	 * @param dimension 2 or 3
	 * @return classes 0, 1 and perhaps 2
	 */
	ImageSource merged(ImageSource labels, int ignore, int dimension) {
		if (!merges()) return labels;
		var open = ignore == SegmentationSettings.DEFAULT.ignore() ? OptionalInt.empty() : OptionalInt.of(ignore);
		return new ObjectLabels(labels, open, this == BORDER ? OptionalInt.of(dimension) : OptionalInt.empty());
	}

	/** @return background, object and perhaps border */
	LabelClasses classes() {
		var names = this == BORDER ? List.of("background", "object", "border") : List.of("background", "object");
		return new LabelClasses(names.stream().map(name -> new LabelClass(names.indexOf(name), name,
			LabelColours.DEFAULT.hex(names.indexOf(name)))).toList());
	}

	/**
	 * Objects are connected, and of a size: most values are one part of an image. Where there are fewer than 20, classes may
	 * be so, too; but only numbers are counted from 1 on in each image, up to as many as there are, or are in one image each.
	 *
	 * @param survey of the label images
	 * @return whether their values number objects
	 */
	static boolean sure(LabelSurvey survey) {
		return likely(survey) && (most(survey) >= MANY || countedAnew(survey) || eachInOneImage(survey));
	}

	/** @return whether their values may number objects */
	static boolean likely(LabelSurvey survey) {
		return most(survey) >= SOME && whole(survey) && spread(survey) <= ALIKE;
	}

	/** @return most values but 0 in a plane or volume */
	static int most(LabelSurvey survey) {
		return samples(survey).stream().mapToInt(LabelSurvey.Sample::values).max().orElse(0);
	}

	private static List<LabelSurvey.Sample> samples(LabelSurvey survey) {
		return survey.images().stream().flatMap(image -> image.samples().stream()).toList();
	}

	/** @return whether nearly each value but 0 is one connected part of each plane or volume that it is in */
	static boolean whole(LabelSurvey survey) {
		var samples = samples(survey);
		return samples.stream().mapToInt(LabelSurvey.Sample::whole).sum()
			>= WHOLE * samples.stream().mapToInt(LabelSurvey.Sample::values).sum();
	}

	private static double spread(LabelSurvey survey) {
		var spreads = samples(survey).stream().filter(sample -> sample.values() >= SOME)
			.mapToDouble(LabelSurvey.Sample::spread).sorted().toArray();
		return spreads[spreads.length / 2];
	}

	private static boolean countedAnew(LabelSurvey survey) {
		var counts = survey.images().stream().map(image -> BinaryMasks.foreground(List.of(image.values())))
			.filter(values -> !values.isEmpty()).toList();
		return counts.stream().allMatch(values -> values.size() == last(values))
			&& counts.stream().mapToInt(Set::size).distinct().count() > 1;
	}

	private static int last(Set<Integer> values) {
		return values.stream().mapToInt(Integer::intValue).max().orElse(0);
	}

	private static boolean eachInOneImage(LabelSurvey survey) {
		return survey.images().size() > 1 && survey.frequency().entrySet().stream().filter(entry -> entry.getKey() != 0)
			.map(Map.Entry::getValue).allMatch(count -> count == 1);
	}
}
