package io.github.coverfiji.workflow;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.engine.ScriptModule;
import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.LabelClass;
import io.github.coverfiji.image.Sample;
import io.github.coverfiji.image.TileLimit;
import io.github.coverfiji.model.ModelCard;
import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.network.FittingModel;
import io.github.coverfiji.network.TileNetwork;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/** Applies a trained classifier to images; opened once, used for many. Not for several threads at once. */
public final class Classification implements AutoCloseable {

	private final ModelFile model;
	private final ClassifySettings settings;
	private final ScriptModule module;

	/**
	 * @param file a model made by classifier training, or its run folder (then its best model)
	 * @param settings how to apply it
	 * @throws InputException if it is no classifier, or the device is not there
	 */
	public Classification(Path file, ClassifySettings settings) {
		this.settings = settings;
		model = ModelFile.openBest(file);
		if (!model.card().classifies()) throw new InputException("Cannot classify with '" + file + "'",
			"it is a model for " + model.card().task() + ", made by " + model.card().method(),
			"train a classifier from it first (COVER Train Classifier)");
		module = FittingModel.load(model, ComputeDevice.of(settings.device()));
	}

	/** @return what the model is */
	public ModelCard card() {
		return model.card();
	}

	/** @return names of the classes, in the order of the scores */
	public List<String> classes() {
		return card().classes().classes().stream().map(LabelClass::name).toList();
	}

	/**
	 * @param image plane, stack or hyperstack with the model's channels; scores are the mean over its planes or volumes
	 * @param progress hears each tile
	 * @return its scores
	 * @throws InputException if the image does not fit the model
	 */
	public ClassifiedImage apply(CalibratedImage image, Progress progress) {
		ModelFit.require("classify", image, model);
		var samples = card().preparation().samples(image);
		var scores = ClassPrediction.of(module, card()).of(samples, progress);
		return new ClassifiedImage(image.name(), scores,
			settings.activation() ? Optional.of(activation(image, samples, progress)) : Optional.empty());
	}

	private Features activation(CalibratedImage image, List<Sample> samples, Progress progress) {
		var network = new TileNetwork(module, "activation");
		var result = new DenseResult("Activation", CropTiles.of(card(), ClassPrediction.OVERLAP), classes().size(), network,
			new TileLimit());
		return new Features(result.frames(image, samples, progress), classes());
	}

	/**
	 * @param images classified by this
	 * @return their table
	 */
	public ClassificationTable table(List<ClassifiedImage> images) {
		return new ClassificationTable(classes(), card().task().equals(ModelCard.SEVERAL_CLASSES), images);
	}

	@Override
	public void close() {
		module.close();
	}
}
