package io.github.coverfiji.view;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.coverfiji.engine.Precision;
import io.github.coverfiji.engine.Probe;
import io.github.coverfiji.engine.ScriptNode;
import io.github.coverfiji.golden.Close;
import io.github.coverfiji.twin.Grid;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code augment.py} by its definition, and the numbers drawn for it. */
class AugmentationTest {

	private static final int IGNORE = 255;
	private static final Grid NEUTRAL = Grid.of(new double[] { 1, 0, 1 }, 1, 3);

	private static List<Grid> augmented(Precision precision, Grid images, Grid labels, Grid matrix, Grid noise, Grid tone)
	{
		try (var probe = new Probe(new ScriptNode("labelled.Functions"), precision)) {
			return probe.call("augmented", images, labels, matrix, noise, tone, IGNORE);
		}
	}

	private static Grid image(int channels, int... size) {
		var random = new Random(1);
		return Grid.each(1, channels, size, (n, c, p) -> 0.1 + 0.8 * random.nextDouble());
	}

	private static Grid labels(int... size) {
		var random = new Random(2);
		return Grid.each(1, 1, size, (n, c, p) -> random.nextInt(9));
	}

	private static Grid still(int channels, int... size) {
		return Grid.each(1, channels, size, (n, c, p) -> 0);
	}

	private static Grid matrix(double... values) {
		int d = values.length == 4 ? 2 : 3;
		return Grid.of(values, 1, d, d);
	}

	private static int[] shifted(int[] voxel, int... shift) {
		var moved = voxel.clone();
		Arrays.setAll(moved, a -> voxel[a] + shift[a]);
		return moved;
	}

	@ParameterizedTest
	@EnumSource
	void identityGivesTheMiddle(Precision precision) {
		Grid image = image(2, 9, 12), labels = labels(9, 12);
		var found = augmented(precision, image, labels, matrix(1, 0, 0, 1), still(2, 5, 6), NEUTRAL);
		Close.absolute("image", Grid.each(1, 2, new int[] { 5, 6 }, (n, c, p) -> image.at(n, c, shifted(p, 2, 3))),
			found.get(0), 1e-6);
		Close.absolute("labels", Grid.each(1, 1, new int[] { 5, 6 }, (n, c, p) -> labels.at(n, c, shifted(p, 2, 3))),
			found.get(1), 0);
	}

	@Test
	void identityGivesTheMiddleOfAVolume() {
		Grid image = image(1, 7, 9, 8), labels = labels(7, 9, 8);
		var found = augmented(Precision.FLOAT, image, labels, matrix(1, 0, 0, 0, 1, 0, 0, 0, 1), still(1, 3, 5, 4), NEUTRAL);
		Close.absolute("image", Grid.each(1, 1, new int[] { 3, 5, 4 }, (n, c, p) -> image.at(n, c, shifted(p, 2, 2, 2))),
			found.get(0), 1e-6);
		Close.absolute("labels", Grid.each(1, 1, new int[] { 3, 5, 4 }, (n, c, p) -> labels.at(n, c, shifted(p, 2, 2, 2))),
			found.get(1), 0);
	}

	/** The voxel (y, x) shows what lies at (-x, y) from the centre: y grows where x did. */
	@Test
	void quarterTurnExchangesTheAxes() {
		Grid image = image(1, 7, 7), labels = labels(7, 7);
		var found = augmented(Precision.FLOAT, image, labels, matrix(0, -1, 1, 0), still(1, 5, 5), NEUTRAL);
		Close.absolute("image", Grid.each(1, 1, new int[] { 5, 5 }, (n, c, p) -> image.at(n, c, 5 - p[1], p[0] + 1)),
			found.get(0), 1e-6);
		Close.absolute("labels", Grid.each(1, 1, new int[] { 5, 5 }, (n, c, p) -> labels.at(n, c, 5 - p[1], p[0] + 1)),
			found.get(1), 0);
	}

