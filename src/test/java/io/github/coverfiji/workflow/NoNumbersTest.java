package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import net.imglib2.img.array.ArrayImgs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.Calibration;
import io.github.coverfiji.image.ImageSource;
import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.task.CancelledException;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/** Intensities whose squares are no numbers any more, in a whole run. */
class NoNumbersTest {

	/** Four steps an epoch for each image. */
	private static final PretrainingSettings SINGLE = Runs.with(Runs.with(Runs.with(Runs.with(Runs.COVER, "batch", "1"),
		"patch", "16"), "epochs", 1), "images.normalisation", "none");

	@TempDir
	private Path folder;

	private static CalibratedImage huge() {
		var values = new float[32 * 32];
		for (var i = 0; i < values.length; i++) values[i] = i % 3 * 1e38f;
		return new CalibratedImage("huge", ArrayImgs.floats(values, 32, 32), Pictures.XY, Calibration.NONE);
	}

	private static CalibratedImage small(int number) {
		return new CalibratedImage("image " + number, ArrayImgs.floats(Arrays.copyOf(
			Pictures.planes(Runs.image(number)).get(0), 32 * 32), 32, 32), Pictures.XY, Calibration.NONE);
	}

	@Test
	void oneAmongOthersIsPassedOver() throws IOException {
		var output = folder.resolve("run");
		var images = ImageSource.of(List.of(small(0), small(1), huge(), small(3)));
		var heard = new Recorder();
		var numbers = new Pretraining(SINGLE).run(images, output, false, heard);
		assertTrue(Double.isFinite(numbers.get("loss")), numbers.toString());
		var rows = Runs.rows(output, "log.csv");
		assertTrue(rows.get(0).endsWith(",skipped"), rows.get(0));
		assertEquals(4, skipped(rows), rows.toString());
		assertEquals(1, heard.lines.stream().filter(line -> line.contains("was skipped")).count(), heard.lines.toString());
		for (var tensor : Runs.weights(ModelFile.open(output).path()).values())
			for (var value : tensor.values()) assertTrue(Float.isFinite(value));
	}

	private static double skipped(List<String> rows) {
		return rows.stream().skip(1).mapToDouble(row -> Double.parseDouble(row.substring(row.lastIndexOf(',') + 1))).sum();
	}

	/** The checkpoint is that before the trouble. */
	@Test
	void nothingElseStopsTheRunAndSparesTheCheckpoint() throws IOException {
		var output = folder.resolve("run");
		var images = ImageSource.of(IntStream.range(0, 3).mapToObj(i -> huge()).toList());
		var message = assertThrows(InputException.class,
			() -> new Pretraining(SINGLE).run(images, output, false, Progress.SILENT)).getMessage();
		assertTrue(message.contains("stopped at step 10") && message.contains("the last checkpoint is good"), message);
		assertEquals(0, Runs.state(output).get("#step").values()[0]);
		assertTrue(Files.notExists(output.resolve("log.csv")));
	}

	/** Weights that may have run away are not saved: resuming goes on from before. */
	@Test
	void cancelledAmongSkippedStepsTheCheckpointStaysToo() throws IOException {
		var output = folder.resolve("run");
		var images = ImageSource.of(List.of(huge()));
		assertThrows(CancelledException.class,
			() -> new Pretraining(SINGLE).run(images, output, false, new Recorder("Pretraining", 2)));
		assertEquals(0, Runs.state(output).get("#step").values()[0]);
	}
}
