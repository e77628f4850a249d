package io.github.coverfiji.network;

import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.engine.ScriptModule;
import io.github.coverfiji.engine.ScriptNode;
import io.github.coverfiji.image.Patch;
import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.task.InputException;

/**
 * One level of a model's features. The model's script method {@code features} gives all levels, coarsest first.
 *
 * <p>Holds the weights until closed. Not for use by several threads at once.
 */
public final class FeatureLevel implements AutoCloseable {

	private final ScriptModule network;
	private final ScriptModule readout;
	private final int level;
	private final int channels;

	private FeatureLevel(ModelFile model, ScriptModule network, ScriptModule readout, int level) {
		this.network = network;
		this.readout = readout;
		this.level = level;
		channels = width(model, network, level);
	}

	/**
	 * @param model whose features
	 * @param level 0 (coarsest) … levels − 1 (finest)
	 * @param device where to compute
	 * @return the level, to be closed by the caller
	 * @throws InputException if the model cannot be loaded or has no such level
	 */
	public static FeatureLevel open(ModelFile model, int level, ComputeDevice device) {
		var network = model.load(device);
		ScriptModule readout = null;
		try {
			readout = ScriptModule.load(new ScriptNode("readout.Readout"), device);
			return new FeatureLevel(model, network, readout, level);
		}
		catch (RuntimeException e) {
			if (readout != null) readout.close();
			network.close();
			throw e;
		}
	}

	/** @return number of features of this level */
	public int channels() {
		return channels;
	}

	/**
	 * @param tile normalised image (C, [Z,] Y, X), sides multiples of what the network pools
	 * @return the features on the level's own, coarser grid
	 */
	public Patch coarse(Patch tile) {
		try (var scope = network.manager().newSubManager()) {
			return PatchBatch.single(features(scope, PatchBatch.of(List.of(tile)).on(scope)));
		}
	}

	/**
	 * @param tile as in {@link #coarse}
	 * @return the features on the grid of the tile, linear between the centres of the level's voxels
	 */
	public Patch full(Patch tile) {
		try (var scope = network.manager().newSubManager()) {
			var x = PatchBatch.of(List.of(tile)).on(scope);
			return PatchBatch.single(resized(scope, features(scope, x), x));
		}
	}

	/**
	 * As {@link #full(Patch)}, but seen along few directions.
	 *
	 * @param tile as in {@link #coarse}
	 * @param mean of the features, (C)
	 * @param axes directions, (n, C)
	 * @return scores (n, [Z,] Y, X) on the grid of the tile
	 */
	public Patch full(Patch tile, HostTensor mean, HostTensor axes) {
		try (var scope = network.manager().newSubManager()) {
			var x = PatchBatch.of(List.of(tile)).on(scope);
			var scores = readout.call(scope, "components",
				List.of(features(scope, x), mean.on(scope), axes.on(scope))).get(0);
			// Scores are an affine function of the features, so resizing the few of them gives the same and costs less.
			return PatchBatch.single(resized(scope, scores, x));
		}
	}

	@Override
	public void close() {
		readout.close();
		network.close();
	}

	private NDArray features(NDManager scope, NDArray x) {
		return network.call(scope, "features", List.of(x)).get(level);
	}

	private NDArray resized(NDManager scope, NDArray features, NDArray like) {
		return readout.call(scope, "resized", List.of(features, like)).get(0);
	}

	/** Asks the network itself, with its smallest image, so that any backbone will do. */
	private static int width(ModelFile model, ScriptModule network, int level) {
		var architecture = model.card().architecture();
		var size = Backbones.of(architecture).multiples();
		try (var scope = network.manager().newSubManager()) {
			var x = PatchBatch.of(List.of(Patch.zeros(architecture.channels(), size))).on(scope);
			var levels = network.call(scope, "features", List.of(x));
			if (level < levels.size()) return Math.toIntExact(levels.get(level).getShape().get(1));
			throw new InputException("Cannot take level " + level + " of '" + model.path() + "'",
				"it has " + levels.size() + " levels", "choose level=0 (coarsest) … " + (levels.size() - 1) + " (finest)");
		}
	}
}
