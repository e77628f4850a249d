package io.github.coverfiji.method;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.engine.Optimiser;
import io.github.coverfiji.engine.Optimiser.Rule;
import io.github.coverfiji.engine.Precision;
import io.github.coverfiji.engine.Probe;
import io.github.coverfiji.engine.ScriptModule;
import io.github.coverfiji.engine.ScriptNode;
import io.github.coverfiji.golden.Golden;
import io.github.coverfiji.golden.PcrlStart;
import io.github.coverfiji.method.PcrlNetwork.Attention;
import io.github.coverfiji.method.PcrlNetwork.Contrast;
import io.github.coverfiji.method.PcrlNetwork.Criterion;
import io.github.coverfiji.method.PcrlNetwork.Drawing;
import io.github.coverfiji.network.BatchNormUNet;
import io.github.coverfiji.network.PcrlReleasedKeys;
import io.github.coverfiji.network.ResNetUNet;
import io.github.coverfiji.twin.Grid;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A run of PCRL from the start of a golden file: the module itself, and a second one that lays its parts open. */
final class GoldenPcrl implements AutoCloseable {

	private static final String PARTS = "pcrl.";
	private static final List<String> INPUTS =
		List.of("x1", "x2", "gt1", "gt2", "mask1", "mask2", "code1", "code2", "folded", "perm");

	private final Golden golden;
	private final Probe network;
	private final Probe parts;
	private final ScriptModule copying;
	private final Optimiser optimiser;
	private final double rate;

	GoldenPcrl(String name, Precision precision, Criterion criterion) {
		golden = Golden.open(name);
		float[] hyper = golden.array("hyper");
		var start = PcrlStart.open(name);
		var node = node(start, golden.shape("step0/x1").length - 2,
			new Contrast(criterion, (int) hyper[3], (int) hyper[5])).withTensors(weights(golden, start));
		network = new Probe(node, precision);
		parts = new Probe(new ScriptNode("pcrlprobe.Parts").with("pcrl", node), precision);
		copying = ScriptModule.load(new ScriptNode("optimiser.Optimiser"), ComputeDevice.CPU);
		var settings = new Optimiser.Settings(Rule.SGD, 1e-4, 0.9, 0, Double.POSITIVE_INFINITY);
		optimiser = new Optimiser(network.module(), settings, List.of(new Optimiser.Group(network.module().trained())),
			ComputeDevice.CPU);
		rate = 0.01;
	}

	private static ScriptNode node(PcrlStart start, int d, Contrast contrast) {
		var first = 64 / start.divisor();
		return new PcrlNetwork(d == 2 ? ResNetUNet.of(2, 3, first) : BatchNormUNet.of(3, 1, first), Drawing.of(d),
			Attention.CHANNELS, contrast).build(0);
	}

	private static Map<String, HostTensor> weights(Golden golden, PcrlStart start) {
		var weights = new HashMap<String, HostTensor>();
		for (var parameter : start.parameters()) {
			var path = PcrlReleasedKeys.path(parameter.key()).orElseThrow();
			weights.put(path, Probe.tensor(parameter.values(0)));
			weights.put("momentum." + path, Probe.tensor(parameter.values(PcrlStart.MOMENTUM)));
		}
		weights.put("queue", Probe.tensor(golden.grid("queue0")));
		weights.put("position", HostTensor.scalar(golden.number("queue_index0")));
		return weights;
	}

	/** @return intermediate results of a step from the present state, which stays as it is */
	List<Grid> activations(int step) {
		assign();
		return parts.call("activations", inputs(step));
	}

	/** @return total, terms and scores of a step from the present state, which stays as it is */
	List<Grid> terms(int step) {
		assign();
		return parts.call("step", inputs(step));
	}

	/** Goes one step; afterwards the parameters still carry nothing but the state after it. */
	List<Grid> losses(int step) {
		return network.differentiate("losses", inputs(step));
	}

	/** @return derivatives of the last losses by path */
	Map<String, Grid> gradients() {
		return network.gradients();
	}

	/** Moves student and momentum network. */
	void move() {
		try (var scope = network.module().manager().newSubManager()) {
			optimiser.step(scope, rate);
			PcrlNetwork.follow(network.module(), scope);
		}
	}

	/** @return all tensors of the module by path */
	Map<String, Grid> state() {
		return network.parameters();
	}

	/** Gives the parts the module's present state, without rounding. */
	private void assign() {
		try (var scope = copying.manager().newSubManager()) {
			network.module().parameters().forEach((path, tensor) -> copying.call(scope, "assign",
				List.of(parts.module().parameters().get(PARTS + path), tensor)));
		}
	}

	private Object[] inputs(int step) {
		return INPUTS.stream().map(name -> golden.grid("step" + step + "/" + name))
			.toArray();
	}

	@Override
	public void close() {
		optimiser.close();
		copying.close();
		parts.close();
		network.close();
	}
}
