package io.github.coverfiji.command;

import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.coverfiji.task.Progress;
import io.github.coverfiji.workflow.EngineCheck;

/** Says in the log which device computes, how fast, and what to do if it is the wrong one. */
@Plugin(type = Command.class, label = "COVER Check Engine: GPU, CUDA, PyTorch",
	description = "Says which device computes, how fast, and what to do if it is the wrong one.",
	menu = { @Menu(label = "Plugins"), @Menu(label = "COVER"), @Menu(label = "COVER Check Engine", weight = 41) })
public class CheckEngineCommand extends WorkflowCommand {

	@Parameter(persist = false, description = "auto, cpu, gpu, gpu1 …")
	private String device = "auto";

	@Override
	protected void work(Progress progress) {
		progress.log(EngineCheck.run(device).text());
	}
}
