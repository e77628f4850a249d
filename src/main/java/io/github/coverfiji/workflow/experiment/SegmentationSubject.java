package io.github.coverfiji.workflow.experiment;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.ImageSource;
import io.github.coverfiji.image.LabelClass;
import io.github.coverfiji.image.LabelClasses;
import io.github.coverfiji.image.LabelReader;
import io.github.coverfiji.metric.Overlap;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.train.RunFolder;
import io.github.coverfiji.view.Draw;
import io.github.coverfiji.workflow.Fingerprint;
import io.github.coverfiji.workflow.LabelReading;
import io.github.coverfiji.workflow.LabelledImages;
import io.github.coverfiji.workflow.NamedOptions;
import io.github.coverfiji.workflow.SegmentSettings;
import io.github.coverfiji.workflow.Segmentation;
import io.github.coverfiji.workflow.SegmentationSettings;
import io.github.coverfiji.workflow.SegmentationTraining;

/** Segmentation from images with label maps. All classes are known to every training, also those that it is not shown. */
final class SegmentationSubject implements Subject {

	private static final int IGNORE = SegmentationSettings.DEFAULT.ignore();
	private static final String WHAT = "Cannot compare segmentations";

	private final LabelledImages images;
	private final int learnable;
	private final List<Set<Integer>> shown;
	private final LabelClasses classes;

	/**
	 * Looks at each label map once.
	 *
	 * @param images all of them
	 * @param learnable how many of them may be learnt from, the first ones
	 * @param progress may cancel
	 * @throws InputException if a label map does not fit its image, or the labels show a single class
	 */
	SegmentationSubject(LabelledImages images, int learnable, Progress progress) {
		this.learnable = learnable;
		var survey = images.survey(i -> requireFit(images.images().get(i), images.labels().get(i)), progress);
		var reading = LabelReading.of(survey, images.classes(), WHAT, progress);
		shown = survey.images().stream().map(image -> reading.shown(image.values(), IGNORE)).toList();
		classes = reading.classes();
		this.images = reading.of(images);
	}

	private static void requireFit(CalibratedImage image, CalibratedImage labels) {
		if (!Arrays.equals(image.size(3), labels.size(3)) || image.samples(2).size() != labels.samples(2).size())
			throw new InputException("Cannot use '" + image.name() + "'", "its label image has another size",
				"make labels of the image's own size, or leave the image out");
	}

	private static int[] ids(CalibratedImage plane) {
		return LabelReader.read(plane, new long[2], plane.size(2), 2, IGNORE);
	}

	@Override
	public Measure measure() {
		return Measure.DICE;
	}

	@Override
	public ImageSource images() {
		return images.images();
	}

	@Override
	public int learnable() {
		return learnable;
	}

	@Override
	public List<String> classes() {
		return classes.classes().stream().map(LabelClass::name).toList();
	}

	@Override
	public Set<Integer> shown(int image) {
		return shown.get(image);
	}

	@Override
	public Set<Integer> aside(double share, long seed) {
		var wanted = Math.max(1, Math.round(share * learnable));
		return learnable < 2 ? Set.of() : IntStream.range(0, (int) Math.min(learnable - 1, wanted))
			.map(i -> Draw.shuffled(seed, 0, i, learnable)).boxed().collect(Collectors.toSet());
	}

	@Override
	public Object fingerprint(Progress progress) {
		return List.of(Fingerprint.of(images.images(), progress), Fingerprint.of(images.labels(), progress), learnable);
	}

	@Override
	public void train(Lesson lesson, List<Integer> chosen, Path output, Progress progress) {
		SegmentationTraining.of(lesson.trainings().segmentation(lesson.start(), lesson.mode(), lesson.seed()), lesson.steps())
			.run(images.chosen(chosen), output, RunFolder.isBegun(output), progress);
	}

	@Override
	public TestScores test(Path run, List<Integer> places, String device, Progress progress) {
		var names = places.stream().map(images.images()::name).toList();
		var truth = new boolean[places.size()][classes.count()];
		var values = new double[places.size()][];
		try (var model = new Segmentation(run, NamedOptions.settings(SegmentSettings.DEFAULT, Map.of("device", device)))) {
			for (int i = 0; i < truth.length; i++) {
				var found = model.apply(images.images().get(places.get(i)), progress).labels();
				values[i] = dice(images.labels().get(places.get(i)), found);
				for (int label : shown.get(places.get(i))) truth[i][label] = true;
			}
		}
		return new TestScores(measure(), names, names, classes(), truth, values);
	}

	/** Dice of each class over all planes of an image. */
	private double[] dice(CalibratedImage truth, CalibratedImage found) {
		var both = new double[classes.count()];
		var inTruth = new double[classes.count()];
		var inFound = new double[classes.count()];
		var planes = truth.samples(2);
		for (int p = 0; p < planes.size(); p++) {
			var trueIds = ids(planes.get(p));
			var foundIds = ids(found.samples(2).get(p));
			for (int i = 0; i < trueIds.length; i++) {
				if (trueIds[i] == IGNORE) continue;
				inTruth[trueIds[i]]++;
				inFound[foundIds[i]]++;
				if (trueIds[i] == foundIds[i]) both[trueIds[i]]++;
			}
		}
		return IntStream.range(0, both.length)
			.mapToDouble(c -> new Overlap(both[c], inTruth[c] - both[c], inFound[c] - both[c]).dice()).toArray();
	}
}
