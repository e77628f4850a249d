package io.github.coverfiji.method;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.coverfiji.engine.Precision;
import io.github.coverfiji.engine.Probe;
import io.github.coverfiji.golden.Close;
import io.github.coverfiji.twin.Grid;
import io.github.coverfiji.twin.LossTwin;
import io.github.coverfiji.twin.MovTwin;
import io.github.coverfiji.twin.WarpTwin;
import java.util.Arrays;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The method's free functions against their brute-force twins on odd, unequal sizes in two and three dimensions. */
class PartsEqualTwinsTest {

	static Stream<Arguments> grids() {
		return Stream.of(new long[] {5, 7}, new long[] {1, 9}, new long[] {3, 5, 4}, new long[] {1, 6, 3})
			.flatMap(size -> Stream.of(Precision.values()).map(precision -> arguments(size, precision)));
	}

	@ParameterizedTest
	@MethodSource("grids")
	void movEqualsItsTwin(long[] size, Precision precision) {
		try (var probe = Probe.ofFunctions(precision)) {
			for (int heads : new int[] {1, 3})
				for (int radius : new int[] {1, 3}) {
					var query = Grid.noise(1, shape(2, 8 * heads, size));
					var key = Grid.noise(2, shape(2, 8 * heads, size));
					var upstream = zeros(shape(2, size.length, size));
					Close.toLargest("mov", MovTwin.vectors(query, key, heads, radius),
						probe.callDifferentiating("mov", query, key, heads, radius, upstream).get(0),
						tolerance(precision));
				}
		}
	}

	@ParameterizedTest
	@MethodSource("grids")
	void warpEqualsItsTwin(long[] size, Precision precision) {
		var source = Grid.noise(3, shape(2, 3, size));
		var field = times(3, Grid.noise(4, shape(2, size.length, size)));
		try (var probe = Probe.ofFunctions(precision)) {
			Close.toLargest("warp", WarpTwin.warp(source, field),
				probe.callDifferentiating("warp", source, field, source).get(0), tolerance(precision));
		}
	}

	@ParameterizedTest
	@MethodSource("grids")
	void resizingEqualsItsTwin(long[] size, Precision precision) {
		var source = Grid.noise(5, shape(2, size.length, size));
		int[] odd = Arrays.stream(size).mapToInt(side -> (int) (2 * side + 1)).toArray();
		int[] mixed = Arrays.stream(size).mapToInt(side -> (int) (side == 5 ? 5 : 3 * side - 1)).toArray();
		try (var probe = Probe.ofFunctions(precision)) {
			for (int[] finer : new int[][] {odd, mixed}) {
				var upstream = zeros(shape(2, size.length, Arrays.stream(finer).asLongStream().toArray()));
				Close.toLargest("field", LinearResizeTwin.field(source, finer),
					probe.callDifferentiating("field", source, upstream).get(0), tolerance(precision));
				Close.toLargest("linear", LinearResizeTwin.resize(source, finer, false),
					probe.callDifferentiating("linear", source, upstream).get(0), tolerance(precision));
			}
		}
	}

	@ParameterizedTest
	@MethodSource("grids")
	void lossesEqualTheirTwins(long[] size, Precision precision) {
		var target = times(1.5, Grid.noise(6, shape(2, size.length, size)));
		var flow = Grid.noise(7, shape(2, size.length, size));
		var fixed = Grid.noise(8, shape(2, 5, size));
		var moving = Grid.noise(9, shape(2, 5, size));
		var mask = Grid.each(2, 1, target.size(), (n, c, p) -> flow.at(n, 0, p) > -0.5 ? 1 : 0);
		try (var probe = Probe.ofFunctions(precision)) {
			for (int standardise = 0; standardise < 2; standardise++) {
				var losses = probe.callDifferentiating("losses", flow, fixed, moving, target, mask, standardise);
				Close.relative("vector", LossTwin.vector(flow, target, mask), losses.get(0).values()[0],
					tolerance(precision));
				Close.relative("consistency", LossTwin.consistency(
					standardise == 0 ? fixed : StandardisedTwin.of(fixed, moving),
					standardise == 0 ? moving : StandardisedTwin.of(moving, fixed), target, mask),
					losses.get(1).values()[0], tolerance(precision));
			}
		}
	}

	private static double tolerance(Precision precision) {
		return precision == Precision.DOUBLE ? 1e-9 : 1e-5;
	}

	private static Grid zeros(long... shape) {
		return times(0, Grid.noise(0, shape));
	}

	private static Grid times(double factor, Grid grid) {
		return Grid.of(Arrays.stream(grid.values()).map(value -> (float) (factor * value)).toArray(), grid.shape());
	}

	private static long[] shape(long batch, long channels, long[] size) {
		return LongStream.concat(LongStream.of(batch, channels), Arrays.stream(size)).toArray();
	}
}
