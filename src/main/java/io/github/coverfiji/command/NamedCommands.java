package io.github.coverfiji.command;

import java.util.Map;

import org.scijava.Priority;
import org.scijava.command.CommandService;
import org.scijava.module.ModuleService;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.run.AbstractCodeRunner;
import org.scijava.run.CodeRunner;

/**
 * Lets Fiji's {@code --run "COVER Segment"} find a command by its name in the menu. SciJava looks for its title, which is
 * longer, because Fiji's search bar looks for words there and nowhere else.
 */
@Plugin(type = CodeRunner.class, priority = Priority.HIGH)
public final class NamedCommands extends AbstractCodeRunner {

	@Parameter
	private CommandService commands;
	@Parameter
	private ModuleService modules;

	@Override
	public boolean supports(Object code) {
		return code instanceof String name && WorkflowInfo.allIn(context()).containsKey(name);
	}

	@Override
	public void run(Object code, Object... values) {
		modules.waitFor(commands.run(WorkflowInfo.allIn(context()).get(code).info(), true, values));
	}

	@Override
	public void run(Object code, Map<String, Object> values) {
		modules.waitFor(commands.run(WorkflowInfo.allIn(context()).get(code).info(), true, values));
	}
}
