package io.github.coverfiji.command;

import java.io.File;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

import io.github.coverfiji.task.Progress;
import io.github.coverfiji.workflow.FolderSegmentation;
import io.github.coverfiji.workflow.SegmentSettings;

/** Segments all images of a folder into another one. */
@Plugin(type = Command.class, menuPath = "Plugins>COVER>COVER Segment Folder")
public class SegmentFolderCommand extends WorkflowCommand {

	@Parameter(persist = false, style = FileWidget.DIRECTORY_STYLE, label = "folder of images")
	private File input = new File("");
	@Parameter(persist = false, style = FileWidget.OPEN_STYLE, label = "segmentation model or run")
	private File model = new File("");
	@Parameter(persist = false, style = FileWidget.DIRECTORY_STYLE, label = "folder for the label images")
	private File output = new File("");
	@Parameter(persist = false, label = "save the probability of each class")
	private boolean probabilities = SegmentSettings.DEFAULT.probabilities();
	@Parameter(persist = false, min = "0", max = "0.75", stepSize = "0.25", description = "of neighbouring tiles")
	private double overlap = SegmentSettings.DEFAULT.overlap();
	@Parameter(persist = false, description = "auto, cpu, gpu, gpu1 …")
	private String device = SegmentSettings.DEFAULT.device();

	@Override
	protected void work(Progress progress) {
		new FolderSegmentation(Inputs.existing(model, "model"), new SegmentSettings(probabilities, overlap, device))
			.run(Inputs.existing(input, "input"), Inputs.path(output, "output"), progress);
	}
}
