package io.github.coverfiji.method;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.engine.ScriptModule;
import io.github.coverfiji.engine.ScriptNode;
import io.github.coverfiji.image.Axis;
import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.Calibration;
import io.github.coverfiji.image.ImageSource;
import io.github.coverfiji.image.Normalisation;
import io.github.coverfiji.image.Preparation;
import io.github.coverfiji.image.Resampling;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.view.PcrlViews;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a step of PCRL draws, and that the views take it; the network is a stand-in that scores the views. */
class PcrlObjectiveTest {

	private static final List<Axis> AXES = List.of(Axis.X, Axis.Y, Axis.Z);
	private static final int BATCH = 3;

	static Stream<int[]> patches() {
		return Stream.of(new int[] {11, 11}, new int[] {8, 13}, new int[] {5, 9, 9}, new int[] {6, 7, 4});
	}

	private static Samples samples(int dimension, float[] values, long... sides) {
		var image = new CalibratedImage("image", ArrayImgs.floats(values, sides), AXES.subList(0, sides.length),
			Calibration.NONE);
		return Samples.of(ImageSource.of(List.of(image)),
			new Preparation(dimension, Normalisation.none(), Resampling.NONE), Progress.SILENT);
	}

	private static PcrlObjective objective(int[] patch, long seed) {
		var sides = new long[] {19, 23, 12};
		var values = new float[19 * 23 * 12];
		var random = new Random(1);
		for (int i = 0; i < values.length; i++) values[i] = random.nextFloat();
		return objective(samples(patch.length, values, sides), patch, seed);
	}

	private static PcrlObjective objective(Samples samples, int[] patch, long seed) {
		var spacing = new double[patch.length];
		Arrays.fill(spacing, 1);
		return new PcrlObjective(start -> new ScriptNode("viewsprobe.Step"), (module, scope) -> {}, samples, PcrlViews.of(patch.length), patch,
			spacing, BATCH, seed);
	}

	@ParameterizedTest
	@MethodSource("patches")
	void stepTakesWhatIsDrawn(int[] patch) {
		var objective = objective(patch, 4);
		try (var module = ScriptModule.load(objective.network(1), ComputeDevice.CPU);
			var scope = module.manager().newSubManager())
		{
			for (long step = 0; step < 5; step++) {
				var arguments = objective.draw(step).stream().map(tensor -> tensor.on(scope)).toList();
				var results = module.call(scope, "step", arguments);
				assertEquals(objective.results().size(), results.size());
				for (var number : results) assertTrue(Float.isFinite(number.getFloat()), "step " + step);
			}
			var panel = objective.preview(module, 2).orElseThrow();
			assertArrayEquals(new int[] {patch[patch.length - 2], 5 * (patch[patch.length - 1] + 4)}, panel.size());
		}
	}

	@Test
	void collapseIsSaid() {
		var objective = objective(new int[] {4, 4}, 1);
		assertTrue(objective.doubt(Map.of("spread", 0.01)).orElseThrow().contains("collapsed"));
		assertTrue(objective.doubt(Map.of("spread", 0.5)).isEmpty());
	}

	@Test
	void stepDecidesAllNumbers() {
		int[] patch = {5, 9, 9};
		var values = objective(patch, 4).draw(7);
		assertEqual(values, objective(patch, 4).draw(7));
		for (var other : List.of(objective(patch, 4).draw(8), objective(patch, 5).draw(7)))
			assertFalse(Arrays.equals(values.get(1).values(), other.get(1).values()));
	}

	private static void assertEqual(List<HostTensor> expected, List<HostTensor> found) {
		assertEquals(expected.size(), found.size());
		for (int i = 0; i < expected.size(); i++) {
			assertArrayEquals(expected.get(i).shape(), found.get(i).shape());
			assertArrayEquals(expected.get(i).values(), found.get(i).values());
		}
	}

	@Test
	void sharesAreTheGreaterOnesAndPartnersAPermutation() {
		double least = 1, most = 0;
		for (long step = 0; step < 200; step++) {
			var drawn = objective(new int[] {4, 4}, 1).draw(step);
			var partners = drawn.get(drawn.size() - 1).values().clone();
			Arrays.sort(partners);
			assertArrayEquals(new float[] {0, 1, 2}, partners);
			for (double share : drawn.get(drawn.size() - 2).values()) {
				least = Math.min(least, share);
				most = Math.max(most, share);
			}
		}
		assertEquals(0.5, least, 0.02);
		assertEquals(1, most, 0.02);
	}

	/** A bright stripe in the dark: left to chance, three regions of four would miss it; four tries seldom do. */
	@Test
	void emptyRegionsAreSeldom() {
		var values = new float[10 * 200];
		Arrays.fill(values, 50 * 10, 75 * 10, 1);
		var objective = objective(samples(2, values, 10, 200), new int[] {20, 6}, 1);
		int empty = 0;
		for (long step = 0; step < 100; step++) {
			var images = objective.draw(step).get(0).values();
			for (int i = 0; i < BATCH; i++) {
				var one = Arrays.copyOfRange(images, i * images.length / BATCH, (i + 1) * images.length / BATCH);
				Arrays.sort(one);
				if (one[0] == one[one.length - 1]) empty++;
			}
		}
		assertTrue(empty > 20 && empty < 150, empty + " of 300, 0.68^4 of them wanted; 0.68 without a second try");
	}
}
