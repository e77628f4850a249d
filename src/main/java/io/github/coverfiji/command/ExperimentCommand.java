package io.github.coverfiji.command;

import java.io.File;
import java.util.List;

import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

import ij.IJ;
import ij.ImagePlus;

import io.github.coverfiji.image.Series;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.workflow.ComputerSettings;
import io.github.coverfiji.workflow.ImageSettings;
import io.github.coverfiji.workflow.Outlook;
import io.github.coverfiji.workflow.experiment.Experiment;
import io.github.coverfiji.workflow.experiment.ExperimentFolders;
import io.github.coverfiji.workflow.experiment.ExperimentSettings;

/** Tells whether pretraining helps on labelled images. */
@Needs({ "images", "output" })
@Plugin(type = Command.class, label = "COVER Experiment: does pretraining help?",
	description = "Tells whether pretraining helps on your labelled images.",
	menu = { @Menu(label = "Plugins"), @Menu(label = "COVER"), @Menu(label = "COVER Experiment", weight = 32) })
public class ExperimentCommand extends WorkflowCommand {

	@Parameter(persist = false, style = FileWidget.FILE_AND_DIRECTORY_STYLE, label = "folder of labelled images",
		description = "without label images, a subfolder for each class, or a CSV table")
	private File images = new File("");
	@Parameter(required = false, persist = false, style = FileWidget.DIRECTORY_STYLE,
		label = "and of label images (same names)")
	private File labels = new File("");
	@Parameter(required = false, persist = false, style = FileWidget.DIRECTORY_STYLE,
		label = "folder of unlabelled images (optional)", description = "to pretrain on; else the labelled ones that are not tested on")
	private File unlabelled = new File("");
	@Parameter(persist = false, style = FileWidget.DIRECTORY_STYLE, label = "folder to write or to go on with")
	private File output = new File("");
	@Parameter(persist = false, label = "starts to compare", description = "scratch, COVER, PCRL, PixelContrast, ImageContrast, models")
	private String starts = ExperimentSettings.DEFAULT.starts();
	@Parameter(persist = false, label = "numbers of labelled images")
	private String shots = ExperimentSettings.DEFAULT.shots();
	@Parameter(persist = false, min = "1", label = "how many times (seeds)", description = "each with other splits and draws")
	private int seeds = ExperimentSettings.DEFAULT.seeds();
	@Parameter(persist = false, description = "what learns: whole (network), probe (head alone)")
	private String modes = ExperimentSettings.DEFAULT.modes();
	@Parameter(persist = false, min = "1", label = "epochs of each pretraining")
	private int epochs = ExperimentSettings.DEFAULT.epochs();
	@Parameter(persist = false, min = "1", label = "steps of each training", description = "the same with any number of labels")
	private int steps = ExperimentSettings.DEFAULT.steps();
	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false)
	private final String testing = "Images to test on";
	@Parameter(persist = false, label = "labelled images kept for testing", description = "a share, or names such as case1*,case7")
	private String test = ExperimentSettings.DEFAULT.test();
	@Parameter(required = false, persist = false, style = FileWidget.FILE_AND_DIRECTORY_STYLE,
		label = "or a folder of images to test on", description = "without label images, as the labelled images are")
	private File testimages = new File("");
	@Parameter(required = false, persist = false, style = FileWidget.DIRECTORY_STYLE, label = "and of their label images")
	private File testlabels = new File("");
	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false)
	private final String network = "Network and training";
	@Parameter(persist = false, choices = { "unet", "resnet18-unet", "unet-bn" }, label = "kind of network")
	private String backbone = ExperimentSettings.DEFAULT.backbone();
	@Parameter(persist = false, choices = { "tiny", "small", "base" }, label = "network size")
	private String model = ExperimentSettings.DEFAULT.model();
	@Parameter(persist = false, choices = { "auto", "2", "3" },
		description = "planes (2), volumes (3), or as the images are")
	private String dimension = ExperimentSettings.DEFAULT.dimension();
	@Parameter(persist = false, description = "size of crops and views in pixels, of volumes in voxels: auto, the longest side, or z,y,x")
	private String patch = ExperimentSettings.DEFAULT.patch();
	@Parameter(persist = false, description = "crops, or pairs of views, in a step, or auto")
	private String batch = ExperimentSettings.DEFAULT.batch();
	@Parameter(persist = false, label = "learning rate of the trainings", style = "format:#.#######")
	private double rate = ExperimentSettings.DEFAULT.rate();
	@Parameter(persist = false, label = "first seed", description = "the same gives the same experiment")
	private long seed = ExperimentSettings.DEFAULT.seed();
	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false)
	private final String seen = "What the network sees of images";
	@Parameter(persist = false, choices = { "auto", "volume", "files" }, label = "DICOM series",
		description = "slices of a series as one volume, each file as an image, or as the files tell")
	private String series = Series.AUTO.text();
	@Parameter(persist = false, label = "voxel size", description = "auto (median), none (as it is), or sides such as 2.5,0.7,0.7")
	private String spacing = ImageSettings.DEFAULT.spacing();
	@Parameter(persist = false, choices = { "percentile", "zscore", "minmax", "window", "none" })
	private String normalisation = ImageSettings.DEFAULT.normalisation();
	@Parameter(persist = false, description = "of the normalisation: auto, or two numbers such as -160,240")
	private String range = ImageSettings.DEFAULT.range();
	@Parameter(persist = false, choices = { "image", "dataset" }, label = "normalise each", description = "alone or all together")
	private String scope = ImageSettings.DEFAULT.scope();
	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false)
	private final String computer = "Computer";
	@Parameter(persist = false, label = "computing device", description = "auto, cpu, gpu, gpu1 …")
	private String device = ComputerSettings.DEFAULT.device();
	@Parameter(persist = false, choices = { "auto", "float32", "bfloat16" }, description = "auto: whatever is fastest here")
	private String precision = ComputerSettings.DEFAULT.precision();
	@Parameter(persist = false, choices = { "normal", "low" }, description = "low: about half, but slower")
	private String memory = ComputerSettings.DEFAULT.memory();
	@Parameter(persist = false, min = "0", label = "cache (MB)", description = "pixels to keep; 0: a quarter of Java's memory")
	private int cache = 0;
	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus plot;

	@Override
	protected List<String> outlook() {
		var settings = settings();
		if (Inputs.optionalPath(images).isPresent()) folders();
		var found = labels.getPath().isBlank() ? "" : Inputs.ifGiven(images, "images", Outlook::images);
		return List.of(found, settings.describe());
	}

	@Override
	protected void work(Progress progress) {
		var result = new Experiment(settings()).run(folders(), Inputs.path(output, "output"), Inputs.cache(cache),
			progress);
		plot = IJ.openImage(result.plots().get(0).toString());
	}

	private ExperimentFolders folders() {
		return new ExperimentFolders(Inputs.existing(images, "images").toString(), labels.getPath(), unlabelled.getPath(),
			testimages.getPath(), testlabels.getPath(), series);
	}

	private ExperimentSettings settings() {
		return new ExperimentSettings(starts, shots, seeds, modes, test, epochs, steps, backbone, model, dimension, patch,
			batch, rate, new ImageSettings(spacing, normalisation, range, scope), seed,
			new ComputerSettings(device, precision, memory));
	}
}
