package io.github.coverfiji.workflow;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import net.imglib2.util.Intervals;

import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.FolderSource;
import io.github.coverfiji.image.ImageSource;
import io.github.coverfiji.model.ModelCard;
import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.model.NamedWeights;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.train.RunFolder;

/** What can be said of a job before it starts, while its options are being chosen: quick looks that write nothing. */
public final class Outlook {

	/** Voxels of an image that is read while somebody waits. */
	private static final long QUICK = 1 << 24;

	private Outlook() {}

	/**
	 * @param folder of images, or one file
	 * @return how many files there are
	 * @throws InputException if there are none
	 */
	public static String images(Path folder) {
		if (Files.isRegularFile(folder)) return "One file of images.";
		var count = FolderSource.requireFiles(folder);
		return count == 1 ? "One file in the folder." : count + " files in the folder.";
	}

	/**
	 * @param output folder of a run to begin or to go on with
	 * @param resume whether to go on
	 * @return where the run stands
	 * @throws InputException if the folder holds a run and none is to be gone on with, or the other way round
	 */
	public static String run(Path output, boolean resume) {
		if (!resume) {
			RunFolder.requireNone(output);
			return "A new run.";
		}
		var folder = new RunFolder(output);
		folder.record();
		return "Goes on with the run in that folder, which was last seen at step " + folder.lastStep()
			+ ". It takes the settings and images that the run was started with.";
	}

	/**
	 * @param output folder of a run
	 * @return whether a run was begun there
	 */
	public static boolean canGoOn(Path output) {
		return RunFolder.isBegun(output);
	}

	/**
	 * @param settings of a pretraining
	 * @param first of its images
	 * @return about how much memory it takes
	 * @throws InputException if the settings do not fit the image
	 */
	public static String memory(PretrainingSettings settings, CalibratedImage first) {
		return capital(MemoryOutlook.of(settings, first));
	}

	/**
	 * @param settings of a segmentation training
	 * @param first of its images
	 * @return about how much memory it takes
	 * @throws InputException if the settings do not fit the image
	 */
	public static String memory(SegmentationSettings settings, CalibratedImage first) {
		return capital(MemoryOutlook.of(settings, first));
	}

	/**
	 * @param settings of a segmentation training
	 * @param first of its images
	 * @return which pretrained weights learnt from images like this one; empty if there is nothing to say, or a start is
	 *         chosen, or the image is too large for a quick look
	 */
	public static String weights(SegmentationSettings settings, CalibratedImage first) {
		if (!settings.start().isBlank() || Intervals.numElements(first.pixels()) > QUICK) return "";
		var images = ImageSource.of(List.of(first));
		return NearestWeights.sentence(NamedWeights.here(), images,
			Dimension.of(settings.dimension(), images, Progress.SILENT), Progress.SILENT).orElse("");
	}

	private static String capital(MemoryNeed need) {
		return need.describe().replaceFirst("^about", "About");
	}

	/**
	 * @param path model file or run folder
	 * @return what the model does
	 * @throws InputException if it is no model
	 */
	public static String model(Path path) {
		var card = ModelFile.openBest(path).card();
		var network = card.architecture();
		return "The model: " + card.method() + ", " + card.task() + ", " + network.dimension() + "D, " + network.channels()
			+ (network.channels() == 1 ? " channel" : " channels") + classes(card) + ".";
	}

	private static String classes(ModelCard card) {
		if (card.classes().count() == 0) return "";
		return "; classes " + card.classes().classes().stream().map(each -> each.name()).collect(Collectors.joining(", "));
	}
}