	@Test
	void labelsStayWholeAndAreIgnoredOutside() {
		Grid image = image(1, 11, 13), labels = labels(11, 13);
		var turned = augmented(Precision.FLOAT, image, labels, matrix(0.9, -0.35, 0.4, 1.1), still(1, 9, 9), NEUTRAL).get(1);
		var found = new TreeSet<Double>();
		for (var id : turned.values()) found.add(id);
		assertTrue(found.size() > 5);
		assertTrue(found.stream().allMatch(id -> id == Math.rint(id) && (id >= 0 && id < 9 || id == IGNORE)));
		var shrunk = augmented(Precision.FLOAT, image, labels, matrix(3, 0, 0, 3), still(1, 9, 9), NEUTRAL).get(1);
		for (int y = 0; y < 9; y++)
			for (int x = 0; x < 9; x++) {
				int fromY = 5 + 3 * (y - 4), fromX = 6 + 3 * (x - 4);
				var inside = fromY >= 0 && fromY < 11 && fromX >= 0 && fromX < 13;
				assertEquals(inside ? labels.at(0, 0, fromY, fromX) : IGNORE, shrunk.at(0, 0, y, x));
			}
	}

	@Test
	void toneIsGammaThenContrastThenBrightnessThenNoise() {
		var image = Grid.of(new double[] { 0.25, 0.5, -0.5, 2, 1, 0, 0.81, 0.04 }, 1, 2, 2, 2);
		var noise = Grid.noise(5, 1, 2, 2, 2);
		var tone = Grid.of(new double[] { 1.25, -0.1, 0.5 }, 1, 3);
		var found = augmented(Precision.DOUBLE, image, labels(2, 2), matrix(1, 0, 0, 1), noise, tone).get(0);
		double[][] bent = { { 0.5, Math.sqrt(0.5), -0.5, 2 }, { 1, 0, 0.9, 0.2 } };
		for (int c = 0; c < 2; c++) {
			var mean = Arrays.stream(bent[c]).average().orElseThrow();
			for (int i = 0; i < 4; i++)
				assertEquals((bent[c][i] - mean) * 1.25 + mean - 0.1 + noise.at(0, c, i / 2, i % 2),
					found.at(0, c, i / 2, i % 2), 1e-6);
		}
	}

	private static List<float[]> drawn(Augmentation augmentation, long seed) {
		var random = new SplittableRandom[] { Draw.of(seed, 0, 0), Draw.of(seed, 0, 1) };
		return augmentation.draw(random, 1, new int[] { 16, 32 }).stream().map(tensor -> tensor.values()).toList();
	}

	@Test
	void withoutRangesNothingIsVaried() {
		var none = drawn(new Augmentation(0, 0, 0, 0, 1), 1);
		assertArrayEquals(new float[] { 1, 0, 0, 1, 1, 0, 0, 1 }, none.get(0), 1e-9f);
		for (var value : none.get(1)) assertTrue(value == 0);
		assertArrayEquals(new float[] { 1, 0, 1, 1, 0, 1 }, none.get(2), 1e-9f);
	}

	@Test
	void drawsStayInTheirRangesAndDependOnTheirGenerators() {
		for (int seed = 0; seed < 50; seed++) {
			var numbers = drawn(Augmentation.DEFAULT, seed);
			for (int i = 0; i < 2; i++) {
				float contrast = numbers.get(2)[3 * i], gamma = numbers.get(2)[3 * i + 2];
				assertTrue(contrast >= 0.75 && contrast <= 1.25 && gamma >= 1 / 1.4 - 1e-6 && gamma <= 1.4 + 1e-6);
			}
			var m = numbers.get(0);
			assertTrue(m[0] * m[3] - m[1] * m[2] > 0, "a mirror");
		}
		assertArrayEquals(drawn(Augmentation.DEFAULT, 3).get(1), drawn(Augmentation.DEFAULT, 3).get(1));
		assertNotEquals(drawn(Augmentation.DEFAULT, 3).get(0)[0], drawn(Augmentation.DEFAULT, 4).get(0)[0]);
	}
}
