package io.github.coverfiji.command;

import java.io.File;
import java.util.List;

import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

import ij.ImagePlus;

import io.github.coverfiji.image.ImageJImages;
import io.github.coverfiji.metric.ScoreTable;
import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.workflow.ClassificationEvaluation;
import io.github.coverfiji.workflow.Evaluation;
import io.github.coverfiji.workflow.EvaluationSettings;
import io.github.coverfiji.workflow.FeatureStudy;
import io.github.coverfiji.workflow.LabelledImages;
import io.github.coverfiji.workflow.Outlook;

/** Compares segmentations, or classes of whole images, with the truth; or measures what a model's features are worth. */
@Needs("image and result, or truth and prediction, or truth and images and model")
@Plugin(type = Command.class, label = "COVER Evaluate: Dice, Hausdorff, ROC AUC",
	description = "Compares segmentations, or classes of whole images, with the truth; or measures how a model's features"
		+ " scatter and what a linear map of them tells: place, intensity, edges, classes.",
	menu = { @Menu(label = "Plugins"), @Menu(label = "COVER"), @Menu(label = "COVER Evaluate", weight = 31) })
public class EvaluateCommand extends WorkflowCommand {

	@Parameter(required = false, persist = false, autoFill = false, label = "true labels (open image)")
	private ImagePlus image;
	@Parameter(required = false, persist = false, autoFill = false, label = "predicted labels (open image)")
	private ImagePlus result;
	@Parameter(required = false, persist = false, style = FileWidget.FILE_AND_DIRECTORY_STYLE,
		label = "true labels (folder, or CSV of classes)")
	private File truth = new File("");
	@Parameter(required = false, persist = false, style = FileWidget.FILE_AND_DIRECTORY_STYLE,
		label = "predicted labels (folder, or CSV of scores)")
	private File prediction = new File("");
	@Parameter(required = false, persist = false, style = FileWidget.DIRECTORY_STYLE,
		label = "images (folder, to measure features)")
	private File images = new File("");
	@Parameter(required = false, persist = false, style = FileWidget.FILE_AND_DIRECTORY_STYLE,
		label = "and the model that sees them")
	private File model = new File("");
	@Parameter(persist = false, choices = { "auto", "2", "3" },
		description = "planes (2), volumes (3), or as the images are")
	private String dimension = EvaluationSettings.DEFAULT.dimension();
	@Parameter(required = false, persist = false, style = FileWidget.SAVE_STYLE, label = "CSV to write (optional)")
	private File output = new File("");

	@Override
	protected List<String> outlook() {
		new EvaluationSettings(dimension, output.getPath());
		var study = Inputs.optionalPath(model).isPresent();
		if (study && Inputs.optionalPath(prediction).isPresent()) Inputs.existing(images, "images");
		return List.of(Inputs.ifGiven(truth, "truth", path -> ""), Inputs.ifGiven(prediction, "prediction", path -> ""),
			Inputs.ifGiven(images, "images", Outlook::images), Inputs.outlook(model));
	}

	@Override
	protected void work(Progress progress) {
		if (Inputs.optionalPath(model).isPresent()) {
			Scores.show(new FeatureStudy(ModelFile.open(Inputs.model(model)), "auto").run(LabelledImages.open(
				Inputs.existing(images, "images"), Inputs.existing(truth, "truth"), progress), output.getPath(), progress));
			return;
		}
		var settings = new EvaluationSettings(dimension, output.getPath());
		if (Inputs.optionalPath(prediction).filter(ClassificationEvaluation::takes).isPresent())
			Scores.show(new ClassificationEvaluation(settings).run(Inputs.existing(truth, "truth"),
				Inputs.existing(prediction, "prediction"), progress));
		else Scores.show(table(new Evaluation(settings), progress));
	}

	private ScoreTable table(Evaluation evaluation, Progress progress) {
		if (Inputs.optionalPath(truth).isPresent()) return evaluation.run(Inputs.existing(truth, "truth"),
			Inputs.existing(prediction, "prediction"), progress);
		return evaluation.run(ImageJImages.of(Inputs.image(image, "image")),
			ImageJImages.of(Inputs.image(result, "result")), progress);
	}
}
