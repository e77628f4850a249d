package io.github.coverfiji.command;

import java.io.File;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.workflow.ModelDescription;

/** Says in the log what a model is, what it was trained on and what to cite. */
@Plugin(type = Command.class, menuPath = "Plugins>COVER>COVER Describe Model")
public class DescribeModelCommand extends WorkflowCommand {

	@Parameter(persist = false, style = FileWidget.OPEN_STYLE, label = "model or run")
	private File model = new File("");

	@Override
	protected void work(Progress progress) {
		progress.log(ModelDescription.of(ModelFile.open(Inputs.existing(model, "model"))).text());
	}
}
