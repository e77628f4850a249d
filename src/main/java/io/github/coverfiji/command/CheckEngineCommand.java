package io.github.coverfiji.command;

import java.io.File;
import java.util.List;

import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

import io.github.coverfiji.task.Progress;
import io.github.coverfiji.workflow.BugReport;
import io.github.coverfiji.workflow.EngineCheck;
import io.github.coverfiji.workflow.EngineSupply;
import io.github.coverfiji.workflow.OwnNames;

/**
 * Says in the log which device computes, how fast, and what to do if it is the wrong one; and saves a bug report, which
 * knows what all commands of this program said before.
 */
@Plugin(type = Command.class, label = "COVER Check Engine: GPU, CUDA, PyTorch",
	description = "Says which device computes, how fast, and what to do if it is the wrong one.",
	menu = { @Menu(label = "Plugins"), @Menu(label = "COVER"), @Menu(label = "COVER Check Engine", weight = 41) })
public class CheckEngineCommand extends WorkflowCommand {

	@Parameter(persist = false, label = "computing device", description = "auto, cpu, gpu, gpu1 …")
	private String device = "auto";
	@Parameter(persist = false, choices = { "none", "download", "folder" }, label = "supply PyTorch for NVIDIA cards",
		description = "download: fetches several GB into DJL's cache; folder: takes what was fetched on another computer")
	private String supply = "none";
	@Parameter(required = false, persist = false, style = FileWidget.DIRECTORY_STYLE, label = "its folder (to supply it from one)")
	private File folder = new File("");
	@Parameter(required = false, persist = false, style = FileWidget.SAVE_STYLE, label = "bug report to write (optional, zip)",
		description = "log, last error, engine and computer, without images: to send with an issue")
	private File report = new File("");
	@Parameter(required = false, persist = false, style = FileWidget.DIRECTORY_STYLE, label = "with the run (optional)",
		description = "run folder whose record and tables go into the bug report")
	private File run = new File("");

	@Override
	protected List<String> outlook() {
		BugReport.require(Inputs.optionalPath(report), Inputs.optionalPath(run));
		EngineSupply.require(supply, Inputs.optionalPath(folder));
		return List.of();
	}

	@Override
	protected void work(Progress progress) {
		outlook();
		EngineSupply.run(supply, Inputs.optionalPath(folder), progress);
		var engine = EngineCheck.run(device, progress);
		progress.log(engine.text());
		var host = Host.of(context());
		Inputs.optionalPath(report).ifPresent(zip -> new BugReport(session().lines(), session().fault(), host.name(),
			host.folder()).write(zip, Inputs.optionalPath(run), engine, OwnNames.ofUser(), progress));
	}
}
