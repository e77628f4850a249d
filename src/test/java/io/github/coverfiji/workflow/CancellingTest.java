package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.Calibration;
import io.github.coverfiji.image.FolderSource;
import io.github.coverfiji.image.ImageFiles;
import io.github.coverfiji.image.ImageJImages;
import io.github.coverfiji.image.LabelClasses;
import io.github.coverfiji.image.LabelPictures;
import io.github.coverfiji.image.Normalisation;
import io.github.coverfiji.image.PatchReader;
import io.github.coverfiji.image.PixelCache;
import io.github.coverfiji.image.Sample;
import io.github.coverfiji.network.TinyModel;
import io.github.coverfiji.task.CancelledException;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.task.Status;
import io.github.coverfiji.workflow.Asked.Answer;
import io.github.coverfiji.workflow.Asked.Job;

/** How soon every long job ends when the user wants it to, by Esc or by an interrupt: two seconds are meant. */
class CancellingTest {

	/** Only a hang fails: how fast a computer is, no test can know. */
	private static final double SECONDS = 20;

	@TempDir
	private Path folder;
	private int outputs;

	@Test
	@Tag("slow")
	void smallJobsAnswer() throws Exception {
		measure(1);
	}

	@Test
	@Tag("slow")
	void largerJobsAnswer() throws Exception {
		measure(2);
	}

	/** An interrupt closes files that are being written: the last step is saved nevertheless. */
	@Test
	void interruptedTrainingIsSavedAndGoesOn() throws IOException {
		var whole = output();
		var parts = output();
		new Pretraining(Runs.COVER).run(Runs.images(2), whole, false, Progress.SILENT);
		var job = Thread.currentThread();
		var interrupting = new Progress() {

			@Override
			public void status(Status status) {
				if (status.stage().equals("Pretraining") && status.done() == 3) job.interrupt();
			}

			@Override
			public boolean isCancelled() {
				return job.isInterrupted();
			}
		};
		assertThrows(CancelledException.class,
			() -> new Pretraining(Runs.COVER).run(Runs.images(2), parts, false, interrupting));
		assertTrue(Thread.interrupted());
		assertEquals(3, Runs.state(parts).get("#step").values()[0]);
		new Pretraining(Runs.COVER).run(Runs.images(2), parts, true, Progress.SILENT);
		Runs.assertSame(Runs.state(whole), Runs.state(parts));
		Runs.assertSame(Runs.weights(whole), Runs.weights(parts));
		assertEquals(Runs.rows(whole, "log.csv"), Runs.rows(parts, "log.csv"));
	}

	private void measure(int scale) throws Exception {
		var answers = new ArrayList<Answer>();
		System.out.println("How soon jobs end, in seconds\n" + Answer.HEADING);
		for (var job : jobs(scale).entrySet()) {
			answers.add(Asked.of(job.getKey(), job.getValue()));
			System.out.println(answers.get(answers.size() - 1));
		}
		for (var answer : answers) {
			assertFalse(answer.esc() > SECONDS || answer.interrupt() > SECONDS, answer + " hangs");
			assertFalse(Double.isNaN(answer.esc()) && Double.isNaN(answer.interrupt()), answer + " does not listen");
		}
	}

	private Path output() {
		return folder.resolve("output " + outputs++);
	}

