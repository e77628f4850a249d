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

import ij.ImagePlus;

import io.github.coverfiji.image.ImageJImages;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.workflow.SegmentSettings;
import io.github.coverfiji.workflow.SegmentedPart;
import io.github.coverfiji.workflow.Segmentation;

/** Segments the active image. */
@Needs({ "image", "model" })
@Plugin(type = Command.class, label = "COVER Segment: semantic segmentation",
	description = "Segments the active image.",
	menu = { @Menu(label = "Plugins"), @Menu(label = "COVER"), @Menu(label = "COVER Segment", weight = 13) })
public class SegmentCommand extends WorkflowCommand {

	@Parameter(required = false, persist = false)
	private ImagePlus image;
	@Parameter(persist = false, style = FileWidget.FILE_AND_DIRECTORY_STYLE, label = "segmentation model or run")
	private File model = new File("");
	@Parameter(required = false, persist = false, style = FileWidget.SAVE_STYLE, label = "file to write (optional, TIFF)",
		description = "for results larger than memory: written slice by slice")
	private File output = new File("");
	@Parameter(persist = false, label = "show the probability of each class")
	private boolean probabilities = SegmentSettings.DEFAULT.probabilities();
	@Parameter(persist = false, label = "show the confidence (probability of the class chosen)")
	private boolean confidence = SegmentSettings.DEFAULT.confidence();
	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false)
	private final String smooth = "Smoothing and cleaning";
	@Parameter(persist = false, min = "0", max = "0.75", stepSize = "0.25", description = "of neighbouring tiles")
	private double overlap = SegmentSettings.DEFAULT.overlap();
	@Parameter(persist = false, label = "mean over mirror images along", description = "axes such as xy, or none")
	private String mirror = SegmentSettings.DEFAULT.mirror();
	@Parameter(persist = false, label = "keep the largest part of each class")
	private boolean largest = SegmentSettings.DEFAULT.largest();
	@Parameter(persist = false, label = "fill holes")
	private boolean holes = SegmentSettings.DEFAULT.holes();
	@Parameter(persist = false, min = "0", label = "remove parts smaller than", description = "in the image's unit² or unit³")
	private double smallest = SegmentSettings.DEFAULT.smallest();
	@Parameter(required = false, persist = false, label = "skip tiles no brighter than (optional)",
		description = "intensity; darker tiles become class 0 unseen")
	private String background = SegmentSettings.DEFAULT.background();
	@Parameter(persist = false, label = "all of the image, whatever is selected",
		description = "else a selected area is segmented alone")
	private boolean whole = false;
	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false)
	private final String computer = "Computer";
	@Parameter(persist = false, label = "computing device", description = "auto, cpu, gpu, gpu1 …")
	private String device = SegmentSettings.DEFAULT.device();
	@Parameter(persist = false, min = "0", label = "cache (MB)", description = "pixels to keep; 0: a quarter of Java's memory")
	private int cache = 0;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus scores;
	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus certainty;
	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus labels;

	@Override
	protected List<String> outlook() {
		settings();
		return List.of(Selection.outlook(image, whole), Inputs.outlook(model));
	}

	private SegmentSettings settings() {
		return new SegmentSettings(probabilities, confidence, overlap, mirror, largest, holes, smallest, background, device);
	}

	@Override
	protected void work(Progress progress) {
		var given = Inputs.image(image, "image");
		try (var segmentation = new Segmentation(Inputs.model(model), settings())) {
			var pixels = Inputs.cache(cache);
			var inside = Selection.of(given, whole).told(progress).region();
			var results = SegmentedWindows.of(given, Inputs.optionalPath(output), pixels);
			var result = segmentation.apply(ImageJImages.of(given, pixels), inside, results.sinks(), progress);
			scores = results.image(result, SegmentedPart.PROBABILITIES);
			certainty = results.image(result, SegmentedPart.CONFIDENCE);
			labels = results.image(result, SegmentedPart.LABELS);
			Inputs.optionalPath(output).ifPresent(file -> result.classes().writeInto(file.toAbsolutePath().getParent()));
		}
	}
}
