package io.github.coverfiji.network;

import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.engine.Precision;
import io.github.coverfiji.engine.Probe;
import io.github.coverfiji.engine.ScriptNode;
import io.github.coverfiji.golden.Close;
import io.github.coverfiji.golden.Golden;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A level of the backbone and a projection against the golden small cases. */
class GoldenLayersTest {

	private static final Golden GOLDEN = Golden.open("cover2d");

	@ParameterizedTest
	@EnumSource
	void level(Precision precision) {
		var layers = new Layers(new Initialiser(0), 2);
		run("level", new ScriptNode("unet.Level").with("conv1", layers.convolution(16, 32, 3))
			.with("norm1", layers.groupNorm(32, 4)).with("conv2", layers.convolution(32, 32, 3))
			.with("norm2", layers.groupNorm(32, 4)), Map.of("0", "conv1", "1", "norm1", "3", "conv2", "4", "norm2"),
			precision);
	}

	@ParameterizedTest
	@EnumSource
	void projection(Precision precision) {
		var layers = new Layers(new Initialiser(0), 2);
		run("projection", new ScriptNode("mov.Projection").with("conv", layers.uniformConvolution(32, 32, 1))
			.with("norm", layers.groupNorm(32, 1)), Map.of("proj", "conv", "norm", "norm"), precision);
	}

	private static void run(String folder, ScriptNode node, Map<String, String> parts, Precision precision) {
		var weights = new HashMap<String, HostTensor>();
		GOLDEN.group(folder + "/param").forEach((key, value) -> {
			int dot = key.indexOf('.');
			weights.put(parts.get(key.substring(0, dot)) + key.substring(dot), Probe.tensor(value));
		});
		try (var probe = new Probe(node.withTensors(weights), precision)) {
			Close.toLargest(folder + "/result", GOLDEN.grid(folder + "/result"),
				probe.call("forward", GOLDEN.grid(folder + "/input")).get(0),
				precision == Precision.DOUBLE ? 1e-6 : 1e-5);
		}
	}
}
