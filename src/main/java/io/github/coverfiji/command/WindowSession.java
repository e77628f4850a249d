package io.github.coverfiji.command;

import java.util.Comparator;
import java.util.Map;

import org.scijava.Context;
import org.scijava.command.CommandModule;
import org.scijava.module.ModuleService;

import ij.IJ;
import ij.Menus;
import ij.plugin.frame.Recorder;

import io.github.coverfiji.task.InputException;
import io.github.coverfiji.ui.ImageJWindow;

/**
 * ImageJ's window without Fiji, with the commands in its menu Plugins &gt; COVER: chosen there, they ask in a dialog and
 * are recorded; in macros they take their options as they do in Fiji. Ends with the program.
 */
public final class WindowSession implements MacroBridge.Desk {

	private final Context context = new Context();
	private final Map<String, WorkflowInfo> commands = WorkflowInfo.allIn(context);

	private WindowSession() {}

	/**
	 * Opens the window.
	 *
	 * @throws InputException if there is no screen
	 */
	public static void open() {
		var session = new WindowSession();
		try {
			session.show();
		}
		catch (InputException noScreen) {
			session.context.dispose();
			throw noScreen;
		}
	}

	private void show() {
		var entries = commands.values().stream().sorted(Comparator.comparing(WorkflowInfo::weight))
			.map(command -> new ImageJWindow.Entry(command.label(), command.weight())).toList();
		ImageJWindow.open("COVER", entries);
		entries.forEach(entry -> putInto(entry.label()));
		MacroBridge.open(this);
	}

	@SuppressWarnings("unchecked")
	private static void putInto(String label) {
		Menus.getCommands().put(label, MacroBridge.entry(label));
	}

	@Override
	public void call(String label, String options) {
		var module = (CommandModule) context.service(ModuleService.class).createModule(commands.get(label).info());
		var command = (WorkflowCommand) module.getCommand();
		try {
			if (options == null || options.isBlank()) {
				var given = new CommandDialog(context).fill(label, module);
				if (given.isEmpty()) return;
				if (Recorder.record) given.get().forEach(Recorder::recordOption);
			}
			else new CommandInputs(label, module).fill(options);
		}
		catch (RuntimeException | Error fault) {
			command.announce(command.session().stopped(label, fault));
			return;
		}
		module.run();
		if (command.isCanceled() && !command.getCancelReason().isEmpty()) IJ.log(command.getCancelReason());
	}
}
