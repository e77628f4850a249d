package io.github.coverfiji.workflow;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.engine.ScriptNode;
import io.github.coverfiji.image.Axis;
import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.method.Objective;
import io.github.coverfiji.model.ModelCard;
import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.network.Backbone;
import io.github.coverfiji.network.Backbones;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/**
 * Weights of an earlier model to start from.
 *
 * @param file where they are
 * @param weights by path
 */
record StartWeights(ModelFile file, Map<String, HostTensor> weights) {

	/**
	 * @param start model file, run folder or name of weights; empty for none
	 * @return its weights
	 * @throws InputException if it cannot be opened
	 */
	static Optional<StartWeights> of(String start) {
		if (start.isBlank()) return Optional.empty();
		var file = ModelFile.open(Path.of(start));
		try (var module = file.load(ComputeDevice.CPU)) {
			return Optional.of(new StartWeights(file, module.snapshot()));
		}
	}

	/**
	 * @param start weights to start from, if any
	 * @param objective what is learnt
	 * @param seed of the fresh weights
	 * @param progress hears what was taken from the start
	 * @return the network that a training begins with
	 */
	static ScriptNode network(Optional<StartWeights> start, Objective objective, long seed, Progress progress) {
		var fresh = objective.network(seed);
		return start.map(weights -> weights.into(fresh, progress)).orElse(fresh);
	}

	/**
	 * @param dimension of the images
	 * @param channels of the images
	 * @return the backbone of these weights
	 * @throws InputException if it does not fit the images
	 */
	Backbone backbone(int dimension, int channels) {
		requireFit(dimension, channels);
		return Backbones.of(file.card().architecture());
	}

	/**
	 * @param dimension of the images
	 * @param channels of the images
	 * @throws InputException if the weights are for others
	 */
	void requireFit(int dimension, int channels) {
		var card = file.card();
		if (card.architecture().dimension() != dimension || card.architecture().channels() != channels)
			throw mismatch(card, dimension, channels);
	}

	/**
	 * As {@link #requireFit(int, int)}, and that weights of volumes are not for planes.
	 *
	 * @param dimension of the training
	 * @param first of the images
	 */
	void requireFit(int dimension, CalibratedImage first) {
		requireFit(dimension, first.channels());
		if (dimension == 3 && first.extent(Axis.Z) == 1) throw new InputException("Cannot start from '" + file.path() + "'",
			"it is a 3D model, but '" + first.name() + "' has a single slice",
			"choose weights of planes, or leave start empty to train from scratch");
	}

	private InputException mismatch(ModelCard card, int dimension, int channels) {
		return new InputException("Cannot start from '" + file.path() + "'",
			"it is a " + card.architecture().dimension() + "D model for " + card.architecture().channels()
				+ " channels, but the images are " + dimension + "D with " + channels,
			"choose a model that fits, set dimension=" + card.architecture().dimension()
				+ ", or leave start empty to train from scratch");
	}

	/**
	 * Puts the weights into a fresh network, wherever path and shape agree.
	 *
	 * @param network with fresh weights
	 * @param progress hears how many tensors were taken, and which of the network's stay fresh
	 * @return the network with these weights
	 */
	ScriptNode into(ScriptNode network, Progress progress) {
		var taken = new LinkedHashMap<String, HostTensor>();
		var fresh = new LinkedHashMap<String, String>();
		network.tensors().forEach((path, tensor) -> {
			var weight = weights.get(path);
			if (weight != null && Arrays.equals(weight.shape(), tensor.start().shape())) taken.put(path, weight);
			else fresh.put(path.replaceFirst("\\..*", ""), path);
		});
		progress.log("Start: " + taken.size() + " of " + network.tensors().size() + " tensors from '" + file.path() + "'"
			+ (fresh.isEmpty() ? "." : "; fresh: " + String.join(", ", fresh.keySet()) + "."));
		return network.withTensors(taken);
	}
}
