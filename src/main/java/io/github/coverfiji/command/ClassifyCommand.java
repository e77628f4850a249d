package io.github.coverfiji.command;

import java.io.File;
import java.nio.file.Files;
import java.util.List;

import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

import ij.ImagePlus;

import io.github.coverfiji.image.FileEnding;
import io.github.coverfiji.image.ImageJImages;
import io.github.coverfiji.task.AtomicFile;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.workflow.Classification;
import io.github.coverfiji.workflow.ClassificationTable;
import io.github.coverfiji.workflow.ClassifySettings;
import io.github.coverfiji.workflow.Features;
import io.github.coverfiji.workflow.FolderClassification;

/** Classifies the active image, or the images of a folder. */
@Needs({ "image or input", "model" })
@Plugin(type = Command.class, label = "COVER Classify: classification of whole images",
	description = "Gives the probability of each class for an image, or for all of a folder.",
	menu = { @Menu(label = "Plugins"), @Menu(label = "COVER"), @Menu(label = "COVER Classify", weight = 22) })
public class ClassifyCommand extends WorkflowCommand {

	@Parameter(required = false, persist = false, description = "an open image; a folder or table given below goes first")
	private ImagePlus image;
	@Parameter(required = false, persist = false, style = FileWidget.FILE_AND_DIRECTORY_STYLE,
		label = "folder of images, or CSV table of files")
	private File input = new File("");
	@Parameter(persist = false, style = FileWidget.FILE_AND_DIRECTORY_STYLE, label = "classifier or run")
	private File model = new File("");
	@Parameter(required = false, persist = false, style = FileWidget.SAVE_STYLE, label = "CSV to write (optional)")
	private File output = new File("");
	@Parameter(persist = false, label = "show what speaks for each class", description = "class activation map of the open image")
	private boolean activation = ClassifySettings.DEFAULT.activation();
	@Parameter(persist = false, label = "all of the image, whatever is selected",
		description = "else a selected area is cut out first, as Image > Duplicate does")
	private boolean whole = false;
	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false)
	private final String computer = "Computer";
	@Parameter(persist = false, label = "computing device", description = "auto, cpu, gpu, gpu1 …")
	private String device = ClassifySettings.DEFAULT.device();
	@Parameter(persist = false, min = "0", label = "cache (MB)", description = "pixels to keep; 0: a quarter of Java's memory")
	private int cache = 0;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus map;

	@Override
	protected List<String> outlook() {
		var selected = Inputs.optionalPath(input).isEmpty() ? Selection.outlook(image, whole) : "";
		return List.of(Inputs.ifGiven(input, "input", path -> ""), selected, Inputs.outlook(model));
	}

	@Override
	protected void work(Progress progress) {
		var settings = new ClassifySettings(activation, device);
		var table = Inputs.optionalPath(input).isEmpty() ? ofImage(settings, progress)
			: new FolderClassification(Inputs.model(model), settings).run(Inputs.existing(input, "input"),
				Inputs.cache(cache), progress);
		Scores.show(table);
		Inputs.optionalPath(output).ifPresent(csv -> AtomicFile.write(csv, part -> Files.writeString(part, table.csv())));
	}

	private ClassificationTable ofImage(ClassifySettings settings, Progress progress) {
		var given = Inputs.image(image, "image");
		try (var classification = new Classification(Inputs.model(model), settings)) {
			var taken = Selection.of(given, whole).told(progress);
			var result = classification.apply(taken.cut(Inputs.cache(cache)), progress);
			result.activation().ifPresent(found -> map = picture(FileEnding.stem(given.getTitle()), found));
			return classification.table(List.of(result));
		}
	}

	private static ImagePlus picture(String title, Features found) {
		var name = title + "-activation";
		return ImageJImages.frames(name, found.frames().stream()
			.map(frame -> ImageJImages.floats(name, frame.values(), frame.image(), found.names())).toList());
	}
}
