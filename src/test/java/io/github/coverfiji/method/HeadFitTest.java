package io.github.coverfiji.method;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.engine.ScriptModule;
import io.github.coverfiji.engine.ScriptNode;
import io.github.coverfiji.network.Segmenter;
import io.github.coverfiji.network.UNet;
import io.github.coverfiji.task.Progress;

/** The fit of {@code headfit.py}, and that the fitted heads say what the fit said. */
class HeadFitTest {

	private static final double RIDGE = 1e-3;
	private static final int IGNORE = 255;

	private record Fit(float[] map, float[] offsets) {}

	private static Fit fit(HostTensor rows, HostTensor target) {
		var found = HeadFit.linear(rows, target, Progress.SILENT);
		return new Fit(found.get(0).values(), found.get(1).values());
	}

	/** One row for each class id, 1 at its place. */
	private static HostTensor target(int classes, int... ids) {
		var target = HostTensor.constant(0, ids.length, classes);
		for (int i = 0; i < ids.length; i++) target.values()[i * classes + ids[i]] = 1;
		return target;
	}

	private static HostTensor noise(long seed, long... shape) {
		var noise = HostTensor.constant(0, shape);
		var random = new Random(seed);
		for (int i = 0; i < noise.values().length; i++) noise.values()[i] = (float) random.nextGaussian();
		return noise;
	}

	/** Nothing to go by: the offsets tell the root of how often each class occurs, 9 : 1 becoming 3 : 1. */
	@Test
	void deadFeaturesLeaveTheRootOfTheFrequencies() {
		var ids = new int[100];
		for (int i = 0; i < 10; i++) ids[i] = 1;
		var fit = fit(HostTensor.constant(7, 100, 2), target(2, ids));
		assertEquals(Math.log(3), fit.offsets()[0] - fit.offsets()[1], 1e-3);
		for (var weight : fit.map()) assertEquals(0, weight, 1e-4);
	}

	/** Where the ridge holds the balance, its pull and the slope of the loss are equal: no map is better. */
	@Test
	void noMapIsBetter() {
		var rows = noise(1, 60, 3);
		var ids = IntStream.range(0, 60).map(i -> rows.values()[3 * i] + rows.values()[3 * i + 1] > 0.3 ? i % 5 == 0 ? 2 : 1 : 0)
			.toArray();
		var fit = fit(rows, target(3, ids));
		var best = loss(rows, ids, fit.map(), fit.offsets());
		for (int i = 0; i < fit.map().length; i++)
			for (var move : new float[] { -0.05f, 0.05f }) {
				var moved = fit.map().clone();
				moved[i] += move;
				assertTrue(loss(rows, ids, moved, fit.offsets()) > best, "weight " + i + " moved by " + move);
			}
	}

	/** The loss as its definition says, classes weighing as the root of their number. */
	private static double loss(HostTensor rows, int[] ids, float[] map, float[] offsets) {
		var classes = offsets.length;
		var channels = map.length / classes;
		var count = new double[classes];
		for (var id : ids) count[id]++;
		double loss = 0, weights = 0, mean[] = new double[channels], square[] = new double[channels];
		for (int i = 0; i < ids.length; i++) {
			var weight = 1 / Math.sqrt(count[ids[i]]);
			var scores = new double[classes];
			for (int k = 0; k < classes; k++) {
				scores[k] = offsets[k];
				for (int c = 0; c < channels; c++) scores[k] += map[k * channels + c] * rows.values()[i * channels + c];
			}
			for (int c = 0; c < channels; c++) {
				mean[c] += weight * rows.values()[i * channels + c];
				square[c] += weight * Math.pow(rows.values()[i * channels + c], 2);
			}
			var total = IntStream.range(0, classes).mapToDouble(k -> Math.exp(scores[k])).sum();
			loss += weight * (Math.log(total) - scores[ids[i]]);
			weights += weight;
		}
		var ridge = 0.0;
		for (int i = 0; i < map.length; i++) {
			var c = i % channels;
			ridge += RIDGE * map[i] * map[i] * (square[c] / weights - Math.pow(mean[c] / weights, 2));
		}
		return loss / weights + ridge;
	}

	@Test
	void unitsOfFeaturesPlayNoPart() {
		var rows = noise(2, 50, 2);
		var ids = IntStream.range(0, 50).map(i -> rows.values()[2 * i] > 0 ? 1 : 0).toArray();
		var scaled = new HostTensor(rows.values().clone(), rows.shape());
		for (int i = 0; i < scaled.values().length; i++) scaled.values()[i] = 100 * scaled.values()[i] + 5;
		var one = fit(rows, target(2, ids));
		var other = fit(scaled, target(2, ids));
		for (int i = 0; i < one.map().length; i++) assertEquals(one.map()[i], 100 * other.map()[i], 1e-3);
	}

	/** The network's scores at each voxel are those of the map of the rows; unlabelled voxels have no rows. */
	@ParameterizedTest
	@ValueSource(ints = { 2, 3 })
	void headsSayWhatTheMapSays(int dimension) {
		var network = new Segmenter(UNet.of(dimension, 1, 8), 3, IGNORE);
		var size = new long[2 + dimension];
		Arrays.fill(size, 16);
		size[0] = size[1] = 1;
		var image = noise(3, size);
		var labels = HostTensor.constant(IGNORE, size);
		for (int i = 0; i < labels.values().length; i += 5) labels.values()[i] = i / 5 % 3;
		var labelled = (labels.values().length + 4) / 5;
		var reader = new ScriptNode("headfit.Rows").with("ignore", (long) IGNORE).with("classes", 3L);
		try (var rows = ScriptModule.load(reader, ComputeDevice.CPU);
			var module = ScriptModule.load(network.build(1), ComputeDevice.CPU); var scope = module.manager().newSubManager())
		{
			var places = HostTensor.constant(0, labelled);
			for (int i = 0; i < labelled; i++) places.values()[i] = (i + 0.5f) / labelled;
			module.train(false);
			var levels = module.call(scope, "features", List.of(image.on(scope)));
			var found = rows.call(scope, "rows", List.of(List.copyOf(levels), labels.on(scope), places.on(scope)));
			assertArrayEquals(target(3, IntStream.range(0, labelled).map(i -> i % 3).toArray()).values(),
				found.get(1).toFloatArray());
			var map = noise(4, 3, found.get(0).getShape().get(1));
			var offsets = noise(5, 3);
			var heads = new HeadFit(null, network, 1).heads(map, offsets);
			try (var fitted = ScriptModule.load(network.build(1).withTensors(heads), ComputeDevice.CPU)) {
				fitted.train(false);
				var scores = fitted.call(scope, "forward", List.of(image.on(scope))).get(0).toFloatArray();
				assertSame(scores, found.get(0).toFloatArray(), map, offsets, labelled);
			}
		}
	}

	private static void assertSame(float[] scores, float[] rows, HostTensor map, HostTensor offsets, int labelled) {
		var channels = rows.length / labelled;
		var voxels = scores.length / 3;
		for (int i = 0; i < labelled; i++)
			for (int k = 0; k < 3; k++) {
				double score = offsets.values()[k];
				for (int c = 0; c < channels; c++) score += map.values()[k * channels + c] * rows[i * channels + c];
				assertEquals(score, scores[k * voxels + 5 * i], 1e-3);
			}
	}
}
