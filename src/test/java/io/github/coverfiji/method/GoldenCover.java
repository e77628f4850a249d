package io.github.coverfiji.method;

import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.engine.Precision;
import io.github.coverfiji.engine.Probe;
import io.github.coverfiji.engine.ScriptNode;
import io.github.coverfiji.golden.Golden;
import io.github.coverfiji.method.CoverNetwork.Consistency;
import io.github.coverfiji.network.ReleasedKeys;
import io.github.coverfiji.network.UNet;
import io.github.coverfiji.twin.Grid;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** COVER with the start weights of a golden file, its intermediate results laid open. */
final class GoldenCover {

	private static final String PREFIX = "cover.";

	private GoldenCover() {}

	/** @return the whole pipeline of the file, ready to be called */
	static Probe open(Golden golden, Precision precision) {
		var widths = golden.array("meta/widths");
		var backbone = new UNet(golden.shape("input/fixedView").length - 2, 1,
			IntStream.range(0, widths.length).mapToObj(i -> (int) widths[i]).toList());
		var weights = new HashMap<String, HostTensor>();
		byPath(golden, "param").forEach((path, value) -> weights.put(path, Probe.tensor(value)));
		var network = new CoverNetwork(backbone, (int) golden.number("meta/radius"), Consistency.PLAIN);
		return new Probe(new ScriptNode("probe.Pipeline").with("cover", network.build(0)).withTensors(weights),
			precision);
	}

	/** @return a group of arrays, such as grad, by the path of the parameter in the pipeline */
	static Map<String, Grid> byPath(Golden golden, String group) {
		var found = new LinkedHashMap<String, Grid>();
		golden.group(group).forEach((key, grid) -> found.put(PREFIX + ReleasedKeys.path(key).orElseThrow(), grid));
		return found;
	}
}
