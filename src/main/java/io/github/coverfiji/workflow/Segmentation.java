package io.github.coverfiji.workflow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.engine.ScriptModule;
import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.Patch;
import io.github.coverfiji.image.Tiling;
import io.github.coverfiji.model.ModelCard;
import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/** Applies a trained segmentation to images; opened once, used for many. Not for several threads at once. */
public final class Segmentation implements AutoCloseable {

	private final ModelFile model;
	private final SegmentSettings settings;
	private final ScriptModule module;

	/**
	 * @param file a model made by segmentation training, or its run folder (then its best model)
	 * @param settings how to apply it
	 * @throws InputException if it is no segmentation model, or the device is not there
	 */
	public Segmentation(Path file, SegmentSettings settings) {
		this.settings = settings;
		model = ModelFile.openBest(file);
		if (!model.card().task().equals(ModelCard.SEGMENTATION)) throw new InputException(
			"Cannot segment with '" + file + "'",
			"it is a model for " + model.card().task() + ", made by " + model.card().method(),
			"train a segmentation from it first (COVER Train Segmentation)");
		module = model.load(ComputeDevice.of(settings.device()));
	}

	/** @return what the model is */
	public ModelCard card() {
		return model.card();
	}

	/**
	 * @param image plane, stack or hyperstack with the model's channels
	 * @param progress hears each tile
	 * @return class ids for all planes
	 * @throws InputException if the image does not fit the model
	 */
	public SegmentedImage apply(CalibratedImage image, Progress progress) {
		var architecture = model.card().architecture();
		ModelFit.require("segment", image, model);
		var normaliser = model.card().normalisation().fit(image);
		var classes = model.card().classes();
		var prediction = new Prediction(module, classes.count(), tiling());
		var parts = new ArrayList<Patch>();
		var labels = new ArrayList<int[]>();
		for (var sample : image.samples(architecture.dimension())) {
			var probabilities = prediction.probabilities(sample, normaliser, progress);
			labels.add(Prediction.classes(probabilities));
			if (settings.probabilities()) parts.add(probabilities);
		}
		var size = Planes.size(image, architecture.dimension(), labels.size());
		return new SegmentedImage(image, Planes.join(labels), size,
			parts.isEmpty() ? Optional.empty() : Optional.of(Planes.stack(parts, size)), classes);
	}

	private Tiling tiling() {
		return Prediction.tiling(model.card().patch().stream().mapToInt(Integer::intValue).toArray(), settings.overlap());
	}

	@Override
	public void close() {
		module.close();
	}
}
