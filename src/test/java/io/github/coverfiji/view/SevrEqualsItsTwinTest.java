package io.github.coverfiji.view;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.engine.Precision;
import io.github.coverfiji.engine.Probe;
import io.github.coverfiji.golden.Close;
import io.github.coverfiji.twin.AffineViewTwin;
import io.github.coverfiji.twin.Grid;
import io.github.coverfiji.twin.WarpTwin;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The script of the views against its twins on odd, unequal sizes: smoothing, appearance and the whole of it. */
class SevrEqualsItsTwinTest {

	private static final int MATRIX = 0, TRANSLATION = 1, WOBBLE = 2, ELASTIC = 3, OFFSET = 4, NOISE = 5;

	static Stream<Arguments> crops() {
		return Stream.of(new int[] {5, 8}, new int[] {7, 3}, new int[] {3, 5, 4}).flatMap(
			crop -> Stream.of(Precision.values()).map(precision -> arguments(crop, precision)));
	}

	@ParameterizedTest
	@MethodSource("crops")
	void gaussEqualsItsTwin(int[] crop, Precision precision) {
		var image = Grid.noise(1, shape(2, 3, crop));
		try (var probe = Probe.ofFunctions(precision)) {
			for (double sigma : new double[] {0.05, 0.4, 1.6})
				Close.toLargest("gauss " + sigma, AppearanceTwin.gauss(image, sigma, sigma),
					probe.call("gauss", image, sigma).get(0), tolerance(precision));
		}
	}

	@ParameterizedTest
	@MethodSource("crops")
	void appearanceEqualsItsTwin(int[] crop, Precision precision) {
		var image = Grid.noise(2, shape(2, 3, crop));
		var paint = paint(crop);
		var noise = Grid.noise(4, shape(2, 3, crop));
		var blur = Grid.of(new double[] {0.75, 0}, 2);
		var tone = Grid.of(new double[] {0.5, 0.125, 1.5, -1}, 2, 2);
		try (var probe = Probe.ofFunctions(precision)) {
			Close.toLargest("appearance", AppearanceTwin.appearance(image, noise, blur, tone, paint),
				probe.call("appearance", image, noise, blur, tone, paint).get(0), tolerance(precision));
		}
	}

	@ParameterizedTest
	@MethodSource("crops")
	void viewsEqualTheirTwins(int[] crop, Precision precision) {
		var images = Grid.noise(5, shape(2, 2, Sevr.whole(crop)));
		var random = new SplittableRandom[] {Draw.of(1, 2, 3), Draw.of(1, 2, 4)};
		var drawn = new Sevr(0.7, 0, 0.02, 0.9, 0.5, 0.1).draw(random, 2, crop, SevrPropertyTest.cubes(crop))
			.stream().map(SevrEqualsItsTwinTest::grid).toArray(Grid[]::new);
		drawn[WOBBLE] = Grid.noise(6, shape(2, crop.length, crop));
		drawn[ELASTIC] = Grid.of(new double[] {1.25, 4, 0.5, 0.25}, 2, 2);
		var arguments = Stream.concat(Stream.of(images), Arrays.stream(drawn)).toArray();
		try (var probe = Probe.ofFunctions(precision)) {
			var views = probe.call("views", arguments);
			var field = field(drawn, Sevr.whole(crop), crop);
			var target = cropped(field, drawn[OFFSET], crop);
			var moving = AppearanceTwin.appearance(cropped(images, drawn[OFFSET], crop), drawn[NOISE], drawn[NOISE + 1],
				drawn[NOISE + 2], drawn[NOISE + 3]);
			var right = List.of(cropped(WarpTwin.warp(images, field), drawn[OFFSET], crop), moving, target,
				AffineViewTwin.validMask(target));
			for (int i = 0; i < right.size(); i++)
				Close.toLargest("view " + i, right.get(i), views.get(i), tolerance(precision));
		}
	}

	/** The field on the whole image's grid; outside the crop it lacks the elastic part and is not used. */
	private static Grid field(Grid[] drawn, int[] whole, int[] crop) {
		int d = crop.length;
		var elastic = drawn[ELASTIC].values();
		var bend = AppearanceTwin.gauss(drawn[WOBBLE], elastic[0], elastic[2]);
		var fields = IntStream.range(0, 2).mapToObj(n -> AffineViewTwin.field(matrix(drawn[MATRIX], n, d),
			Arrays.copyOfRange(drawn[TRANSLATION].values(), n * d, (n + 1) * d), whole)).toList();
		return Grid.each(2, d, whole, (n, axis, p) -> {
			var q = new int[d];
			Arrays.setAll(q, a -> p[a] - (int) drawn[OFFSET].values()[n * d + a]);
			return fields.get(n).at(0, axis, p) + (bend.contains(q) ? elastic[2 * n + 1] * bend.at(n, axis, q) : 0);
		});
	}

	private static double[][] matrix(Grid matrices, int n, int d) {
		return IntStream.range(n * d, (n + 1) * d)
			.mapToObj(row -> Arrays.copyOfRange(matrices.values(), row * d, (row + 1) * d)).toArray(double[][]::new);
	}

	private static Grid cropped(Grid whole, Grid offset, int[] crop) {
		int d = crop.length;
		return Grid.each(whole.batch(), whole.channels(), crop, (n, c, p) -> {
			var q = new int[d];
			Arrays.setAll(q, axis -> p[axis] + (int) offset.values()[n * d + axis]);
			return whole.at(n, c, q);
		});
	}

	private static Grid paint(int[] crop) {
		var noise = Grid.noise(3, shape(2, 2, crop));
		return Grid.each(2, 2, crop, (n, c, p) -> c == 0 ? noise.at(n, 0, p) : noise.at(n, 1, p) > 1 ? 1 : 0);
	}

	private static double tolerance(Precision precision) {
		return precision == Precision.DOUBLE ? 1e-9 : 1e-5;
	}

	private static Grid grid(HostTensor tensor) {
		return Grid.of(tensor.values(), tensor.shape());
	}

	private static long[] shape(long batch, long channels, int[] size) {
		return LongStream.concat(LongStream.of(batch, channels), Arrays.stream(size).asLongStream()).toArray();
	}
}
