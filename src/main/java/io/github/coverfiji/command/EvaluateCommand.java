package io.github.coverfiji.command;

import java.io.File;

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

/** Compares segmentations, or classes of whole images, with the truth; or measures what a model's features are worth. */
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
		label = "folder of true labels, or CSV table of classes")
	private File truth = new File("");
	@Parameter(required = false, persist = false, style = FileWidget.FILE_AND_DIRECTORY_STYLE,
		label = "folder of predicted labels, or CSV table of scores")
	private File prediction = new File("");
	@Parameter(required = false, persist = false, style = FileWidget.DIRECTORY_STYLE,
		label = "or folder of images (to measure features)")
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
