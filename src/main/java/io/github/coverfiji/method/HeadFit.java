package io.github.coverfiji.method;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.engine.ScriptModule;
import io.github.coverfiji.engine.ScriptNode;
import io.github.coverfiji.image.PixelWord;
import io.github.coverfiji.network.Segmenter;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.view.Draw;

/**
 * Lets the heads of a segmentation begin as the best linear map of the features as they are, instead of anywhere: a few
 * steps of training are far too few to find it, and until it is found their gradients spoil what pretraining gave
 * (Kumar et al., ICLR 2022: linear probing, then fine-tuning).
 *
 * <p>A linear map and not a network: what is fitted is the very start of the heads, and training goes on from there.
 * A multinomial logistic regression with a ridge of 0.001 on standardised features, classes weighing as the root of
 * how often they occur, of voxels of the crops that the first 16 steps show. Costs some seconds with a small network;
 * memory: 16384 rows of all features, a few times, in double precision.
 *
 * @param objective whose crops and network
 * @param network structure of the segmentation
 * @param seed draws the voxels
 */
public record HeadFit(Objective objective, Segmenter network, long seed) {

	private static final int STEPS = 16;
	private static final int ROWS = 1 << 14;
	private static final double RIDGE = 1e-3;
	/** The listener is asked that often, */
	private static final int PARTS = 10;
	/** each time after so many rounds. */
	private static final long ROUNDS = 15;
	/** Of what the fit begins with, so many tensors go into each round. */
	private static final int FIXED = 5;

	/**
	 * @param start the network's tensors
	 * @param device where to compute features; the fit itself is computed on the processor
	 * @param progress hears of each batch of crops; may cancel
	 * @return the fitted heads' tensors by path; none if no crop showed a labelled voxel
	 * @throws io.github.coverfiji.engine.MemoryFault if there is no memory left
	 */
	public Map<String, HostTensor> fitted(ScriptNode start, ComputeDevice device, Progress progress) {
		var features = new ArrayList<HostTensor>();
		var targets = new ArrayList<HostTensor>();
		collect(start, device, features, targets, progress);
		var rows = joined(features);
		progress.log("Heads: fitted to the features of " + rows.shape()[0] + " labelled "
			+ PixelWord.of(network.backbone().dimension()) + ".");
		if (rows.shape()[0] == 0) return Map.of();
		var map = linear(rows, joined(targets), progress);
		return heads(map.get(0), map.get(1));
	}

	/** @return weights (K, C) and offsets (K) of the regression of rows (n, C) on target (n, K), 1 for the class of a row */
	static List<HostTensor> linear(HostTensor rows, HostTensor target, Progress progress) {
		var fit = new ScriptNode("headfit.LinearFit").with("ridge", RIDGE).with("rounds", ROUNDS);
		var stage = progress.stage("Fitting heads", PARTS);
		try (var module = ScriptModule.load(fit, ComputeDevice.CPU); var scope = module.manager().newSubManager()) {
			var begun = module.call(scope, "begun", List.of(rows.on(scope), target.on(scope)));
			var w = scope.zeros(new Shape(rows.shape()[1] + 1, target.shape()[1]), DataType.FLOAT64);
			var ahead = w;
			for (int part = 0; part < PARTS; part++) {
				var done = HostTensor.scalar(part * ROUNDS).on(scope);
				var next = module.call(scope, "further",
					Stream.concat(begun.subList(0, FIXED).stream(), Stream.of(w, ahead, done)).toList());
				w = next.get(0);
				ahead = next.get(1);
				stage.reached(part + 1);
			}
			var maps = module.call(scope, "maps", List.of(w, begun.get(FIXED), begun.get(FIXED + 1)));
			return maps.stream().map(HostTensor::of).toList();
		}
	}

	private void collect(ScriptNode start, ComputeDevice device, List<HostTensor> features, List<HostTensor> targets,
		Progress progress)
	{
		var rows = new ScriptNode("headfit.Rows").with("ignore", (long) network.ignore()).with("classes",
			(long) network.classes());
		var stage = progress.stage("Seeing what heads are fitted to", STEPS);
		try (var module = ScriptModule.load(start, device); var reader = ScriptModule.load(rows, device)) {
			module.train(false);
			for (int step = 0; step < STEPS; step++) {
				try (var scope = module.manager().newSubManager()) {
					var batch = objective.draw(step);
					var seen = reader.call(scope, "varied", batch.stream().map(tensor -> tensor.on(scope)).toList());
					var levels = module.call(scope, "features", List.of(seen.get(0)));
					var found = reader.call(scope, "rows", List.of(List.copyOf(levels), seen.get(1), places(step, batch, scope)));
					features.add(HostTensor.of(found.get(0)));
					targets.add(HostTensor.of(found.get(1)));
				}
				stage.reached(step + 1);
			}
		}
	}

	/** As many voxels of each crop as make the rows full: where in the row of its labelled voxels each is. */
	private NDArray places(int step, List<HostTensor> batch, NDManager scope) {
		var places = HostTensor.constant(0, Math.max(1, ROWS / STEPS / batch.get(0).shape()[0]));
		var random = Draw.of(seed, step, 0);
		for (int i = 0; i < places.values().length; i++) places.values()[i] = random.nextFloat();
		return places.on(scope);
	}

	private static HostTensor joined(List<HostTensor> parts) {
		var width = parts.get(0).shape()[1];
		var joined = HostTensor.constant(0, parts.stream().mapToLong(part -> part.shape()[0]).sum(), width);
		var at = 0;
		for (var part : parts) {
			System.arraycopy(part.values(), 0, joined.values(), at, part.values().length);
			at += part.values().length;
		}
		return joined;
	}

	/** Each level's head takes its columns of the map (K, C); the first one takes the offsets (K). */
	Map<String, HostTensor> heads(HostTensor map, HostTensor offsets) {
		var heads = new LinkedHashMap<String, HostTensor>();
		var widths = network.backbone().featureWidths();
		var first = 0;
		for (int level = 0; level < widths.size(); level++) {
			var shape = new long[2 + network.backbone().dimension()];
			Arrays.fill(shape, 1);
			shape[0] = network.classes();
			shape[1] = widths.get(level);
			heads.put(Segmenter.HEAD + level + ".weight", columns(map, first, shape));
			heads.put(Segmenter.HEAD + level + ".bias", level == 0 ? offsets : HostTensor.constant(0, network.classes()));
			first += widths.get(level);
		}
		return heads;
	}

	private static HostTensor columns(HostTensor map, int first, long[] shape) {
		var width = (int) shape[1];
		var columns = HostTensor.constant(0, shape);
		for (int k = 0; k < shape[0]; k++)
			System.arraycopy(map.values(), k * (int) map.shape()[1] + first, columns.values(), k * width, width);
		return columns;
	}
}
