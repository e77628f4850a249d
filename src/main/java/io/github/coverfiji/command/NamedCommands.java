package io.github.coverfiji.command;

import java.util.LinkedHashMap;
import java.util.Map;

import org.scijava.Priority;
import org.scijava.command.CommandModule;
import org.scijava.module.ModuleService;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.run.AbstractCodeRunner;
import org.scijava.run.CodeRunner;

import io.github.coverfiji.task.InputException;

/**
 * Lets Fiji's {@code --run "COVER Segment" 'model="m.pt"'} find a command by its name in the menu: SciJava looks for its
 * title, which is longer, because Fiji's search bar looks for words there and nowhere else. Options left out keep their
 * defaults, as in macros; SciJava alone would end without a word where one is required.
 */
@Plugin(type = CodeRunner.class, priority = Priority.HIGH)
public final class NamedCommands extends AbstractCodeRunner {

	@Parameter
	private ModuleService modules;

	@Override
	public boolean supports(Object code) {
		return code instanceof String name && WorkflowInfo.allIn(context()).containsKey(name);
	}

	/** @param values keys and values in turns */
	@Override
	public void run(Object code, Object... values) {
		var named = new LinkedHashMap<String, Object>();
		for (int i = 0; i + 1 < values.length; i += 2) named.put(String.valueOf(values[i]), values[i + 1]);
		run(code, named);
	}

	@Override
	public void run(Object code, Map<String, Object> values) {
		var command = WorkflowInfo.allIn(context()).get(code);
		var module = (CommandModule) modules.createModule(command.info());
		try {
			new CommandInputs(command.label(), module).requireKnown(values.keySet());
		}
		catch (InputException fault) {
			if (!(module.getCommand() instanceof WorkflowCommand ours)) throw fault;
			ours.announce(ours.session().stopped(command.label(), fault));
			return;
		}
		CommandInput.of(command.info()).stream().filter(input -> !input.takesActiveImage())
			.forEach(input -> module.resolveInput(input.item().getName()));
		modules.waitFor(modules.run(module, true, values));
	}
}
