package io.github.coverfiji.workflow.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import io.github.coverfiji.image.ImageSource;
import io.github.coverfiji.task.Progress;

/** What is to be learnt from labelled images, and how well it was learnt. */
sealed interface Subject permits SegmentationSubject, ClassificationSubject {

	/** @return what is measured */
	Measure measure();

	/** @return all images that have labels, those that are only for testing last */
	ImageSource images();

	/** @return how many of the images may be learnt from */
	int learnable();

	/** @return names of the classes */
	List<String> classes();

	/** @return places of the classes that an image shows */
	Set<Integer> shown(int image);

	/**
	 * @param share of the images that may be learnt from
	 * @param seed of the choice
	 * @return places of those kept for testing; none if there are too few
	 */
	Set<Integer> aside(double share, long seed);

	/**
	 * @param progress may cancel
	 * @return what tells whether images and labels are the same as before
	 */
	Object fingerprint(Progress progress);

	/**
	 * Trains, or goes on with a training that was stopped.
	 *
	 * @param lesson how
	 * @param chosen places of the images to learn from
	 * @param output run folder
	 * @param progress hears each step
	 * @throws io.github.coverfiji.task.InputException if it cannot be done
	 */
	void train(Lesson lesson, List<Integer> chosen, Path output, Progress progress);

	/**
	 * @param run folder of a finished training
	 * @param images places of those to test on
	 * @param device where to compute
	 * @param progress may cancel
	 * @return how well it does
	 */
	TestScores test(Path run, List<Integer> images, String device, Progress progress);
}
