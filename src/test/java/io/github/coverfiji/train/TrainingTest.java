package io.github.coverfiji.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.engine.Optimiser;
import io.github.coverfiji.engine.ScriptNode;
import io.github.coverfiji.image.Axis;
import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.Calibration;
import io.github.coverfiji.image.ImageSource;
import io.github.coverfiji.image.Normalisation;
import io.github.coverfiji.image.Preparation;
import io.github.coverfiji.image.Resampling;
import io.github.coverfiji.method.CoverNetwork;
import io.github.coverfiji.method.CoverNetwork.Consistency;
import io.github.coverfiji.method.CoverObjective;
import io.github.coverfiji.method.Objective;
import io.github.coverfiji.method.Samples;
import io.github.coverfiji.method.ViewPairs;
import io.github.coverfiji.network.UNet;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.view.Sevr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;

/** The loop itself, with COVER on one small picture. */
class TrainingTest {

	private static Training training(Objective objective, double rate, long steps) {
		return new Training(objective, objective.network(1), Schedule.cosine(rate, steps), Optimiser.Settings.ADAM,
			ComputeDevice.CPU);
	}

	private static CoverObjective cover() {
		var values = new float[64 * 64];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) (Math.sin(i % 64 / 5.0) + Math.cos(i / 64 / 3.0) + Math.sin(i % 64 * (i / 64) / 200.0));
		var image = new CalibratedImage("waves", ArrayImgs.floats(values, 64, 64), List.of(Axis.X, Axis.Y), Calibration.NONE);
		var samples = Samples.of(ImageSource.of(List.of(image)),
			new Preparation(2, Normalisation.DEFAULT, Resampling.NONE), Progress.SILENT);
		return new CoverObjective(new CoverNetwork(UNet.of(2, 1, 8), 1, Consistency.STANDARDISED),
			new ViewPairs(samples, Sevr.of(0.5), new int[] { 32, 32 }, new double[] { 1, 1 }, 2, 1));
	}

	@Test
	void sixtyStepsLearnAndKeepNoArray() {
		var losses = new ArrayList<Double>();
		var arrays = new ArrayList<Integer>();
		try (var training = training(cover(), 3e-3, 60)) {
			training.run("Test", Progress.SILENT, (report, running) -> {
				losses.add(report.results().get("vector") / report.results().get("zero"));
				var manager = running.module().manager();
				arrays.add(manager.getManagedArrays().size() + manager.getParentManager().getManagedArrays().size());
			});
			assertTrue(training.isDone());
		}
		assertEquals(60, losses.size());
		assertEquals(1, arrays.stream().distinct().count(), arrays.toString());
		assertTrue(mean(losses.subList(45, 60)) < 0.85 * mean(losses.subList(0, 15)), losses.toString());
	}

	private static double mean(List<Double> values) {
		return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
	}

	/** Gives batches of no numbers from the third step on. */
	private record Poisoned(Objective good) implements Objective {

		@Override
		public ScriptNode network(long seed) {
			return good.network(seed);
		}

		@Override
		public List<HostTensor> draw(long step) {
			var batch = new ArrayList<>(good.draw(step));
			if (step == 2) batch.set(0, HostTensor.constant(Float.NaN, batch.get(0).shape()));
			return batch;
		}

		@Override
		public List<String> results() {
			return good.results();
		}
	}

	@Test
	void lossThatIsNoNumberStopsBeforeTheWeightsAreTouched() {
		try (var training = training(new Poisoned(cover()), 1e-3, 5)) {
			var message = assertThrows(InputException.class,
				() -> training.run("Test", Progress.SILENT, (report, running) -> {})).getMessage();
			assertTrue(message.contains("step 3") && message.contains("use a smaller rate"), message);
			assertEquals(2, training.step());
			for (var tensor : training.snapshot().values())
				for (var value : tensor.values()) assertTrue(Float.isFinite(value));
		}
	}

	@Test
	void faultWhileDrawingReachesTheCaller() {
		var broken = new InputException("Cannot read 'a.tif'", "it vanished", "put it back");
		try (var ahead = new Ahead<Long>(step -> {
			if (step == 1) throw broken;
			return 10 * step;
		})) {
			assertEquals(0, ahead.get(0, true, Progress.SILENT));
			assertEquals(broken, assertThrows(InputException.class, () -> ahead.get(1, true, Progress.SILENT)));
		}
	}

	@Test
	void batchesComeInOrderAlsoAfterAJump() {
		try (var ahead = new Ahead<Long>(step -> 10 * step)) {
			assertEquals(List.of(30L, 40L, 0L, 10L), List.of(ahead.get(3, true, Progress.SILENT), ahead.get(4, true, Progress.SILENT),
				ahead.get(0, true, Progress.SILENT), ahead.get(1, false, Progress.SILENT)));
		}
	}

	@Test
	void checkpointOfAnotherNetworkIsRefused() {
		try (var training = training(cover(), 1e-3, 5)) {
			assertThrows(IllegalArgumentException.class, () -> training.restore(Map.of()));
			var saved = training.snapshot();
			saved.remove("#step");
			assertThrows(IllegalArgumentException.class, () -> training.restore(saved));
		}
	}
}
