package io.github.coverfiji.workflow;

import java.util.SortedSet;

import io.github.coverfiji.image.LabelClass;
import io.github.coverfiji.image.LabelClasses;
import io.github.coverfiji.label.LabelSurvey;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/**
 * Refuses label images whose values cannot be classes, in words.
 *
 * @param what cannot be done then
 * @param remedy what to do with numbered objects, as a deed
 */
record LabelQuestions(String what, String remedy) {

	/** So many values of an image, in more parts each than a class has, are grey values. */
	private static final int GREY_VALUES = 48;
	private static final int GREY_PARTS = 4;

	InputException fault(String why, String deed) {
		return new InputException(what, why, deed);
	}

	void requireTwo(SortedSet<Integer> shown, int ignore) {
		if (shown.size() > 1) return;
		throw fault(shown.isEmpty() ? "no pixel is labelled" : "the labels show a single class (id " + shown.first() + ")",
			"label a second class (0 is the background" + (ignore < 0 ? "" : ", ignore=" + ignore + " means not labelled") + ")");
	}

	void requireOpen(LabelClasses named, int ignore) {
		if (ignore >= named.count() || named.classes().get(ignore).equals(LabelClass.unnamed(ignore))) return;
		throw fault(LabelClasses.FILE + " names the value " + ignore + ", which is also that of pixels that nobody labelled",
			"give ignore a value that the labels do not hold, such as ignore=65535");
	}

	void requireAtMost(int largest, SortedSet<Integer> shown) {
		if (shown.last() > largest) throw fault("the labels hold the value " + shown.last()
			+ ", and there can be no class beyond " + largest, "number the classes 0, 1, 2, …; if each object has a number of"
				+ " its own, " + remedy);
	}

	void requireNoObjects(LabelSurvey survey, Progress progress) {
		if (NumberedObjects.sure(survey)) throw fault("the labels number objects: an image has "
			+ NumberedObjects.most(survey) + " values, each of them one connected part, and each would be a class",
			"name the values in a file " + LabelClasses.FILE + " in the folder of labels if they are classes;"
				+ " if they number objects, " + remedy);
		if (NumberedObjects.likely(survey)) progress.log("In the label images each value is one connected part. They are taken as"
			+ " classes; if they number objects, " + remedy + ".");
	}

	void requireNoGreyValues(LabelSurvey survey) {
		for (var image : survey.images())
			for (var sample : image.samples())
				if (sample.values() >= GREY_VALUES && sample.parts() / GREY_PARTS >= sample.values())
					throw fault("'" + image.name() + "' holds " + sample.values() + " values scattered over many places: it is a grey"
						+ " value image, or labels that were saved lossy (as JPEG) or resized smoothly", "save the labels anew as TIFF or"
						+ " PNG, without smoothing; if the values are classes, name them in a file " + LabelClasses.FILE);
	}

	/**
	 * @param shown values
	 * @param whole whether each is one connected part of its image, as objects are
	 */
	void requireFewGaps(SortedSet<Integer> shown, boolean whole) {
		var unused = shown.last() + 1 - shown.size();
		if (unused <= shown.size()) return;
		var classes = "name the classes that there are in a file " + LabelClasses.FILE + " in the folder of labels (lines id,name and "
			+ shown.last() + ",NAME), or renumber them 0, 1, 2, …";
		var why = "the labels hold only the values " + Listing.and(shown) + ", so " + unused + " of the " + (shown.last() + 1)
			+ " classes 0 to " + shown.last() + " have no pixel";
		throw whole ? fault(why + "; each value is one connected part of its image, as where the values number objects",
			classes + "; if the values number objects, " + remedy) : fault(why, classes);
	}
}
