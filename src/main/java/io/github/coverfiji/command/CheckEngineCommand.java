package io.github.coverfiji.command;

import java.io.File;

import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

import io.github.coverfiji.task.Progress;
import io.github.coverfiji.workflow.EngineCheck;
import io.github.coverfiji.workflow.EngineSupply;

/** Says in the log which device computes, how fast, and what to do if it is the wrong one. */
@Plugin(type = Command.class, label = "COVER Check Engine: GPU, CUDA, PyTorch",
	description = "Says which device computes, how fast, and what to do if it is the wrong one.",
	menu = { @Menu(label = "Plugins"), @Menu(label = "COVER"), @Menu(label = "COVER Check Engine", weight = 41) })
public class CheckEngineCommand extends WorkflowCommand {

	@Parameter(persist = false, label = "computing device", description = "auto, cpu, gpu, gpu1 …")
	private String device = "auto";
	@Parameter(persist = false, choices = { "none", "download", "folder" }, label = "supply PyTorch for NVIDIA cards",
		description = "download: fetches several GB into DJL's cache; folder: takes what was fetched on another computer")
	private String supply = "none";
	@Parameter(required = false, persist = false, style = FileWidget.DIRECTORY_STYLE, label = "its folder (supply=folder)")
	private File folder = new File("");

	@Override
	protected void work(Progress progress) {
		EngineSupply.run(supply, Inputs.optionalPath(folder), progress);
		progress.log(EngineCheck.run(device).text());
	}
}
