package io.github.coverfiji.golden;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.coverfiji.twin.AffineViewTwin;
import io.github.coverfiji.twin.ConvolutionTwin;
import io.github.coverfiji.twin.DecoderUpsampleTwin;
import io.github.coverfiji.twin.FieldUpsampleTwin;
import io.github.coverfiji.twin.Grid;
import io.github.coverfiji.twin.GroupNormTwin;
import io.github.coverfiji.twin.LossTwin;
import io.github.coverfiji.twin.MovTwin;
import io.github.coverfiji.twin.WarpTwin;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The twins against the golden small cases, so that a twin may judge the tensor code. Both count in float64. */
class TwinsEqualGoldenTest {

	private static final double TOLERANCE = 1e-6;
	private static final Golden PLANE = Golden.open("cover2d");
	private static final Golden SPACE = Golden.open("cover3d");

	static List<Golden> files() {
		return List.of(PLANE, SPACE);
	}

	static Stream<Arguments> cases(String folder) {
		return files().stream().flatMap(golden -> golden.names().stream()
			.filter(name -> name.matches(folder + "/[^/]+/.+")).map(name -> folder + "/" + name.split("/")[1])
			.distinct().map(name -> arguments(golden, name)));
	}

	static Stream<Arguments> movs() {
		return cases("mov");
	}

	static Stream<Arguments> warps() {
		return cases("warp");
	}

	static Stream<Arguments> views() {
		return cases("view");
	}

	@ParameterizedTest
	@MethodSource("movs")
	void mixtureOfVectors(Golden golden, String name) {
		var twin = MovTwin.vectors(golden.grid(name + "/query"), golden.grid(name + "/key"),
			(int) golden.number(name + "/heads"), (int) golden.number(name + "/radius"));
		close(golden, name + "/vectors", twin);
	}

	@ParameterizedTest
	@MethodSource("warps")
	void warp(Golden golden, String name) {
		close(golden, name + "/result",
			WarpTwin.warp(golden.grid("warp/source"), golden.grid(name + "/displacementField")));
	}

	@ParameterizedTest
	@MethodSource("files")
	void upsampling(Golden golden) {
		close(golden, "upsample/field/result", FieldUpsampleTwin.upsample(golden.grid("upsample/field/input")));
		close(golden, "upsample/decoder/result", DecoderUpsampleTwin.upsample(golden.grid("upsample/decoder/input")));
	}

	@ParameterizedTest
	@MethodSource("views")
	void affineView(Golden golden, String name) {
		double[][] matrix = AffineViewTwin.matrix(numbers(golden, name + "/angles"),
			numbers(golden, name + "/scales"), numbers(golden, name + "/shears"));
		close(golden, name + "/matrix", rows(matrix));
		viewOfMatrix(golden, name, name, matrix);
	}

	@ParameterizedTest
	@MethodSource("views")
	void affineViewOfAnotherMatrix(Golden golden, String name) {
		double[] matrix = numbers(golden, name + "/rotateFirst/matrix");
		int d = (int) golden.shape(name + "/rotateFirst/matrix")[0];
		viewOfMatrix(golden, name, name + "/rotateFirst", IntStream.range(0, d)
			.mapToObj(row -> Arrays.copyOfRange(matrix, row * d, (row + 1) * d)).toArray(double[][]::new));
	}

	@Test
	void maskOfZeroField() {
		close(PLANE, "mask/zero/result", AffineViewTwin.validMask(PLANE.grid("mask/zero/displacementField")));
	}

	@Test
	void losses() {
		var field = PLANE.grid("losses/displacementField");
		var mask = PLANE.grid("losses/validMask");
		Close.relative("losses/vector", PLANE.number("losses/vector"),
			LossTwin.vector(PLANE.grid("losses/flow"), field, mask), TOLERANCE);
		Close.relative("losses/consistency", PLANE.number("losses/consistency"), LossTwin.consistency(
			PLANE.grid("losses/featureFixed"), PLANE.grid("losses/featureMoving"), field, mask), TOLERANCE);
	}

	@Test
	void levelOfConvolutionsAndNorms() {
		var parameters = PLANE.group("level/param");
		var features = PLANE.grid("level/input");
		for (int i : new int[] {0, 3}) {
			var convolved = ConvolutionTwin.convolve(features, parameters.get(i + ".weight"),
				parameters.get(i + ".bias"));
			var normalised = GroupNormTwin.normalise(convolved, convolved.channels() / 8,
				parameters.get(i + 1 + ".weight"), parameters.get(i + 1 + ".bias"));
			features = Grid.of(Arrays.stream(normalised.values()).map(v -> v < 0 ? 0.2 * v : v).toArray(),
				normalised.shape());
		}
		close(PLANE, "level/result", features);
	}

	@Test
	void projection() {
		var parameters = PLANE.group("projection/param");
		var convolved = ConvolutionTwin.convolve(PLANE.grid("projection/input"), parameters.get("proj.weight"),
			parameters.get("proj.bias"));
		close(PLANE, "projection/result",
			GroupNormTwin.normalise(convolved, 1, parameters.get("norm.weight"), parameters.get("norm.bias")));
	}

	private static void viewOfMatrix(Golden golden, String draws, String results, double[][] matrix) {
		var image = golden.grid(draws + "/image");
		long[] shape = LongStream.concat(LongStream.of(1, 1), Arrays.stream(image.shape())).toArray();
		var source = image.reshape(shape);
		var field = AffineViewTwin.field(matrix, numbers(golden, draws + "/translation"), source.size());
		close(golden, results + "/displacementField", field);
		close(golden, results + "/fixedView", WarpTwin.warp(source, field));
		close(golden, results + "/validMask", AffineViewTwin.validMask(field));
	}

	private static double[] numbers(Golden golden, String name) {
		return golden.grid(name).values();
	}

	private static Grid rows(double[][] matrix) {
		return Grid.of(Arrays.stream(matrix).flatMapToDouble(Arrays::stream).toArray(), matrix.length, matrix.length);
	}

	/** Leading axes of length 1 aside, shapes must agree too: golden views have no batch axis. */
	private static void close(Golden golden, String name, Grid twin) {
		long[] shape = golden.shape(name);
		long[] extra = Arrays.copyOf(twin.shape(), twin.shape().length - shape.length);
		long[] padded = LongStream.concat(Arrays.stream(extra).map(side -> 1), Arrays.stream(shape)).toArray();
		Close.toLargest(golden + " " + name, golden.grid(name).reshape(padded), twin, TOLERANCE);
	}
}
