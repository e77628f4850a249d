package io.github.coverfiji.command;

import java.io.File;
import java.util.List;

import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

import io.github.coverfiji.image.Series;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.workflow.FolderSegmentation;
import io.github.coverfiji.workflow.Outlook;
import io.github.coverfiji.workflow.SegmentSettings;

/** Segments all images of a folder into another one. */
@Needs({ "input", "model", "output" })
@Plugin(type = Command.class, label = "COVER Segment Folder: batch segmentation",
	description = "Segments all images of a folder.",
	menu = { @Menu(label = "Plugins"), @Menu(label = "COVER"), @Menu(label = "COVER Segment Folder", weight = 14) })
public class SegmentFolderCommand extends WorkflowCommand {

	@Parameter(persist = false, style = FileWidget.DIRECTORY_STYLE, label = "folder of images")
	private File input = new File("");
	@Parameter(persist = false, style = FileWidget.FILE_AND_DIRECTORY_STYLE, label = "segmentation model or run")
	private File model = new File("");
	@Parameter(persist = false, style = FileWidget.DIRECTORY_STYLE, label = "folder for the label images")
	private File output = new File("");
	@Parameter(persist = false, choices = { "auto", "volume", "files" }, label = "DICOM series",
		description = "slices of a series as one volume, each file as an image, or as the files tell")
	private String series = Series.AUTO.text();
	@Parameter(persist = false, label = "save the probability of each class")
	private boolean probabilities = SegmentSettings.DEFAULT.probabilities();
	@Parameter(persist = false, label = "save the confidence (probability of the class chosen)")
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
	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false)
	private final String computer = "Computer";
	@Parameter(persist = false, label = "computing device", description = "auto, cpu, gpu, gpu1 …")
	private String device = SegmentSettings.DEFAULT.device();
	@Parameter(persist = false, min = "0", label = "cache (MB)", description = "pixels to keep; 0: a quarter of Java's memory")
	private int cache = 0;

	@Override
	protected List<String> outlook() {
		settings();
		Series.of(series);
		return List.of(Inputs.ifGiven(input, "input", Outlook::images), Inputs.outlook(model));
	}

	private SegmentSettings settings() {
		return new SegmentSettings(probabilities, confidence, overlap, mirror, largest, holes, smallest, background, device);
	}

	@Override
	protected void work(Progress progress) {
		new FolderSegmentation(Inputs.model(model), settings())
			.run(Inputs.existing(input, "input"), Series.of(series), Inputs.path(output, "output"), Inputs.cache(cache), progress);
	}
}
