package io.github.coverfiji.command;

import java.io.File;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

import ij.ImagePlus;

import io.github.coverfiji.image.ImageJImages;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.workflow.SegmentSettings;
import io.github.coverfiji.workflow.Segmentation;

/** Segments the active image. */
@Plugin(type = Command.class, menuPath = "Plugins>COVER>COVER Segment")
public class SegmentCommand extends WorkflowCommand {

	@Parameter(required = false, persist = false)
	private ImagePlus image;
	@Parameter(persist = false, style = FileWidget.OPEN_STYLE, label = "segmentation model or run")
	private File model = new File("");
	@Parameter(persist = false, label = "show the probability of each class")
	private boolean probabilities = SegmentSettings.DEFAULT.probabilities();
	@Parameter(persist = false, min = "0", max = "0.75", stepSize = "0.25", description = "of neighbouring tiles")
	private double overlap = SegmentSettings.DEFAULT.overlap();
	@Parameter(persist = false, description = "auto, cpu, gpu, gpu1 …")
	private String device = SegmentSettings.DEFAULT.device();

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus scores;
	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus labels;

	@Override
	protected void work(Progress progress) {
		var given = Inputs.image(image, "image");
		var title = given.getTitle().replaceFirst("\\.[^.]+$", "");
		try (var segmentation = new Segmentation(Inputs.existing(model, "model"),
			new SegmentSettings(probabilities, overlap, device)))
		{
			var result = segmentation.apply(ImageJImages.of(given), progress);
			result.probabilities().ifPresent(values -> scores =
				ImageJImages.floats(title + "-probabilities", values, result.image(), result.classNames()));
			labels = ImageJImages.labels(title + "-labels", result.labels(), result.size(), result.image(),
				result.classes().colours());
		}
	}
}
