package io.github.coverfiji.command;

import java.io.File;
import java.util.List;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

import ij.ImagePlus;

import io.github.coverfiji.image.ImageFiles;
import io.github.coverfiji.label.ClassTable;
import io.github.coverfiji.label.RoiClasses;
import io.github.coverfiji.label.RoiPainting;
import io.github.coverfiji.task.Progress;

/** Makes a label image to train with from the ROIs that somebody drew on an image. */
@Needs("image")
@Plugin(type = Command.class, label = "COVER Labels from ROIs: scribbles, annotations",
	description = "Makes a label image to train with from the ROIs that you drew.",
	menu = { @Menu(label = "Plugins"), @Menu(label = "COVER"), @Menu(label = "COVER Labels from ROIs", weight = 11) })
public class LabelsFromRoisCommand extends WorkflowCommand {

	@Parameter(required = false, persist = false)
	private ImagePlus image;
	@Parameter(persist = false, choices = { "auto", "manager", "overlay" }, label = "take the ROIs of")
	private String source = "auto";
	@Parameter(persist = false, choices = { "auto", "group", "name" }, label = "classes by",
		description = "auto: by ROI group if any is set, else by name up to a number (cell-1, cell-2)")
	private String classes = "auto";
	@Parameter(required = false, persist = false, style = FileWidget.OPEN_STYLE, label = "classes.csv (optional)")
	private File names = new File("");
	@Parameter(persist = false, choices = { "ignore", "background" }, label = "pixels without ROI are")
	private String rest = "ignore";
	@Parameter(persist = false, min = "1", max = "65535", description = "label of pixels that nobody labelled")
	private int ignore = 255;
	@Parameter(required = false, persist = false, style = FileWidget.SAVE_STYLE, label = "TIFF to write (optional)")
	private File output = new File("");

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus labels;

	@Override
	protected List<String> outlook() {
		return Inputs.optionalImage(image).map(given -> "ROIs: " + OpenRois.of(source, given, Progress.SILENT).size() + ".")
			.stream().toList();
	}

	@Override
	protected void work(Progress progress) {
		var given = Inputs.image(image, "image");
		var painting = RoiPainting.of(rest, ignore);
		var target = Inputs.optionalPath(output);
		var table = ClassTable.of(Inputs.optionalPath(names).map(p -> Inputs.existing(names, "names")), target);
		var marks = RoiClasses.of(OpenRois.of(source, given, progress), RoiClasses.By.of(classes), table.known(), progress);
		var made = painting.paint(given, marks, progress);
		target.ifPresent(path -> ImageFiles.saveTiff(made, path));
		table.complete(marks.classes());
		labels = made;
	}
}
