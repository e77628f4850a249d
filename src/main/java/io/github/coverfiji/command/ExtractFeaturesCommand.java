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

import io.github.coverfiji.image.FileEnding;
import io.github.coverfiji.image.ImageFiles;
import io.github.coverfiji.image.ImageJImages;
import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.workflow.FeatureExtraction;
import io.github.coverfiji.workflow.FeatureSettings;
import io.github.coverfiji.workflow.Features;

/** Gives the features of the active image, pixel by pixel. */
@Needs({ "image", "model" })
@Plugin(type = Command.class, label = "COVER Extract Features: what a network sees",
	description = "Gives the features of each pixel of an image, as a stack or as colours.",
	menu = { @Menu(label = "Plugins"), @Menu(label = "COVER"), @Menu(label = "COVER Extract Features", weight = 2) })
public class ExtractFeaturesCommand extends WorkflowCommand {

	@Parameter(required = false, persist = false)
	private ImagePlus image;
	@Parameter(persist = false, style = FileWidget.FILE_AND_DIRECTORY_STYLE, label = "model or run")
	private File model = new File("");
	@Parameter(persist = false, min = "0", max = "4", description = "0 coarsest … 4 finest")
	private int level = FeatureSettings.DEFAULT.level();
	@Parameter(persist = false, min = "0", description = "0: all features; 3: principal components as RGB")
	private int components = FeatureSettings.DEFAULT.components();
	@Parameter(required = false, persist = false, style = FileWidget.SAVE_STYLE, label = "TIFF to write (optional)")
	private File output = new File("");
	@Parameter(persist = false, label = "all of the image, whatever is selected",
		description = "else a selected area is cut out first, as Image > Duplicate does")
	private boolean whole = false;
	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false)
	private final String computer = "Computer";
	@Parameter(persist = false, label = "computing device", description = "auto, cpu, gpu, gpu1 …")
	private String device = FeatureSettings.DEFAULT.device();
	@Parameter(persist = false, min = "0", label = "cache (MB)", description = "pixels to keep; 0: a quarter of Java's memory")
	private int cache = 0;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus features;

	@Override
	protected List<String> outlook() {
		return List.of(Selection.outlook(image, whole), Inputs.outlook(model));
	}

	@Override
	protected void work(Progress progress) {
		var given = Inputs.image(image, "image");
		var extraction = new FeatureExtraction(new FeatureSettings(level, components, device),
			ModelFile.open(Inputs.model(model)));
		var taken = Selection.of(given, whole).told(progress);
		var result = extraction.run(taken.cut(Inputs.cache(cache)), progress);
		features = picture(FileEnding.stem(given.getTitle()) + "-features", result);
		taken.outline(features);
		Inputs.optionalPath(output).ifPresent(path -> ImageFiles.saveTiff(features, path));
	}

	private ImagePlus picture(String title, Features result) {
		var frames = components == 3 ? result.rgb() : result.frames();
		return ImageJImages.frames(title, frames.stream().map(frame -> components == 3
			? ImageJImages.rgb(title, frame.values(), frame.image())
			: ImageJImages.floats(title, frame.values(), frame.image(), result.names())).toList());
	}
}
