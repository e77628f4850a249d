package io.github.coverfiji.golden;

import io.github.coverfiji.twin.ConvolutionTwin;
import io.github.coverfiji.twin.Grid;
import io.github.coverfiji.twin.GroupNormTwin;
import io.github.coverfiji.twin.LossTwin;
import io.github.coverfiji.twin.VpaTwin;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From golden backbone features to the losses by twins alone: the order of the pyramid's steps is the golden one. */
class PipelineTwinTest {

	private static final double TOLERANCE = 2e-6;

	@ParameterizedTest
	@ValueSource(strings = {"cover2d", "cover3d"})
	void featuresBecomeFieldAndLosses(String file) {
		var golden = Golden.open(file);
		int[] heads = IntStream.range(0, 5).map(j -> (int) golden.array("meta/heads")[j]).toArray();
		var fixed = levels(golden, "feature/fixed");
		var moving = levels(golden, "feature/moving");
		var levels = VpaTwin.levels(fixed, moving, projection(golden.group("param")), heads,
			(int) golden.number("meta/radius"));
		for (int j = 0; j < heads.length; j++) {
			Close.toLargest("key/" + j, golden.grid("key/" + j), levels.keys().get(j), TOLERANCE);
			Close.toLargest("vectors/" + j, golden.grid("vectors/" + j), levels.vectors().get(j), TOLERANCE);
			Close.toLargest("displacementField/" + j, golden.grid("displacementField/" + j), levels.fields().get(j),
				TOLERANCE);
		}
		losses(golden, fixed.get(4), moving.get(4), levels.field());
	}

	private static void losses(Golden golden, Grid fixed, Grid moving, Grid flow) {
		var target = golden.grid("target/displacementField");
		var mask = golden.grid("target/validMask");
		Close.relative("loss/vector", golden.number("loss/vector"), LossTwin.vector(flow, target, mask), TOLERANCE);
		Close.relative("loss/consistency", golden.number("loss/consistency"),
			LossTwin.consistency(fixed, moving, target, mask), TOLERANCE);
	}

	private static List<Grid> levels(Golden golden, String prefix) {
		return List.copyOf(golden.group(prefix).values());
	}

	private static VpaTwin.Projection projection(Map<String, Grid> parameters) {
		return (level, features) -> {
			String prefix = "proj." + level + ".";
			var convolved = ConvolutionTwin.convolve(features, parameters.get(prefix + "proj.weight"),
				parameters.get(prefix + "proj.bias"));
			return GroupNormTwin.normalise(convolved, 1, parameters.get(prefix + "norm.weight"),
				parameters.get(prefix + "norm.bias"));
		};
	}
}
