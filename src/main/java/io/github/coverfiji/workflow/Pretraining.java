package io.github.coverfiji.workflow;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.engine.ComputerMemory;
import io.github.coverfiji.engine.ScriptNode;
import io.github.coverfiji.image.ImageFiles;
import io.github.coverfiji.image.ImageJImages;
import io.github.coverfiji.image.ImageSource;
import io.github.coverfiji.image.LabelClasses;
import io.github.coverfiji.image.PixelWord;
import io.github.coverfiji.method.Objective;
import io.github.coverfiji.method.Samples;
import io.github.coverfiji.method.ViewPairs;
import io.github.coverfiji.model.ModelCard;
import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.network.ComputeForm;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.train.Run;
import io.github.coverfiji.train.RunFile;
import io.github.coverfiji.train.RunLock;
import io.github.coverfiji.train.RunRecord;
import io.github.coverfiji.train.Schedule;
import io.github.coverfiji.train.Software;
import io.github.coverfiji.train.Training;
import io.github.coverfiji.view.Sevr;

/**
 * Learns features from images without labels, into a run folder that features, segmentation and further pretraining
 * start from.
 */
public final class Pretraining {

	/** Pairs of views in a step of planes, unless asked for. */
	static final int BATCH = 8;

	private final PretrainingSettings settings;
	private final Duration between;

	/** @param settings how to pretrain */
	public Pretraining(PretrainingSettings settings) {
		this(settings, Run.BETWEEN_CHECKPOINTS);
	}

	/** @param between two checkpoints at least */
	Pretraining(PretrainingSettings settings, Duration between) {
		this.settings = settings;
		this.between = between;
	}

	/**
	 * Runs the whole job; a cancelled or killed one can be resumed.
	 *
	 * @param images without labels, of equal channels
	 * @param output folder of the run
	 * @param resume whether to go on with the run in that folder
	 * @param progress hears each step
	 * @return numbers of the last steps: losses, share explained, spread of the features
	 * @throws InputException if images, settings or folder do not fit
	 * @throws io.github.coverfiji.task.CancelledException if cancelled; the folder is valid
	 */
	public Map<String, Double> run(ImageSource images, Path output, boolean resume, Progress progress) {
		var device = ComputeDevice.of(settings.computer().device());
		var record = RunRecord.of(settings, Fingerprint.of(images, progress), device);
		var start = StartWeights.of(settings.start());
		var dimension = Dimension.of(settings.dimension(), images, progress);
		var preparation = settings.images().preparation(start, dimension, images, progress);
		var samples = Samples.of(images, preparation, progress);
		var shape = Shape.of(settings.backbone(dimension), settings.model(), settings.patch(), start, samples, progress);
		requireRoom(shape.patch());
		var batch = BatchSize.of(settings.batch(), dimension, BATCH);
		var crops = settings.epochs() * (double) samples.epoch(samples.all(), shape.patch());
		var steps = Math.max(1, Math.round(crops / batch));
		var method = PretrainingMethod.of(settings.method());
		var objective = objective(shape, samples, batch);
		var network = settings.computer().arranged(StartWeights.network(start, objective, settings.seed(), progress), dimension,
			device, method.hasShortNumbers(), progress);
		if (!device.isCard()) requireMemory(shape, batch, network, progress);
		try (var lock = RunLock.of(output, resume, progress);
			var training = new Training(objective, network, Schedule.cosine(settings.rate(), steps),
				method.optimiser(), device))
		{
			var folder = lock.folder(record);
			progress.log("Pretraining with " + settings.method() + ": " + samples.count() + " samples, " + steps
				+ " steps, " + device.describe() + ".");
			var run = new Run(folder, objective, card(settings.method(), shape, samples, steps), between)
				.showing(running -> preview(objective, running));
			if (resume) run.resuming(training);
			return run.train("Pretraining", training, progress);
		}
	}

	private void requireMemory(Shape shape, int batch, ScriptNode network, Progress progress) {
		new MemoryNeed(PretrainingMethod.of(settings.method()).work(), shape.backbone(), shape.patch(), batch,
			settings.computer().memory().equals(ComputerSettings.LOW), ComputeForm.BFLOAT16.isOf(network))
			.require(ComputerMemory.now(), progress);
	}

	/**
	 * Writes the network as it is before the first step: what pretraining is to be better than.
	 *
	 * @param images that would be learnt from
	 * @param file model to write
	 * @throws InputException if images, settings or file do not fit
	 */
	public void writeFresh(ImageSource images, Path file) {
		var dimension = Dimension.of(settings.dimension(), images, Progress.SILENT);
		var preparation = settings.images().preparation(Optional.empty(), dimension, images, Progress.SILENT);
		var samples = Samples.of(images, preparation, Progress.SILENT);
		var shape = Shape.of(settings.backbone(dimension), settings.model(), settings.patch(), Optional.empty(), samples,
			Progress.SILENT);
		var network = objective(shape, samples, BatchSize.of(settings.batch(), dimension, BATCH)).network(settings.seed());
		ModelFile.save(file, network, card("scratch", shape, samples, 0));
	}

	/** The same crops each time, so that the pictures of a run can be compared. */
	private static Optional<RunFile.Content> preview(Objective objective, Training training) {
		training.module().train(false);
		return objective.preview(training.module(), 0).map(seen -> ImageJImages.grey("preview", seen))
			.map(picture -> file -> ImageFiles.savePng(picture, file));
	}

	private Objective objective(Shape shape, Samples samples, int batch) {
		var views = Sevr.of(settings.strength(), settings.elastic(samples.dimension()));
		return PretrainingMethod.of(settings.method()).objective(settings, shape.backbone(),
			new ViewPairs(samples, views, shape.patch(), shape.spacing(), batch, settings.seed()));
	}

	/** No displaced voxel stays within a view of one voxel. */
	private static void requireRoom(int[] patch) {
		if (Arrays.stream(patch).anyMatch(side -> side < 2)) throw new InputException(
			"Cannot pretrain on views of " + Arrays.stream(patch).mapToObj(Integer::toString).collect(Collectors.joining(" × "))
				+ " " + PixelWord.of(patch.length), "an axis of one leaves no room for a displacement, so there is nothing to learn",
			"use images with more of them along it, or give all sides of the patch, each at least 2");
	}

	private ModelCard card(String method, Shape shape, Samples samples, long steps) {
		var training = new LinkedHashMap<String, String>();
		training.put("samples", Integer.toString(samples.count()));
		training.put("steps", Long.toString(steps));
		training.put("settings", settings.toString());
		return new ModelCard(ModelCard.FORMAT, ModelCard.FEATURES, method, shape.backbone().architecture(),
			samples.preparation().normalisation(), samples.sample(0).image().calibration(),
			samples.preparation().resampling(), shape.patchSides(), new LabelClasses(List.of()), training, Software.NAME,
			Software.cite(method));
	}
}
