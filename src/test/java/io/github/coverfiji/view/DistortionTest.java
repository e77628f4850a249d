package io.github.coverfiji.view;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.coverfiji.engine.Precision;
import io.github.coverfiji.engine.Probe;
import io.github.coverfiji.engine.ScriptNode;
import io.github.coverfiji.golden.Close;
import io.github.coverfiji.twin.Grid;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The geometry drawn for a crop: what each part may do, and what it must not. */
class DistortionTest {

	private static final double[] SPACING = { 3, 0.5, 1.25 };

	/** A rotation of the body keeps lengths and volumes in its unit, whatever the voxels' sides. */
	@Property(tries = 100)
	void rotationKeepsLengths(@ForAll long seed, @ForAll @IntRange(min = 2, max = 3) int d) {
		var spacing = Arrays.copyOf(SPACING, d);
		var matrix = new Distortion(Set.of(), 180, 0, 0).matrix(Draw.of(seed, 0, 0), spacing);
		for (int column = 0; column < d; column++) {
			double square = 0;
			for (int row = 0; row < d; row++)
				square += Math.pow(matrix[row * d + column] * spacing[row], 2);
			assertEquals(spacing[column], Math.sqrt(square), 1e-12);
		}
	}

	@Property(tries = 100)
	void anglesStayInTheirRange(@ForAll long seed, @ForAll @DoubleRange(max = 90) double largest) {
		var matrix = new Distortion(Set.of(), largest, 0, 0).matrix(Draw.of(seed, 0, 0), new double[] { 2, 2 });
		assertTrue(Math.toDegrees(Math.abs(Math.atan2(matrix[2], matrix[0]))) <= largest + 1e-9);
		assertEquals(matrix[0], matrix[3], 1e-12);
	}

	@Property(tries = 100)
	void scalingIsOfEachAxis(@ForAll long seed, @ForAll @IntRange(min = 2, max = 3) int d,
		@ForAll @DoubleRange(max = 0.9) double largest)
	{
		var matrix = new Distortion(Set.of(), 0, largest, 0).matrix(Draw.of(seed, 0, 0), Arrays.copyOf(SPACING, d));
		for (int i = 0; i < d * d; i++)
			assertEquals(i % (d + 1) == 0 ? 1 : 0, matrix[i], i % (d + 1) == 0 ? largest + 1e-12 : 1e-15);
	}

	@Test
	void onlyChosenAxesAreMirrored() {
		var shown = new TreeSet<String>();
		for (int i = 0; i < 100; i++) {
			var matrix = new Distortion(Set.of(0, 2), 0, 0, 0).matrix(Draw.of(1, 0, i), SPACING);
			shown.add(matrix[0] + " " + matrix[4] + " " + matrix[8]);
		}
		assertEquals(Set.of("1.0 1.0 1.0", "-1.0 1.0 1.0", "1.0 1.0 -1.0", "-1.0 1.0 -1.0"), shown);
		assertArrayEquals(new double[] { 1, 0, 0, 1 }, Distortion.NONE.matrix(Draw.of(1, 0, 0), new double[] { 2, 1 }),
			1e-15);
	}

