package io.github.coverfiji.workflow.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import io.github.coverfiji.image.ChosenImages;
import io.github.coverfiji.image.ImageSource;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.train.RunFolder;
import io.github.coverfiji.workflow.Classification;
import io.github.coverfiji.workflow.ClassificationTraining;
import io.github.coverfiji.workflow.ClassifiedImages;
import io.github.coverfiji.workflow.ClassifySettings;
import io.github.coverfiji.workflow.Fingerprint;
import io.github.coverfiji.workflow.KeptAside;

/**
 * Classification of whole images, of which each has one class. Groups are kept for testing, and drawn, as a whole.
 *
 * @param labelled the images with their classes
 * @param learnable how many of them may be learnt from, the first ones
 */
record ClassificationSubject(ClassifiedImages labelled, int learnable) implements Subject {

	@Override
	public Measure measure() {
		return Measure.AUC;
	}

	@Override
	public ImageSource images() {
		return labelled.images();
	}

	@Override
	public List<String> classes() {
		return labelled.classes();
	}

	@Override
	public Set<Integer> shown(int image) {
		return labelled.truth().get(image);
	}

	@Override
	public Set<Integer> aside(double share, long seed) {
		return KeptAside.of(labelled, share, seed);
	}

	@Override
	public Object fingerprint(Progress progress) {
		return List.of(Fingerprint.of(images(), progress), Integer.toHexString(labelled.truth().toString().hashCode()), learnable);
	}

	@Override
	public void train(Lesson lesson, List<Integer> chosen, Path output, Progress progress) {
		var lessons = new ClassifiedImages(new ChosenImages(images(), chosen), classes(), of(chosen, labelled.truth()),
			of(chosen, labelled.groups()), false);
		ClassificationTraining.of(lesson.trainings().classification(lesson.start(), lesson.mode(), lesson.seed()),
			lesson.steps()).run(lessons, output, RunFolder.isBegun(output), progress);
	}

	private static <T> List<T> of(List<Integer> chosen, List<T> all) {
		return chosen.stream().map(all::get).toList();
	}

	@Override
	public TestScores test(Path run, List<Integer> places, String device, Progress progress) {
		var truth = new boolean[places.size()][classes().size()];
		var values = new double[places.size()][];
		try (var model = new Classification(run, new ClassifySettings(false, device))) {
			for (int i = 0; i < values.length; i++) {
				values[i] = model.apply(images().get(places.get(i)), progress).scores();
				for (int label : shown(places.get(i))) truth[i][label] = true;
			}
		}
		var names = of(places, IntStream.range(0, images().count()).mapToObj(images()::name).toList());
		return new TestScores(measure(), names, of(places, labelled.units()), classes(), truth, values);
	}
}
