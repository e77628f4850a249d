package io.github.coverfiji.method;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.coverfiji.engine.Precision;
import io.github.coverfiji.engine.Probe;
import io.github.coverfiji.golden.Close;
import io.github.coverfiji.golden.Golden;
import io.github.coverfiji.twin.Grid;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** MoV, warp, upsampling and losses with their derivatives against the golden small cases. */
class GoldenPartsTest {

	private static final Golden PLANE = Golden.open("cover2d");
	private static final Golden SPACE = Golden.open("cover3d");

	static Stream<Arguments> cases(String folder) {
		return Stream.of(PLANE, SPACE).flatMap(golden -> golden.names().stream()
			.filter(name -> name.matches(folder + "/[^/]+/.+")).map(name -> folder + "/" + name.split("/")[1])
			.distinct().flatMap(
				name -> Stream.of(Precision.values()).map(precision -> arguments(golden, name, precision))));
	}

	static Stream<Arguments> movs() {
		return cases("mov");
	}

	static Stream<Arguments> warps() {
		return cases("warp");
	}

	static Stream<Arguments> upsamplings() {
		return cases("upsample");
	}

	@ParameterizedTest
	@MethodSource("movs")
	void mixtureOfVectors(Golden golden, String name, Precision precision) {
		try (var probe = Probe.ofFunctions(precision)) {
			var results = probe.callDifferentiating("mov", golden.grid(name + "/query"), golden.grid(name + "/key"),
				golden.number(name + "/heads"), golden.number(name + "/radius"), golden.grid(name + "/upstream"));
			close(golden, name, precision, results, "vectors", "gradQuery", "gradKey");
		}
	}

	@ParameterizedTest
	@MethodSource("warps")
	void warp(Golden golden, String name, Precision precision) {
		try (var probe = Probe.ofFunctions(precision)) {
			var results = probe.callDifferentiating("warp", golden.grid("warp/source"),
				golden.grid(name + "/displacementField"), golden.grid(name + "/upstream"));
			close(golden, name, precision, results, "result", "gradSource", "gradDisplacementField");
		}
	}

	@ParameterizedTest
	@MethodSource("upsamplings")
	void upsampling(Golden golden, String name, Precision precision) {
		try (var probe = Probe.ofFunctions(precision)) {
			var results = probe.callDifferentiating(name.endsWith("field") ? "field" : "linear",
				golden.grid(name + "/input"), golden.grid(name + "/upstream"));
			close(golden, name, precision, results, "result", "gradInput");
		}
	}

	@ParameterizedTest
	@EnumSource
	void losses(Precision precision) {
		try (var probe = Probe.ofFunctions(precision)) {
			var results = probe.callDifferentiating("losses", PLANE.grid("losses/flow"),
				PLANE.grid("losses/featureFixed"), PLANE.grid("losses/featureMoving"),
				PLANE.grid("losses/displacementField"), PLANE.grid("losses/validMask"), 0);
			close(PLANE, "losses", precision, List.of(results.get(0).reshape(1), results.get(1).reshape(1),
				results.get(2), results.get(3), results.get(4)), "vector", "consistency", "gradFlow",
				"gradFeatureFixed", "gradFeatureMoving");
		}
	}

	/** A derivative that the file lacks has a kink there. */
	private static void close(Golden golden, String folder, Precision precision, List<Grid> results, String... names) {
		for (int i = 0; i < names.length; i++) {
			var name = folder + "/" + names[i];
			if (golden.names().contains(name))
				Close.toLargest(golden + " " + name, golden.grid(name), results.get(i),
					precision == Precision.DOUBLE ? 1e-6 : 1e-5);
		}
	}
}
