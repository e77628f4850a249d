package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.task.Status;

/** Jobs at the same time in one Fiji: each gives what it gives alone. */
class TogetherTest {

	private static final PretrainingSettings LONGER = Runs.with(Runs.COVER, "epochs", 6);

	@TempDir
	private Path folder;
	private final ExecutorService threads = Executors.newCachedThreadPool();
	private final CyclicBarrier start = new CyclicBarrier(2);

	@AfterEach
	void end() {
		threads.shutdownNow();
	}

	private Path pretrain(String name, PretrainingSettings settings, Progress progress) {
		new Pretraining(settings).run(Runs.images(2), folder.resolve(name), false, progress);
		return folder.resolve(name);
	}

	private <T> Future<T> atOnce(Callable<T> job) {
		return threads.submit(() -> {
			start.await(1, TimeUnit.MINUTES);
			return job.call();
		});
	}

	private static void assertSame(Path expected, Path found) throws IOException {
		Runs.assertSame(Runs.state(expected), Runs.state(found));
		Runs.assertSame(Runs.weights(expected), Runs.weights(found));
		assertEquals(Runs.rows(expected, "log.csv"), Runs.rows(found, "log.csv"));
	}

	@Test
	void trainingAndSegmentingAtOnceChangeNothing() throws Exception {
		var model = UntrainedModel.save(folder.resolve("segmenter.pt"), 2, 1, 3);
		var alone = pretrain("alone", LONGER, Progress.SILENT);
		var expected = segment(model, 1).get(0);
		var steps = new AtomicInteger();
		var during = new AtomicInteger();
		var training = atOnce(() -> pretrain("together", LONGER, counting(steps)));
		var segmenting = atOnce(() -> {
			var results = new ArrayList<int[]>();
			while (!training.isDone()) {
				var before = steps.get();
				results.addAll(segment(model, 1));
				if (steps.get() > before) during.incrementAndGet();
			}
			return results;
		});
		assertSame(alone, training.get(2, TimeUnit.MINUTES));
		var results = segmenting.get(2, TimeUnit.MINUTES);
		for (var labels : results) assertArrayEquals(expected, labels);
		System.out.println("Segmented " + results.size() + " times during a training, " + during + " times across a step");
		assertTrue(during.get() > 0, "the jobs took turns");
	}

	@Test
	void twoTrainingsAtOnceChangeNothing() throws Exception {
		var other = Runs.with(LONGER, "seed", 2);
		var firstAlone = pretrain("first alone", LONGER, Progress.SILENT);
		var secondAlone = pretrain("second alone", other, Progress.SILENT);
		var firstSteps = new AtomicInteger();
		var between = new AtomicInteger();
		var first = atOnce(() -> pretrain("first", LONGER, counting(firstSteps)));
		var second = atOnce(() -> pretrain("second", other, new Progress() {

			@Override
			public void status(Status status) {
				if (firstSteps.get() > 0 && firstSteps.get() < 12) between.incrementAndGet();
			}
		}));
		assertSame(firstAlone, first.get(2, TimeUnit.MINUTES));
		assertSame(secondAlone, second.get(2, TimeUnit.MINUTES));
		assertTrue(between.get() > 0, "one waited for the whole of the other");
	}

	private static Progress counting(AtomicInteger steps) {
		return new Progress() {

			@Override
			public void status(Status status) {
				if (status.stage().equals("Pretraining")) steps.incrementAndGet();
			}
		};
	}

	private static List<int[]> segment(Path model, int image) {
		try (var segmentation = new Segmentation(model, SegmentSettings.DEFAULT)) {
			return List.of(Pictures.ids(segmentation.apply(Runs.image(image), Progress.SILENT).labels()));
		}
	}

	@Test
	void secondFolderJobIsRefusedAndTheFirstGoesOn() throws Exception {
		var input = ImageFolder.good(folder.resolve("input"), 3);
		var model = UntrainedModel.save(folder.resolve("segmenter.pt"), 2, 1, 3);
		var output = folder.resolve("output");
		var refusals = new ArrayList<String>();
		new FolderSegmentation(model, SegmentSettings.DEFAULT).run(input, output, new Progress() {

			@Override
			public void status(Status status) {
				if (!status.stage().equals("Segmenting files") || status.done() != 1) return;
				try {
					new FolderSegmentation(model, SegmentSettings.DEFAULT).run(input, output, Progress.SILENT);
				}
				catch (InputException e) {
					refusals.add(e.getMessage());
				}
			}
		});
		assertEquals(List.of("Cannot write results into '" + output + "': another job is writing results there now (this Fiji)."
			+ " To mend it: wait for it to end or cancel it, or choose another output folder."), refusals);
		for (int i = 0; i < 3; i++) assertTrue(Files.exists(output.resolve(i + ".tif")));
	}
}
