package io.github.coverfiji.view;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.engine.Precision;
import io.github.coverfiji.engine.Probe;
import io.github.coverfiji.engine.ScriptNode;
import io.github.coverfiji.golden.Close;
import io.github.coverfiji.twin.Grid;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Varied crops as they are drawn and applied, against their twin and against what must hold of them. */
class AugmentationTest {

	private static final int IGNORE = 255;
	private static final int MATRIX = 0, NODES = 1;

	/** Sizes of crops, odd and unequal, with the spacing of their voxels. */
	static Stream<Arguments> crops() {
		return Stream.of(Arguments.of(new int[] { 9, 14 }, new double[] { 1, 1 }),
			Arguments.of(new int[] { 25, 18 }, new double[] { 0.5, 1.5 }),
			Arguments.of(new int[] { 5, 9, 12 }, new double[] { 1, 1, 1 }),
			Arguments.of(new int[] { 3, 11, 7 }, new double[] { 4, 0.5, 1 }));
	}

	private static List<Grid> drawn(Augmentation augmentation, int[] crop, double[] spacing) {
		var random = new SplittableRandom[] { Draw.of(5, 0, 0), Draw.of(5, 0, 1) };
		return augmentation.draw(random, 1, crop, spacing).stream().map(AugmentationTest::grid).toList();
	}

	private static List<Grid> augmented(Precision precision, Grid images, Grid labels, List<Grid> drawn) {
		try (var probe = new Probe(new ScriptNode("labelled.Functions"), precision)) {
			var arguments = Stream.of(Stream.of(images, labels), drawn.stream(), Stream.of(IGNORE)).flatMap(part -> part);
			return probe.call("augmented", arguments.toArray());
		}
	}

	private static Grid image(int[] size) {
		return Grid.noise(1, shape(2, 1, size));
	}

	private static Grid labels(int[] size) {
		return Grid.each(2, 1, size, (n, c, p) -> (n + IntStream.of(p).sum() * 7) % 5);
	}

	@ParameterizedTest
	@MethodSource("crops")
	void withoutRangesTheMiddleStays(int[] crop, double[] spacing) {
		var whole = Augmentation.whole(crop);
		Grid image = image(whole), labels = labels(whole);
		var found = augmented(Precision.FLOAT, image, labels, drawn(Augmentation.NONE, crop, spacing));
		Close.absolute("image", middle(image, crop), found.get(0), 1e-6);
		Close.absolute("labels", middle(labels, crop), found.get(1), 0);
	}

	private static Grid middle(Grid whole, int[] crop) {
		return Grid.each(2, 1, crop, (n, c, p) -> {
			var q = new int[p.length];
			Arrays.setAll(q, a -> p[a] + (whole.size()[a] - crop[a]) / 2);
			return whole.at(n, c, q);
		});
	}

	@ParameterizedTest
	@MethodSource("crops")
	void geometryEqualsItsTwin(int[] crop, double[] spacing) {
		var whole = Augmentation.whole(crop);
		Grid image = image(whole), labels = labels(whole);
		var drawn = drawn(new Augmentation(new Distortion(Set.of(0, 1), 70, 0.4, 3), Tone.NONE), crop, spacing);
		var d = crop.length;
		var matrices = IntStream.range(0, 2).mapToObj(n -> rows(drawn.get(MATRIX), n, d)).toArray(double[][][]::new);
		var twin = new AugmentationTwin(matrices, drawn.get(NODES), whole, crop);
		var found = augmented(Precision.DOUBLE, image, labels, drawn);
		Close.absolute("image", twin.image(image), found.get(0), 1e-9);
		Close.absolute("labels", twin.labels(labels, IGNORE), found.get(1), 0);
		Close.absolute("image in single precision", twin.image(image),
			augmented(Precision.FLOAT, image, labels, drawn).get(0), 1e-4);
	}

	/** A map of coordinates shows where each voxel came from: exactly as image, rounded as labels. */
	@ParameterizedTest
	@MethodSource("crops")
	void labelsMoveWithTheImage(int[] crop, double[] spacing) {
		var whole = Augmentation.whole(crop);
		var drawn = drawn(new Augmentation(new Distortion(Set.of(0), 30, 0.25, 2), Tone.NONE), crop, spacing);
		for (int axis = 0; axis < crop.length; axis++) {
			var along = axis;
			var coordinates = Grid.each(2, 1, whole, (n, c, p) -> p[along] + 10);
			var inside = Grid.each(2, 1, whole, (n, c, p) -> 1);
			var found = augmented(Precision.FLOAT, coordinates, coordinates, drawn);
			var share = augmented(Precision.FLOAT, inside, coordinates, drawn).get(0).values();
			double[] shown = found.get(0).values(), labels = found.get(1).values();
			for (int i = 0; i < shown.length; i++)
				if (share[i] > 1 - 1e-6) assertEquals(shown[i], labels[i], 0.5 + 1e-4);
				else if (share[i] == 0) assertEquals(IGNORE, labels[i]);
			assertTrue(Arrays.stream(share).filter(value -> value > 1 - 1e-6).count() > shown.length / 3);
		}
	}

