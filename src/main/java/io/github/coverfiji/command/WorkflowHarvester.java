package io.github.coverfiji.command;

import java.util.Optional;

import org.scijava.module.Module;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.ui.UIService;
import org.scijava.widget.InputHarvester;

import ij.IJ;
import ij.Macro;

/**
 * Fills the inputs of COVER's commands in Fiji, before SciJava's own dialog would. From a macro they are taken from its
 * option string, as strictly as {@link MacroSession} does: SciJava alone passes over unknown options and opens a dialog
 * for each one that is not given. From the menu they are asked for by {@link CommandDialog}.
 */
@Plugin(type = PreprocessorPlugin.class, priority = InputHarvester.PRIORITY + 2)
public final class WorkflowHarvester extends AbstractPreprocessorPlugin {

	@Parameter(required = false)
	private UIService ui;

	@Override
	public void process(Module module) {
		if (!(module.getDelegateObject() instanceof WorkflowCommand command)) return;
		try {
			fill(module, command);
		}
		catch (RuntimeException | Error fault) {
			var stop = command.session().stopped(command.label(), fault);
			cancel(stop.sentence());
			command.announce(stop);
		}
	}

	private void fill(Module module, WorkflowCommand command) {
		var options = IJ.isMacro() ? Macro.getOptions() : null;
		if (options != null && !options.isBlank()) {
			new CommandInputs(command.label(), module).fill(options);
			module.getInfo().inputs().forEach(item -> module.resolveInput(item.getName()));
		}
		else if (ui != null && !ui.isHeadless() && new CommandDialog(context()).fill(command.label(), module).isEmpty())
			cancel("");
	}
}