	private Map<String, Job> jobs(int scale) throws IOException {
		var images = folder(6 * scale, 48 * scale);
		var labelled = Runs.labelled(5 * scale);
		var classified = Runs.classified(6 * scale);
		var segmenter = UntrainedModel.save(folder.resolve("planes.pt"), 2, 1, 3);
		var volumes = UntrainedModel.save(folder.resolve("volumes.pt"), 3, 1, 3);
		var plane = Pictures.noise(Pictures.XY, 130 * scale, 110 * scale);
		var volume = Volumes.of(Volumes.MM, 60, 50, 32 * scale);
		var features = TinyModel.save(folder, 2, 1);
		var classifier = output();
		new ClassificationTraining(Runs.with(Runs.CLASSIFICATION, "epochs", 1)).run(Runs.classified(5), classifier, false,
			Progress.SILENT);
		var truth = labels(10 * scale, 96);
		var tables = tables(150 * scale);
		var clean = SegmentSettings.of(Map.of("device", "cpu", "largest", true, "holes", true));
		var jobs = new LinkedHashMap<String, Job>();
		jobs.put("pretrain from a folder", progress -> new Pretraining(Runs.with(Runs.COVER, "epochs", 1)).run(
			FolderSource.open(images, new PixelCache(0), progress), output(), false, progress));
		jobs.put("train segmentation", progress -> new SegmentationTraining(Runs.SEGMENTATION).run(labelled, output(), false,
			progress));
		jobs.put("train classifier", progress -> new ClassificationTraining(Runs.CLASSIFICATION).run(classified, output(),
			false, progress));
		jobs.put("segment a plane", progress -> segment(segmenter, clean, plane, progress));
		jobs.put("segment a volume", progress -> segment(volumes, clean, volume, progress));
		jobs.put("segment a folder", progress -> new FolderSegmentation(segmenter, clean).run(images, output(), progress));
		jobs.put("extract features", progress -> new FeatureExtraction(new FeatureSettings(3, 3, "cpu"), features)
			.run(volume, progress));
		jobs.put("classify a folder", progress -> new FolderClassification(classifier, new ClassifySettings(false, "cpu"))
			.run(images, new PixelCache(0), progress));
		jobs.put("evaluate folders", progress -> new Evaluation(EvaluationSettings.DEFAULT).run(truth, truth, progress));
		jobs.put("evaluate tables", progress -> new ClassificationEvaluation(EvaluationSettings.DEFAULT).run(tables.get(0),
			tables.get(1), progress));
		jobs.put("check the engine", progress -> EngineCheck.run("cpu", progress));
		return jobs;
	}

	private static void segment(Path model, SegmentSettings settings, CalibratedImage image, Progress progress) {
		try (var segmentation = new Segmentation(model, settings)) {
			segmentation.apply(image, progress);
		}
	}

	/** Compressed images, which are read whole to be looked at. */
	private Path folder(int count, int side) throws IOException {
		var input = Files.createDirectories(folder.resolve("images"));
		var noise = Pictures.noise(Pictures.XY, side, side);
		var pixels = PatchReader.read(Sample.of(noise, 2, Normalisation.DEFAULT.fit(noise)), new long[2], noise.size(2));
		for (int i = 0; i < count; i++)
			ImageFiles.savePng(ImageJImages.grey("image", pixels), input.resolve(i + ".png"));
		return input;
	}

	private Path labels(int count, int side) throws IOException {
		var labels = Files.createDirectories(folder.resolve("labels"));
		var ids = IntStream.range(0, side * side).map(i -> i / 7 % 5).toArray();
		var like = Pictures.labels("like", Calibration.NONE, Pictures.XY, new long[] { side, side }, ids);
		for (int i = 0; i < count; i++)
			ImageFiles.saveTiff(LabelPictures.of("labels", ids, new int[] { side, side }, like, LabelClasses.of(5)),
				labels.resolve(i + ".tif"));
		return labels;
	}

	private List<Path> tables(int rows) throws IOException {
		var truth = folder.resolve("truth.csv");
		var scores = folder.resolve("scores.csv");
		Files.writeString(truth, IntStream.range(0, rows).mapToObj(i -> i + ".tif," + (i % 3 == 0 ? "a" : "b"))
			.collect(Collectors.joining("\n", "file,label\n", "\n")));
		Files.writeString(scores, IntStream.range(0, rows).mapToObj(i -> i + ".tif," + i * 37 % 100 / 100.0 + ","
			+ (100 - i * 37 % 100) / 100.0).collect(Collectors.joining("\n", "file,a,b\n", "\n")));
		assertTrue(Files.size(scores) > rows);
		return List.of(truth, scores);
	}
}
