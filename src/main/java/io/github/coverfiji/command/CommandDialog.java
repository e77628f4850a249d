package io.github.coverfiji.command;

import java.io.IOException;
import java.net.URL;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.scijava.Context;
import org.scijava.log.LogService;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;
import org.scijava.platform.PlatformService;
import org.scijava.prefs.PrefService;

import ij.ImagePlus;

import io.github.coverfiji.ui.Advice;
import io.github.coverfiji.ui.FormDialog;

/**
 * Asks the user for a command's inputs, in Fiji and in a plain ImageJ alike. The dialog begins with the values it was
 * left with the last time; a macro never does.
 *
 * @param context of the program
 */
record CommandDialog(Context context) {

	private static final String PAGES = "https://github.com/coverfiji/cover-fiji#";
	/** Going on with a run, fetching gigabytes and writing a bug report is asked for each time. */
	private static final Set<String> NOT_REMEMBERED = Set.of("resume", "supply", "report", "run");

	/**
	 * @param label name of the command
	 * @param module the command; inputs that are resolved already begin with what they hold
	 * @return the values that differ from the defaults, which the module now has; empty if the user cancelled
	 */
	Optional<Map<String, String>> fill(String label, Module module) {
		var modules = context.service(ModuleService.class);
		var form = CommandForm.of(label, modules.createModule(module.getInfo()));
		var start = new LinkedHashMap<>(form.start(module));
		start.putAll(remembered(module));
		var answer = FormDialog.ask(form.form(), start,
			values -> advice(form, values, module), () -> help(label));
		return answer.map(values -> {
			form.fill(values, module);
			remember(module, values);
			return form.changed(values);
		});
	}

	/** A fault of the program in looking at values need not be one of the command, so the command may be tried. */
	private Advice advice(CommandForm form, Map<String, String> values, Module module) {
		try {
			return form.advice(values, like(module));
		}
		catch (RuntimeException | Error fault) {
			return new Advice(true, context.service(SessionLog.class).stopped(form.label(), fault).sentence());
		}
	}

	/** Another command with the same inputs, to try values on. */
	private Module like(Module module) {
		var copy = context.service(ModuleService.class).createModule(module.getInfo());
		CommandInput.of(module.getInfo()).stream().map(input -> input.item().getName())
			.forEach(name -> copy.setInput(name, module.getInput(name)));
		return copy;
	}

	private Map<String, String> remembered(Module module) {
		var values = new LinkedHashMap<String, String>();
		for (var input : CommandInput.of(module.getInfo())) {
			var value = context.service(PrefService.class).get(type(module), input.key());
			if (value != null && staysTheSame(input) && !module.isInputResolved(input.item().getName()))
				values.put(input.key(), value);
		}
		return values;
	}

	private void remember(Module module, Map<String, String> values) {
		for (var input : CommandInput.of(module.getInfo()))
			if (staysTheSame(input)) context.service(PrefService.class).put(type(module), input.key(), values.get(input.key()));
	}

	private static boolean staysTheSame(CommandInput input) {
		return !input.is(ImagePlus.class) && !NOT_REMEMBERED.contains(input.key());
	}

	private static Class<?> type(Module module) {
		return module.getDelegateObject().getClass();
	}

	private void help(String label) {
		try {
			context.service(PlatformService.class).open(new URL(PAGES + WorkflowInfo.anchor(label)));
		}
		catch (IOException e) {
			context.service(LogService.class).warn("No browser could be opened", e);
		}
	}
}
