package io.github.coverfiji.workflow;

import java.nio.file.Path;
import java.util.Optional;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.engine.ComputerMemory;
import io.github.coverfiji.engine.ScriptModule;
import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.Region;
import io.github.coverfiji.image.Sample;
import io.github.coverfiji.image.TileLimit;
import io.github.coverfiji.image.TiledPrediction.Tiles;
import io.github.coverfiji.image.Tiling;
import io.github.coverfiji.model.ModelCard;
import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.network.FittingModel;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/** Applies a trained segmentation to images; opened once, used for many. Not for several threads at once. */
public final class Segmentation implements AutoCloseable {

	private final ModelFile model;
	private final SegmentSettings settings;
	private final ComputeDevice device;
	private final ScriptModule module;
	private final TileLimit limit = new TileLimit();
	private boolean bounded;

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
			"train a segmentation from it first (COVER Train Segmentation with start=" + file + ")");
		device = ComputeDevice.of(settings.device());
		module = FittingModel.load(model, device);
	}

	/** @return what the model is */
	public ModelCard card() {
		return model.card();
	}

	/**
	 * @param image plane, stack or hyperstack with the model's channels
	 * @param progress hears each tile
	 * @return class ids of all planes, in memory
	 * @throws InputException if the image does not fit the model, or the result not into memory
	 */
	public SegmentedImage apply(CalibratedImage image, Progress progress) {
		return apply(image, Optional.empty(), new SegmentedMemory(image.name()), progress);
	}

	/**
	 * Works through the image slab by slab. With files as sinks and no cleaning of labels, memory does not grow with the
	 * number of slices; cleaning holds one byte for each voxel of a volume.
	 *
	 * @param image plane, stack or hyperstack with the model's channels; frames are segmented one by one
	 * @param inside which pixels are segmented, with all of the image around them as without it; the others become class 0,
	 *          and NaN where numbers are asked for. Empty: all
	 * @param to where the result goes
	 * @param progress hears each tile
	 * @return what was asked for, on the image's own voxels
	 * @throws InputException if the image does not fit the model, or there is no room for the result
	 */
	public SegmentedImage apply(CalibratedImage image, Optional<Region> inside, SegmentedSinks to, Progress progress) {
		ModelFit.require("segment", image, model);
		var card = model.card();
		var all = Prediction.of(module, card, settings, limit);
		var prediction = inside.map(all::within).orElse(all);
		var samples = card.preparation().samples(image);
		tell(samples.get(0), progress);
		bound(prediction.tiling(), progress);
		try (var planes = new SegmentedPlanes(image, card.architecture().dimension(), card.classes(), settings, inside, to)) {
			var stage = progress.stage("Segmenting", samples.size());
			var listener = samples.size() == 1 ? progress : Watching.cancelOf(progress);
			var tiles = Tiles.NONE;
			for (int i = 0; i < samples.size(); i++) {
				tiles = tiles.plus(prediction.slabs(samples.get(i), listener, planes));
				planes.endSample(listener);
				stage.reached(i + 1);
			}
			if (!settings.background().isEmpty()) progress.log("'" + image.name() + "': " + tiles.skipped() + " of "
				+ tiles.all() + " tiles were background (nothing above " + settings.background() + ")"
				+ (inside.isPresent() ? " or outside the selection." : "."));
			return new SegmentedImage(image, planes.finish(), card.classes());
		}
	}

	/** Once, before the first image. */
	private void bound(Tiling tiling, Progress progress) {
		if (!bounded && !device.isCard()) new TileNeed(card().architecture(), tiling.tile(), card().classes().count())
			.bound(limit, tiling.multiple(), ComputerMemory.now(), progress);
		bounded = true;
	}

	private void tell(Sample sample, Progress progress) {
		var size = sample.image().calibration();
		if (sample.isResampled()) progress.log("'" + sample.image().name() + "' has voxels of "
			+ size.describe(sample.dimension()) + " and is seen with the model's, " + model.card().resampling().describe()
			+ "; the result has its own again.");
		else if (size.metres().isEmpty() && !model.card().resampling().spacing().isEmpty()) progress.log("'"
			+ sample.image().name() + "' has no voxel size in a unit of length: its voxels are taken as the model's, "
			+ model.card().resampling().describe() + ". Set it in Image > Properties if that is wrong.");
	}

	@Override
	public void close() {
		module.close();
	}
}
