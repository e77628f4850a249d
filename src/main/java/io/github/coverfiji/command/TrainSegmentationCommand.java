package io.github.coverfiji.command;

import java.io.File;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

import ij.ImagePlus;

import io.github.coverfiji.image.ImageJImages;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.workflow.LabelledImages;
import io.github.coverfiji.workflow.SegmentationSettings;
import io.github.coverfiji.workflow.SegmentationTraining;

/** Trains a segmentation from a few labelled images. */
@Plugin(type = Command.class, menuPath = "Plugins>COVER>COVER Train Segmentation")
public class TrainSegmentationCommand extends WorkflowCommand {

	@Parameter(required = false, persist = false, description = "an open image; folders given below go first")
	private ImagePlus image;
	@Parameter(required = false, persist = false, autoFill = false,
		description = "its label image: pixel value = class, 0 = background")
	private ImagePlus truth;
	@Parameter(required = false, persist = false, style = FileWidget.DIRECTORY_STYLE, label = "folder of images")
	private File images = new File("");
	@Parameter(required = false, persist = false, style = FileWidget.DIRECTORY_STYLE,
		label = "folder of label images (same names)")
	private File labels = new File("");
	@Parameter(persist = false, style = FileWidget.DIRECTORY_STYLE, label = "run folder to write")
	private File output = new File("");
	@Parameter(required = false, persist = false, style = FileWidget.OPEN_STYLE,
		label = "pretrained run or model (empty: from scratch)")
	private File start = new File("");
	@Parameter(persist = false, choices = { "tiny", "small", "base" }, label = "network size, from scratch")
	private String model = SegmentationSettings.DEFAULT.model();
	@Parameter(persist = false, choices = { "auto", "2", "3" })
	private String dimension = SegmentationSettings.DEFAULT.dimension();
	@Parameter(persist = false, label = "freeze the pretrained part")
	private boolean freeze = false;
	@Parameter(persist = false, min = "16", stepSize = "16", description = "side of the crops in voxels")
	private int patch = SegmentationSettings.DEFAULT.patch();
	@Parameter(persist = false, min = "1", description = "crops in a step")
	private int batch = SegmentationSettings.DEFAULT.batch();
	@Parameter(persist = false, min = "1", description = "passes over the labelled images")
	private int epochs = SegmentationSettings.DEFAULT.epochs();
	@Parameter(persist = false, label = "learning rate", style = "format:#.#######")
	private double rate = SegmentationSettings.DEFAULT.rate();
	@Parameter(persist = false, min = "0", max = "0.9", description = "share of the images kept aside")
	private double validation = SegmentationSettings.DEFAULT.validation();
	@Parameter(persist = false, min = "0", description = "label of pixels that nobody labelled")
	private int ignore = SegmentationSettings.DEFAULT.ignore();
	@Parameter(persist = false)
	private long seed = SegmentationSettings.DEFAULT.seed();
	@Parameter(persist = false, description = "auto, cpu, gpu, gpu1 …")
	private String device = SegmentationSettings.DEFAULT.device();
	@Parameter(persist = false, label = "go on with the run in that folder")
	private boolean resume = false;

	@Override
	protected void work(Progress progress) {
		var settings = new SegmentationSettings(start.getPath(), model, dimension, freeze, patch, batch, epochs, rate,
			validation, ignore, seed, device);
		new SegmentationTraining(settings).run(labelled(progress), Inputs.path(output, "output"), resume, progress);
	}

	private LabelledImages labelled(Progress progress) {
		if (Inputs.optionalPath(images).isPresent())
			return LabelledImages.open(Inputs.existing(images, "images"), Inputs.existing(labels, "labels"), progress);
		return LabelledImages.of(ImageJImages.of(Inputs.image(image, "image")),
			ImageJImages.of(Inputs.image(truth, "truth")));
	}
}
