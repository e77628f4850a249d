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

import io.github.coverfiji.image.Series;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.workflow.ComputerSettings;
import io.github.coverfiji.workflow.ImageSettings;
import io.github.coverfiji.workflow.Outlook;
import io.github.coverfiji.workflow.Pretraining;
import io.github.coverfiji.workflow.PretrainingSettings;

/** Learns features from images without labels. */
@Needs({ "image or input", "output" })
@Plugin(type = Command.class, label = "COVER Pretrain: self-supervised features",
	description = "Learns features from images without labels.",
	menu = { @Menu(label = "Plugins"), @Menu(label = "COVER"), @Menu(label = "COVER Pretrain", weight = 1) })
public class PretrainCommand extends WorkflowCommand {

	@Parameter(required = false, persist = false, description = "an open image; a folder given below goes first")
	private ImagePlus image;
	@Parameter(required = false, persist = false, style = FileWidget.DIRECTORY_STYLE, label = "or a folder of images")
	private File input = new File("");
	@Parameter(persist = false, style = FileWidget.DIRECTORY_STYLE, label = "run folder to write")
	private File output = new File("");
	@Parameter(persist = false, choices = { "COVER", "PCRL", "PixelContrast", "ImageContrast" })
	private String method = PretrainingSettings.DEFAULT.method();
	@Parameter(persist = false, choices = { "tiny", "small", "base" }, label = "network size")
	private String model = PretrainingSettings.DEFAULT.model();
	@Parameter(persist = false, min = "1", description = "passes over the images")
	private int epochs = PretrainingSettings.DEFAULT.epochs();
	@Parameter(persist = false, label = "go on with the run in that folder")
	private boolean resume = false;
	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false)
	private final String network = "Network and training";
	@Parameter(required = false, persist = false, style = FileWidget.FILE_AND_DIRECTORY_STYLE,
		label = "start from model (optional)")
	private File start = new File("");
	@Parameter(persist = false, choices = { "none", "xray-2d", "fluorescence-2d", "mri-3d" }, label = "pretrained weights",
		description = "that come with COVER, instead of a model of yours")
	private String weights = Inputs.NO_WEIGHTS;
	@Parameter(persist = false, choices = { "auto", "unet", "resnet18-unet", "unet-bn" }, label = "kind of network")
	private String backbone = PretrainingSettings.DEFAULT.backbone();
	@Parameter(persist = false, choices = { "auto", "2", "3" },
		description = "planes (2), volumes (3), or as the images are")
	private String dimension = PretrainingSettings.DEFAULT.dimension();
	@Parameter(persist = false, description = "size of the views in pixels, of volumes in voxels: auto, the longest side, or z,y,x")
	private String patch = PretrainingSettings.DEFAULT.patch();
	@Parameter(persist = false, description = "pairs of views in a step, or auto")
	private String batch = PretrainingSettings.DEFAULT.batch();
	@Parameter(persist = false, label = "learning rate", style = "format:#.#######")
	private double rate = PretrainingSettings.DEFAULT.rate();
	@Parameter(persist = false, description = "the same gives the same run")
	private long seed = PretrainingSettings.DEFAULT.seed();
	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false)
	private final String cover = "COVER: views and losses";
	@Parameter(persist = false, min = "1", max = "5", label = "radius of the search window",
		description = "the field can reach 31 times as many pixels (voxels)")
	private int radius = PretrainingSettings.DEFAULT.radius();
	@Parameter(persist = false, min = "0", max = "2", description = "how much the two views differ in shape")
	private double strength = PretrainingSettings.DEFAULT.strength();
	@Parameter(persist = false, description = "elastic part of it, 0 to 1000, or auto")
	private String elastic = PretrainingSettings.DEFAULT.elastic();
	@Parameter(persist = false, choices = { "standardised", "plain" })
	private String consistency = PretrainingSettings.DEFAULT.consistency();
	@Parameter(persist = false, min = "0", max = "1000", label = "weight of consistency", description = "beside the loss of the vectors")
	private double consistencyweight = PretrainingSettings.DEFAULT.consistencyweight();
	@Parameter(persist = false, choices = { "heads", "pyramid", "mixture", "none" }, label = "vectors from",
		description = "all but heads leave a part of the method out")
	private String vectors = PretrainingSettings.DEFAULT.vectors();
	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false)
	private final String pcrl = "PCRL: contrast and drawing";
	@Parameter(persist = false, choices = { "infonce", "nce" }, description = "of PCRL's contrast")
	private String criterion = PretrainingSettings.DEFAULT.criterion();
	@Parameter(persist = false, choices = { "channels", "outer" }, description = "how PCRL's decoder is told what to draw")
	private String attention = PretrainingSettings.DEFAULT.attention();
	@Parameter(persist = false, min = "1", description = "keys that PCRL's contrast tells views from")
	private int queue = PretrainingSettings.DEFAULT.queue();
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
		var need = Sources.first(image, input, Series.of(series)).map(first -> Outlook.memory(settings, first)).orElse("");
		return List.of(Sources.outlook(image, input), Inputs.run(output, resume), need);
	}

	@Override
	protected void work(Progress progress) {
		var end = TrainingEnd.of(this, output);
		end.after(() -> new Pretraining(settings()).run(Sources.images(image, input, Series.of(series), Inputs.cache(cache),
			progress), end.output(), resume, progress), TrainingEnd.Next.TRAIN_SEGMENTATION, progress);
	}

	private PretrainingSettings settings() {
		return new PretrainingSettings(method, dimension, backbone, model, Inputs.start(start, weights), patch, batch, epochs, rate,
			radius, strength, elastic, consistency, consistencyweight, vectors, criterion, attention, queue,
			new ImageSettings(spacing, normalisation, range, scope), seed,
			new ComputerSettings(device, precision, memory));
	}
}
