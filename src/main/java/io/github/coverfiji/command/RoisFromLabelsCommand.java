package io.github.coverfiji.command;

import java.io.File;
import java.util.List;

import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

import ij.ImagePlus;
import ij.gui.Overlay;

import io.github.coverfiji.image.LabelClasses;
import io.github.coverfiji.label.LabelRois;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/** Outlines a segmentation: an overlay, or ROIs in the ROI Manager. */
@Needs("image")
@Plugin(type = Command.class, label = "COVER ROIs from Labels: outlines",
	description = "Outlines a label image: as an overlay, or in the ROI Manager.",
	menu = { @Menu(label = "Plugins"), @Menu(label = "COVER"), @Menu(label = "COVER ROIs from Labels", weight = 15) })
public class RoisFromLabelsCommand extends WorkflowCommand {

	@Parameter(required = false, persist = false, label = "label image")
	private ImagePlus image;
	@Parameter(required = false, persist = false, autoFill = false, label = "image to lay them over (optional)")
	private ImagePlus target;
	@Parameter(required = false, persist = false, style = FileWidget.OPEN_STYLE, label = "classes.csv (optional)",
		description = "else the classes that the label image knows")
	private File names = new File("");
	@Parameter(persist = false, choices = { "overlay", "manager", "both" }, description = "an overlay is replaced")
	private String to = "overlay";
	@Parameter(persist = false, label = "one ROI for each object", description = "else one for each class and slice")
	private boolean objects = true;
	@Parameter(persist = false, min = "-1", max = "65535", description = "label of pixels that nobody labelled")
	private int ignore = 255;

	@Override
	protected void work(Progress progress) {
		if (!List.of("overlay", "manager", "both").contains(to)) throw new InputException("Cannot use to=" + to,
			"that is no choice of this option", "write one of overlay, manager, both");
		var labels = Inputs.image(image, "image");
		var over = Inputs.optionalImage(target).orElse(labels);
		var known = Inputs.optionalPath(names).map(p -> LabelClasses.read(Inputs.existing(names, "names")))
			.or(() -> ShownClasses.of(labels));
		var rois = new LabelRois(known, ignore, objects).of(labels, over, progress);
		if (!to.equals("overlay")) OpenRois.manage(rois, progress);
		if (to.equals("manager")) return;
		var overlay = new Overlay();
		rois.forEach(overlay::add);
		progress.log("ROIs in the overlay of '" + over.getTitle() + "': " + rois.size()
			+ (over.getOverlay() == null ? "." : ", instead of those it had."));
		over.setOverlay(overlay);
	}
}
