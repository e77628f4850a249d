package io.github.coverfiji.network;

import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.engine.ScriptModule;
import io.github.coverfiji.engine.ScriptNode;
import io.github.coverfiji.image.Patch;
import io.github.coverfiji.model.ModelFile;

/**
 * All levels of a model's features. The model's script method {@code features} gives them in one run, coarsest first.
 *
 * <p>Holds the weights until closed. Not for use by several threads at once.
 */
public final class FeatureLevels implements AutoCloseable {

	private final ScriptModule network;
	private final ScriptModule readout;
	private final List<Integer> channels;

	private FeatureLevels(ModelFile model, ScriptModule network, ScriptModule readout) {
		this.network = network;
		this.readout = readout;
		channels = widths(model, network);
	}

	/**
	 * @param model whose features
	 * @param device where to compute
	 * @return the levels, to be closed by the caller
	 * @throws io.github.coverfiji.task.InputException if the model cannot be loaded
	 */
	public static FeatureLevels open(ModelFile model, ComputeDevice device) {
		var network = model.load(device);
		ScriptModule readout = null;
		try {
			readout = ScriptModule.load(new ScriptNode("readout.Readout"), device);
			return new FeatureLevels(model, network, readout);
		}
		catch (RuntimeException e) {
			if (readout != null) readout.close();
			network.close();
			throw e;
		}
	}

	/** @return number of features of each level, coarsest first */
	public List<Integer> channels() {
		return channels;
	}

	/**
	 * Runs the network once.
	 *
	 * @param tile normalised image (C, [Z,] Y, X), sides multiples of what the network pools
	 * @return all levels, in the engine's memory until closed
	 */
	public Seen see(Patch tile) {
		return new Seen(tile);
	}

	@Override
	public void close() {
		readout.close();
		network.close();
	}

	/** What the network sees in a tile. */
	public final class Seen implements AutoCloseable {

		private final NDManager scope = network.manager().newSubManager();
		private final NDArray tile;
		private final NDList levels;

		private Seen(Patch patch) {
			try {
				tile = PatchBatch.of(List.of(patch)).on(scope);
				levels = network.call(scope, "features", List.of(tile));
			}
			catch (RuntimeException e) {
				scope.close();
				throw e;
			}
		}

		/**
		 * @param level 0 (coarsest) …
		 * @return the features on the level's own, coarser grid
		 */
		public Patch coarse(int level) {
			return PatchBatch.single(levels.get(level));
		}

		/**
		 * @param level 0 (coarsest) …
		 * @return the features on the grid of the tile, linear between the centres of the level's voxels
		 */
		public Patch full(int level) {
			return PatchBatch.single(resized(levels.get(level)));
		}

		/**
		 * As {@link #full(int)}, but seen along few directions.
		 *
		 * @param level 0 (coarsest) …
		 * @param mean of the features, (C)
		 * @param axes directions, (n, C)
		 * @return scores (n, [Z,] Y, X) on the grid of the tile
		 */
		public Patch full(int level, HostTensor mean, HostTensor axes) {
			var scores = readout.call(scope, "components", List.of(levels.get(level), mean.on(scope), axes.on(scope))).get(0);
			// Scores are an affine function of the features, so resizing the few of them gives the same and costs less.
			return PatchBatch.single(resized(scores));
		}

		/**
		 * As {@link #full(int)}, but only where asked: of a volume's coarsest level the whole may be gigabytes.
		 *
		 * @param level 0 (coarsest) …
		 * @param voxels of the tile, C order, at least one; below 2²⁴, so that a float holds their number
		 * @return features (C, voxels)
		 */
		public float[] at(int level, int[] voxels) {
			var places = HostTensor.constant(0, voxels.length);
			for (int i = 0; i < voxels.length; i++) places.values()[i] = voxels[i];
			return readout.call(scope, "at", List.of(levels.get(level), places.on(scope), tile)).get(0).toFloatArray();
		}

		@Override
		public void close() {
			scope.close();
		}

		private NDArray resized(NDArray features) {
			return readout.call(scope, "resized", List.of(features, tile)).get(0);
		}
	}

	/** Asks the network itself, with its smallest image, so that any backbone will do. */
	private static List<Integer> widths(ModelFile model, ScriptModule network) {
		var architecture = model.card().architecture();
		try (var scope = network.manager().newSubManager()) {
			var smallest = Patch.zeros(architecture.channels(), Backbones.of(architecture).multiples());
			var x = PatchBatch.of(List.of(smallest)).on(scope);
			return network.call(scope, "features", List.of(x)).stream()
				.map(level -> Math.toIntExact(level.getShape().get(1))).toList();
		}
	}
}
