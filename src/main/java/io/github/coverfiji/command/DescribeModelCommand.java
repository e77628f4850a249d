package io.github.coverfiji.command;

import java.io.File;
import java.util.List;

import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.workflow.ModelDescription;

/** Says in the log what a model is, what it was trained on and what to cite. */
@Needs("model")
@Plugin(type = Command.class, label = "COVER Describe Model: origin, what to cite",
	description = "Says what a model is, what it was trained on, and what to cite.",
	menu = { @Menu(label = "Plugins"), @Menu(label = "COVER"), @Menu(label = "COVER Describe Model", weight = 33) })
public class DescribeModelCommand extends WorkflowCommand {

	@Parameter(persist = false, style = FileWidget.FILE_AND_DIRECTORY_STYLE, label = "model or run")
	private File model = new File("");

	@Override
	protected List<String> outlook() {
		return List.of(Inputs.outlook(model));
	}

	@Override
	protected void work(Progress progress) {
		progress.log(ModelDescription.of(ModelFile.open(Inputs.model(model))).text());
	}
}
