package io.github.coverfiji.view;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.coverfiji.engine.Precision;
import io.github.coverfiji.engine.Probe;
import io.github.coverfiji.golden.Close;
import io.github.coverfiji.golden.Golden;
import io.github.coverfiji.twin.Grid;
import java.util.Arrays;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The affine view: matrix by Java, field, fixed view and mask by script, against the golden draws. */
class GoldenViewTest {

	static Stream<Arguments> views() {
		return Stream.of("cover2d", "cover3d").map(Golden::open).flatMap(golden -> golden.names().stream()
			.filter(name -> name.matches("view/\\d/image")).map(name -> name.substring(0, 6))
			.flatMap(name -> Stream.of(Precision.values()).map(precision -> arguments(golden, name, precision))));
	}

	@ParameterizedTest
	@MethodSource("views")
	void matrixAndWhatItGives(Golden golden, String name, Precision precision) {
		var matrix = matrix(golden, name);
		Close.toLargest(name + "/matrix", golden.grid(name + "/matrix"), matrix, 1e-6);
		view(golden, name, name, matrix, precision);
	}

	@ParameterizedTest
	@MethodSource("views")
	void anotherMatrix(Golden golden, String name, Precision precision) {
		view(golden, name, name + "/rotateFirst", golden.grid(name + "/rotateFirst/matrix"), precision);
	}

	@ParameterizedTest
	@EnumSource
	void maskOfZeroField(Precision precision) {
		var golden = Golden.open("cover2d");
		try (var probe = Probe.ofFunctions(precision)) {
			Close.absolute("mask/zero/result", golden.grid("mask/zero/result"),
				probe.call("valid", golden.grid("mask/zero/displacementField")).get(0), 0);
		}
	}

	private static void view(Golden golden, String draws, String results, Grid matrix, Precision precision) {
		try (var probe = Probe.ofFunctions(precision)) {
			var found = probe.call("affine", leading(golden.grid(draws + "/image"), 2), leading(matrix, 1),
				leading(golden.grid(draws + "/translation"), 1));
			var tolerance = precision == Precision.DOUBLE ? 1e-6 : 1e-5;
			var field = golden.grid(results + "/displacementField");
			Close.toLargest(results + "/displacementField", leading(field, 1), found.get(0), tolerance);
			var fixed = golden.grid(results + "/fixedView");
			Close.toLargest(results + "/fixedView", leading(fixed, 2), found.get(1), tolerance);
			Close.absolute(results + "/validMask", leading(golden.grid(results + "/validMask"), 1), found.get(2), 0);
		}
	}

	private static Grid matrix(Golden golden, String name) {
		var angles = golden.grid(name + "/angles").values();
		var affine = new Affine(angles.length == 2 ? new double[] {angles[0] - angles[1]} : angles,
			golden.grid(name + "/scales").values(), golden.grid(name + "/shears").values(),
			golden.grid(name + "/translation").values());
		var rows = affine.matrix();
		return Grid.of(Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray(), rows.length, rows.length);
	}

	/** Golden views have no batch axis, the image no channel either. */
	private static Grid leading(Grid grid, int axes) {
		return grid.reshape(LongStream.concat(LongStream.generate(() -> 1).limit(axes), Arrays.stream(grid.shape()))
			.toArray());
	}
}
