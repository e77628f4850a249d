package io.github.coverfiji.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.engine.Optimiser;
import io.github.coverfiji.engine.Precision;
import io.github.coverfiji.engine.Probe;
import io.github.coverfiji.image.Axis;
import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.Calibration;
import io.github.coverfiji.image.ImageSource;
import io.github.coverfiji.image.Normalisation;
import io.github.coverfiji.image.Preparation;
import io.github.coverfiji.image.Resampling;
import io.github.coverfiji.network.UNet;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.train.Schedule;
import io.github.coverfiji.train.Training;
import io.github.coverfiji.twin.Grid;
import io.github.coverfiji.view.Sevr;
import net.imglib2.img.array.ArrayImgs;

/** The baselines of binary contrast. */
class ContrastTest {

	private static final double TEMPERATURE = 0.3;

	private static double[][] noise(int rows, int columns, long seed) {
		var random = new Random(seed);
		return IntStream.range(0, rows).mapToObj(r -> random.doubles(columns, -1, 1).toArray()).toArray(double[][]::new);
	}

	private static Grid grid(double[][] rows) {
		return Grid.of(Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray(), rows.length, rows[0].length);
	}

	private static double cosine(double[] a, double[] b) {
		double ab = 0, aa = 0, bb = 0;
		for (int i = 0; i < a.length; i++) {
			ab += a[i] * b[i];
			aa += a[i] * a[i];
			bb += b[i] * b[i];
		}
		return ab / Math.sqrt(aa * bb);
	}

	/** -log of the share that the positive has among all candidates. */
	private static double loss(double[] positive, double[] query, List<double[]> candidates) {
		var all = candidates.stream().mapToDouble(c -> Math.exp(cosine(query, c) / TEMPERATURE)).sum();
		return -Math.log(Math.exp(cosine(query, positive) / TEMPERATURE) / all);
	}

	@Test
	void lossOfPixelsEqualsItsTwin() {
		var query = noise(7, 5, 1);
		var key = noise(7, 5, 2);
		var valid = new double[] { 1, 1, 0, 1, 0, 1, 1 };
		var chosen = IntStream.range(0, 7).filter(i -> valid[i] == 1).toArray();
		var keys = Arrays.stream(chosen).mapToObj(i -> key[i]).toList();
		var expected = Arrays.stream(chosen).mapToDouble(i -> loss(key[i], query[i], keys)).average().orElseThrow();
		var found = Arrays.stream(chosen).mapToDouble(i -> keys.stream()
			.noneMatch(other -> cosine(query[i], other) > cosine(query[i], key[i])) ? 1 : 0).average().orElseThrow();
		try (var probe = Probe.ofFunctions(Precision.DOUBLE)) {
			var result = probe.call("pixel_loss", grid(query), grid(key), Grid.of(valid, 7), TEMPERATURE);
			assertEquals(expected, result.get(0).values()[0], 1e-10);
			assertEquals(found, result.get(1).values()[0], 1e-10);
		}
	}

	@Test
	void lossOfImagesEqualsItsTwin() {
		var z = noise(6, 4, 3);
		var expected = IntStream.range(0, 6).mapToDouble(i -> loss(z[(i + 3) % 6], z[i],
			IntStream.range(0, 6).filter(j -> j != i).mapToObj(j -> z[j]).toList())).average().orElseThrow();
		try (var probe = Probe.ofFunctions(Precision.DOUBLE)) {
			assertEquals(expected, probe.call("image_loss", grid(z), TEMPERATURE).get(0).values()[0], 1e-10);
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	@Tag("slow")
	void partnersAreFoundAfterTraining(boolean pixels) {
		var objective = objective(pixels);
		var found = new double[60];
		try (var training = new Training(objective, objective.network(1), Schedule.cosine(1e-3, found.length),
			Optimiser.Settings.ADAM, ComputeDevice.CPU))
		{
			training.run("Test", Progress.SILENT, (report, running) -> found[(int) report.step()] = report.results().get("loss"));
		}
		var first = Arrays.stream(found, 0, 8).average().orElseThrow();
		var last = Arrays.stream(found, 52, 60).average().orElseThrow();
		assertTrue(last < 0.8 * first, first + " → " + last);
	}

	private static Objective objective(boolean pixels) {
		var images = IntStream.range(0, 4).mapToObj(i -> {
			var random = new Random(i);
			var values = new float[64 * 64];
			for (int v = 0; v < values.length; v++)
				values[v] = (float) (Math.sin(v % 64 / (2.0 + i)) + Math.cos(v / 64 / (3.0 + i)) + 0.1 * random.nextGaussian());
			return new CalibratedImage("image " + i, ArrayImgs.floats(values, 64, 64), List.of(Axis.X, Axis.Y), Calibration.NONE);
		}).toList();
		var samples = Samples.of(ImageSource.of(images), new Preparation(2, Normalisation.DEFAULT, Resampling.NONE),
			Progress.SILENT);
		var pairs = new ViewPairs(samples, Sevr.of(0.2), new int[] { 32, 32 }, new double[] { 1, 1 }, 4, 1);
		return pixels ? new PixelContrastObjective(UNet.of(2, 1, 8), pairs) : new ImageContrastObjective(UNet.of(2, 1, 8), pairs);
	}
}
