package io.github.coverfiji.command;

import java.io.File;
import java.util.List;

import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

import ij.ImagePlus;

import io.github.coverfiji.image.ImageJImages;
import io.github.coverfiji.image.Series;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.workflow.ComputerSettings;
import io.github.coverfiji.workflow.FineTuning;
import io.github.coverfiji.workflow.ImageSettings;
import io.github.coverfiji.workflow.LabelledImages;
import io.github.coverfiji.workflow.Outlook;
import io.github.coverfiji.workflow.SegmentationSettings;
import io.github.coverfiji.workflow.SegmentationTraining;
import io.github.coverfiji.workflow.VariationSettings;

/** Trains a segmentation from a few labelled images. */
@Needs({ "image and truth, or images and labels", "output" })
@Plugin(type = Command.class, label = "COVER Train Segmentation: deep learning, scribbles",
	description = "Trains a segmentation from a few labelled images.",
	menu = { @Menu(label = "Plugins"), @Menu(label = "COVER"), @Menu(label = "COVER Train Segmentation", weight = 12) })
public class TrainSegmentationCommand extends WorkflowCommand {

	@Parameter(required = false, persist = false, description = "an open image; folders given below go first")
	private ImagePlus image;
	@Parameter(required = false, persist = false, autoFill = false, label = "its label image",
		description = "pixel value = class, 0 = background")
	private ImagePlus truth;
	@Parameter(required = false, persist = false, style = FileWidget.DIRECTORY_STYLE, label = "or a folder of images")
	private File images = new File("");
	@Parameter(required = false, persist = false, style = FileWidget.DIRECTORY_STYLE,
		label = "and of label images (same names)")
	private File labels = new File("");
	@Parameter(persist = false, style = FileWidget.DIRECTORY_STYLE, label = "run folder to write")
	private File output = new File("");
	@Parameter(required = false, persist = false, style = FileWidget.FILE_AND_DIRECTORY_STYLE,
		label = "start from (empty: scratch)", description = "a pretrained run, or any model")
	private File start = new File("");
	@Parameter(persist = false, choices = { "none", "xray-2d", "fluorescence-2d", "mri-3d" }, label = "pretrained weights",
		description = "that come with COVER, instead of a model of yours")
	private String weights = Inputs.NO_WEIGHTS;
	@Parameter(persist = false, choices = { "tiny", "small", "base" }, label = "network size, from scratch")
	private String model = SegmentationSettings.DEFAULT.model();
	@Parameter(persist = false, min = "1", description = "passes over the labelled images")
	private int epochs = SegmentationSettings.DEFAULT.epochs();
	@Parameter(persist = false, label = "go on with the run in that folder")
	private boolean resume = false;
	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false)
	private final String network = "Network and training";
	@Parameter(persist = false, choices = { "unet", "resnet18-unet", "unet-bn" }, label = "kind of network, from scratch")
	private String backbone = SegmentationSettings.DEFAULT.backbone();
	@Parameter(persist = false, choices = { "auto", "2", "3" },
		description = "planes (2), volumes (3), or as the images are")
	private String dimension = SegmentationSettings.DEFAULT.dimension();
	@Parameter(persist = false, description = "size of the crops in pixels, of volumes in voxels: auto, the longest side, or z,y,x")
	private String patch = SegmentationSettings.DEFAULT.patch();
	@Parameter(persist = false, description = "crops in a step, or auto")
	private String batch = SegmentationSettings.DEFAULT.batch();
	@Parameter(persist = false, label = "learning rate", style = "format:#.#######")
	private double rate = SegmentationSettings.DEFAULT.rate();
	@Parameter(persist = false, min = "0", max = "0.9", description = "share of the images kept aside")
	private double validation = SegmentationSettings.DEFAULT.validation();
	@Parameter(persist = false, min = "0", description = "label of pixels that nobody labelled")
	private int ignore = SegmentationSettings.DEFAULT.ignore();
	@Parameter(persist = false, choices = { "refuse", "foreground", "border", "classes" }, label = "labels that number objects",
		description = "are one class, get borders where they touch, or are classes as they are")
	private String objects = SegmentationSettings.DEFAULT.objects();
	@Parameter(persist = false, description = "the same gives the same run")
	private long seed = SegmentationSettings.DEFAULT.seed();
	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false)
	private final String tuning = "Heads, and the network below them";
	@Parameter(persist = false, label = "freeze the network")
	private boolean freeze = FineTuning.DEFAULT.freeze();
	@Parameter(persist = false, choices = { "auto", "fitted", "fresh" }, label = "heads begin",
		description = "as the best linear map of what the network sees, or with random numbers (auto: fitted with a start)")
	private String heads = SegmentationSettings.DEFAULT.heads();
	@Parameter(persist = false, min = "0", max = "0.9", label = "heads alone first",
		description = "share of the steps before a pretrained network learns, too")
	private double headfirst = FineTuning.DEFAULT.headfirst();
	@Parameter(persist = false, min = "0.001", max = "10", label = "network's learning rate", style = "format:#.####",
		description = "as a factor of that of the heads")
	private double backbonerate = FineTuning.DEFAULT.backbonerate();
	@Parameter(persist = false, label = "check whether the start helps",
		description = "by two short trainings afterwards, from the start and from scratch, judged on the images kept aside")
	private boolean compare = false;
	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false)
	private final String variation = "Variation of the crops";
	@Parameter(persist = false, description = "axes that may be mirrored, such as xy, or none")
	private String flip = VariationSettings.DEFAULT.flip();
	@Parameter(persist = false, min = "0", max = "180", description = "largest angle in degrees")
	private double rotation = VariationSettings.DEFAULT.rotation();
	@Parameter(persist = false, min = "0", max = "0.9", description = "largest change of size")
	private double scaling = VariationSettings.DEFAULT.scaling();
	@Parameter(persist = false, min = "0", max = "100", description = "largest elastic displacement in pixels or voxels")
	private double elastic = VariationSettings.DEFAULT.elastic();
	@Parameter(persist = false, min = "0", max = "2", description = "variation of noise, blur, contrast, brightness, gamma")
	private double tone = VariationSettings.DEFAULT.tone();
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

	@Override
	protected List<String> outlook() {
		var settings = settings();
		new SegmentationTraining(settings).comparing(compare);
		var first = Sources.first(image, images, Series.of(series));
		return List.of(Sources.outlook(image, images), Inputs.ifGiven(labels, "labels", path -> ""), Inputs.run(output, resume),
			first.map(seen -> Outlook.memory(settings, seen)).orElse(""),
			first.map(seen -> Outlook.weights(settings, seen)).orElse(""));
	}

	@Override
	protected void work(Progress progress) {
		var end = TrainingEnd.of(this, output);
		end.after(() -> new SegmentationTraining(settings()).comparing(compare).run(labelled(progress), end.output(), resume,
			progress), TrainingEnd.Next.SEGMENT, progress);
	}

	private SegmentationSettings settings() {
		return new SegmentationSettings(Inputs.start(start, weights), backbone, model, dimension,
			new FineTuning(freeze, headfirst, backbonerate), heads, patch, batch, epochs, rate, validation, ignore, objects,
			new ImageSettings(spacing, normalisation, range, scope),
			new VariationSettings(flip, rotation, scaling, elastic, tone), seed,
			new ComputerSettings(device, precision, memory));
	}

	private LabelledImages labelled(Progress progress) {
		var pixels = Inputs.cache(cache);
		if (Inputs.optionalPath(images).isPresent())
			return LabelledImages.open(Inputs.existing(images, "images"), Inputs.existing(labels, "labels"), Series.of(series), pixels,
				progress);
		Selection.unused(Inputs.image(image, "image"), progress);
		return LabelledImages.of(ImageJImages.of(image, pixels),
			ImageJImages.of(Inputs.image(truth, "truth"), pixels));
	}
}