	/** The voxel (y, x) shows what lies at (-x, y) from the centre; with a third axis, the same in every slice. */
	@Test
	void quarterTurnExchangesTheAxes() {
		var still = Grid.of(new double[4], 2, 2, 1, 1);
		var turn = new Affine(new double[] { Math.PI / 2 }, new double[] { 1, 1 }, new double[2], new double[2]);
		var image = image(new int[] { 7, 7 });
		var plain = applied(image, turn.flat(new double[] { 1, 1 }), still, 7, 7);
		Close.absolute("plane", Grid.each(2, 1, image.size(), (n, c, p) -> image.at(n, c, 6 - p[1], p[0])), plain, 1e-5);
		var spaced = applied(image, turn.flat(new double[] { 2, 1 }), still, 7, 7);
		assertEquals(image.at(0, 0, 3, 5), spaced.at(0, 0, 4, 3), 1e-5, "one voxel of 2 mm down is two of 1 mm right");
		assertEquals(image.at(0, 0, 2, 3), spaced.at(0, 0, 3, 5), 1e-5, "two voxels of 1 mm right are one of 2 mm up");
		var volumes = image(new int[] { 3, 5, 5 });
		var about = new Affine(new double[] { Math.PI / 2, 0, 0 }, new double[] { 1, 1, 1 }, new double[6], new double[3]);
		Close.absolute("volume",
			Grid.each(2, 1, volumes.size(), (n, c, p) -> volumes.at(n, c, p[0], 4 - p[2], p[1])),
			applied(volumes, about.flat(new double[] { 9, 1, 1 }), Grid.of(new double[6], 2, 3, 1, 1, 1), 3, 5, 5), 1e-5);
	}

	private static Grid applied(Grid image, double[] matrix, Grid nodes, int... crop) {
		var d = crop.length;
		var twice = DoubleStream.concat(Arrays.stream(matrix), Arrays.stream(matrix)).toArray();
		var drawn = drawn(Augmentation.NONE, crop, IntStream.of(crop).mapToDouble(side -> 1).toArray());
		return augmented(Precision.FLOAT, image, image,
			List.of(Grid.of(twice, 2, d, d), nodes, drawn.get(2), drawn.get(3), drawn.get(4))).get(0);
	}

	@Test
	void sampleDrawsTheSameInEveryBatch() {
		var augmentation = Augmentation.of(Set.of(1), 20, 0.25, 2, 1);
		int[] crop = { 8, 11 };
		var both = drawn(augmentation, crop, new double[] { 1, 2 });
		var alone = augmentation.draw(new SplittableRandom[] { Draw.of(5, 0, 1) }, 1, crop, new double[] { 1, 2 });
		for (int i = 0; i < alone.size(); i++) {
			var values = both.get(i).floats();
			assertArrayEquals(Arrays.copyOfRange(values, values.length / 2, values.length), alone.get(i).values());
		}
	}

	@Test
	void axesThatAreNotThereAreRefused() {
		var random = new SplittableRandom[] { Draw.of(5, 0, 1) };
		var flips = Augmentation.of(Set.of(2), 0, 0, 0, 0);
		assertThrows(IllegalArgumentException.class, () -> flips.draw(random, 1, new int[] { 3, 4 }, new double[] { 1, 1 }));
		assertThrows(IllegalArgumentException.class,
			() -> Augmentation.DEFAULT.draw(random, 1, new int[] { 3, 4, 5 }, new double[] { 1, 1 }));
	}

	private static double[][] rows(Grid matrices, int n, int d) {
		return IntStream.range(n * d, (n + 1) * d)
			.mapToObj(row -> Arrays.copyOfRange(matrices.values(), row * d, (row + 1) * d)).toArray(double[][]::new);
	}

	private static Grid grid(HostTensor tensor) {
		return Grid.of(tensor.values(), tensor.shape());
	}

	private static long[] shape(long batch, long channels, int[] size) {
		return LongStream.concat(LongStream.of(batch, channels), Arrays.stream(size).asLongStream()).toArray();
	}
}
