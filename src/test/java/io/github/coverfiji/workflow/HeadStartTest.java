package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.coverfiji.network.Segmenter;
import io.github.coverfiji.task.CancelledException;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.task.Status;

/** How the heads of a segmentation begin. */
class HeadStartTest {

	/** Three epochs of such a rate leave everything as it begins. */
	private static final SegmentationSettings AT_REST = Runs.with(Runs.SEGMENTATION, "rate", 1e-9);

	@TempDir
	private Path folder;

	private Path train(String name, SegmentationSettings settings, Recorder heard) {
		var output = folder.resolve(name);
		new SegmentationTraining(settings).run(Runs.labelled(5), output, false, heard);
		return output;
	}

	private static double firstLoss(Path run) throws IOException {
		return Double.parseDouble(Runs.rows(run, "log.csv").get(1).split(",")[1]);
	}

	@Test
	void fittedHeadsKnowTheSpotsBeforeTheFirstStep() throws IOException {
		var heard = new Recorder();
		var fitted = train("fitted", Runs.with(AT_REST, "heads", "fitted"), heard);
		var fresh = train("fresh", AT_REST, new Recorder());
		assertTrue(firstLoss(fitted) < 0.7 * firstLoss(fresh), firstLoss(fitted) + " and " + firstLoss(fresh));
		assertTrue(heard.heard("Heads: fitted to the features of 16384 labelled pixels."), heard.lines.toString());
	}

	@Test
	void headsOfASegmentationGoOnLearning() {
		var first = train("first", Runs.with(Runs.SEGMENTATION, "rate", 1e-2), new Recorder());
		var heard = new Recorder();
		var second = train("second", Runs.with(AT_REST, "start", first.toString()), heard);
		assertFalse(heard.heard("Heads: fitted"), heard.lines.toString());
		var before = Runs.weights(first);
		Runs.weights(second).forEach((path, tensor) -> {
			if (path.startsWith(Segmenter.HEAD)) assertArrayEquals(before.get(path).values(), tensor.values(), 1e-6f, path);
		});
		assertEquals(before.keySet(), Runs.weights(second).keySet());
	}

	@Test
	void cancelledWhileFittingLeavesNothingInTheWay() {
		var cancelling = new Progress() {

			private boolean fitting;

			@Override
			public void status(Status status) {
				fitting = status.stage().equals("Fitting heads") && status.done() > 2;
			}

			@Override
			public boolean isCancelled() {
				return fitting;
			}
		};
		var output = folder.resolve("cancelled");
		var fitted = Runs.with(AT_REST, "heads", "fitted");
		assertThrows(CancelledException.class,
			() -> new SegmentationTraining(fitted).run(Runs.labelled(5), output, false, cancelling));
		assertTrue(Files.notExists(output.resolve("record.json")));
		train("cancelled", fitted, new Recorder());
	}
}