	@Test
	void twoFlipsAreNone() {
		var flip = Grid.of(new double[] { 1, 0, 0, 0, -1, 0, 0, 0, -1 }, 1, 3, 3);
		var none = Grid.of(new double[3], 1, 3, 1, 1, 1);
		var quiet = Grid.each(1, 1, new int[] { 3, 5, 4 }, (n, c, p) -> 0);
		var image = Grid.noise(3, 1, 1, 3, 5, 4);
		try (var probe = new Probe(new ScriptNode("labelled.Functions"), Precision.FLOAT)) {
			var blur = Grid.of(new double[1], 1);
			var tone = Grid.of(new double[] { 1, 0, 1 }, 1, 3);
			var once = probe.call("augmented", image, image, flip, none, quiet, blur, tone, 0).get(0);
			Close.absolute("once", Grid.each(1, 1, image.size(), (n, c, p) -> image.at(n, c, p[0], 4 - p[1], 3 - p[2])),
				once, 1e-6);
			Close.absolute("twice", image,
				probe.call("augmented", once, once, flip, none, quiet, blur, tone, 0).get(0), 1e-6);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "9 50", "4 26 17" })
	void elasticPartIsBoundedAndDoesNotFold(String sides) {
		var crop = Arrays.stream(sides.split(" ")).mapToInt(Integer::parseInt).toArray();
		var d = crop.length;
		var spacing = Arrays.copyOf(SPACING, d);
		for (double amplitude : new double[] { 0.5, 3, 1000 }) {
			var field = bent(new Distortion(Set.of(), 0, 0, amplitude), crop, spacing);
			var largest = 0.0;
			for (int axis = 0; axis < d; axis++) {
				var along = axis;
				var bound = amplitude * 0.5 / spacing[axis];
				var found = Grid.each(1, 1, crop, (n, c, p) -> Math.abs(field.at(0, along, p)));
				assertTrue(Arrays.stream(found.values()).max().orElseThrow() <= bound + 1e-6);
				largest = Math.max(largest, Arrays.stream(found.values()).max().orElseThrow() / bound);
				Grid.each(1, 1, crop, (n, c, p) -> {
					var next = p.clone();
					if (++next[along] < crop[along])
						assertTrue(field.at(0, along, next) - field.at(0, along, p) > -1, "folds along " + along);
					return 0;
				});
			}
			assertTrue(amplitude > 3 || largest > 0.1, "hardly moves: " + largest);
		}
	}

	@Test
	void elasticPartGoesAsFarInEachDirectionOfTheBody() {
		double[] coarse = new double[200], fine = new double[200];
		for (int i = 0; i < coarse.length; i++) {
			var field = bent(new Distortion(Set.of(), 0, 0, 2), new int[] { 16, 16 }, new double[] { 4, 1 }, i);
			coarse[i] = 4 * field.at(0, 0, 8, 8);
			fine[i] = field.at(0, 1, 8, 8);
		}
		var ratio = deviation(coarse) / deviation(fine);
		assertTrue(ratio > 0.8 && ratio < 1.25, "ratio " + ratio);
		assertEquals(0.5, deviation(fine), 0.15, "a quarter of the amplitude");
	}

	private static double deviation(double[] values) {
		return Math.sqrt(Arrays.stream(values).map(v -> v * v).average().orElseThrow());
	}

	private static Grid bent(Distortion distortion, int[] crop, double[] spacing) {
		return bent(distortion, crop, spacing, 0);
	}

	/** The field of a draw, by the twin for speed; {@link AugmentationTest} compares twin and script. */
	private static Grid bent(Distortion distortion, int[] crop, double[] spacing, int sample) {
		var nodes = Slot.maps(1, crop.length, distortion.nodes(crop));
		distortion.bend(Draw.of(7, 0, sample), crop, spacing, new Slot(nodes, 0));
		var twin = new AugmentationTwin(null, Grid.of(nodes.values(), nodes.shape()), crop, crop);
		return Grid.each(1, crop.length, crop, twin::bend);
	}

	@Test
	void withoutElasticPartOneNodeIsSent() {
		assertArrayEquals(new int[] { 1, 1, 1 }, Distortion.NONE.nodes(new int[] { 4, 64, 65 }));
		assertArrayEquals(new int[] { 4, 7, 8 }, new Distortion(Set.of(), 0, 0, 1).nodes(new int[] { 4, 64, 74 }));
	}

	@Test
	void numbersOutOfRangeAreRefused() {
		assertThrows(IllegalArgumentException.class, () -> new Distortion(Set.of(-1), 0, 0, 0));
		assertThrows(IllegalArgumentException.class, () -> new Distortion(Set.of(), 181, 0, 0));
		assertThrows(IllegalArgumentException.class, () -> new Distortion(Set.of(), 0, 1, 0));
		assertThrows(IllegalArgumentException.class, () -> new Distortion(Set.of(), 0, 0, Double.NaN));
	}
}
