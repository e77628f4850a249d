package io.github.coverfiji.command;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.scijava.Context;
import org.scijava.command.CommandModule;
import org.scijava.module.ModuleService;

import ij.CommandListener;
import ij.Executer;
import ij.WindowManager;
import ij.macro.Interpreter;
import ij.plugin.Macro_Runner;

import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Spelling;

/**
 * Runs ImageJ macros without Fiji and without a screen; {@code run("COVER ...", options)} works in them, and so do
 * those commands of ImageJ that open no dialog. The macro runs in batch mode on the calling thread, which may be
 * interrupted to cancel. One session at a time in a program, because ImageJ 1 keeps its commands, images and macros in
 * static fields.
 */
public final class MacroSession implements MacroBridge.Desk, AutoCloseable {

	private final ConsoleProgress progress;
	private final Context context;
	private final Map<String, WorkflowInfo> commands;
	private final CommandTable table;
	private final CommandListener guard = this::guard;
	private String failure;

	/**
	 * @param progress hears the progress of the commands
	 * @throws IllegalStateException if another session is open
	 */
	public MacroSession(ConsoleProgress progress) {
		MacroBridge.open(this);
		this.progress = progress;
		context = new Context();
		commands = WorkflowInfo.allIn(context);
		table = new CommandTable(commands.keySet());
		Executer.addCommandListener(guard);
	}

	/** @return what the commands are called and which options they take, for people; several lines */
	public String listing() {
		return CommandListing.of(commands.values(), context.service(ModuleService.class));
	}

	/**
	 * Runs a macro to its end, or to its first failure. A macro that leaves by {@code exit} counts as failed, one that
	 * leaves by {@code return} does not.
	 *
	 * @param macro file with an ImageJ macro in UTF-8
	 * @param argument what {@code getArgument()} returns in it
	 * @return why it failed; empty if it did not
	 * @throws InputException if there is no such file
	 */
	public Optional<String> run(Path macro, String argument) {
		failure = null;
		var file = new MacroFile(macro);
		Macro_Runner.setFilePath(macro.toAbsolutePath().toString());
		var thread = Thread.currentThread();
		var name = thread.getName();
		thread.setName("Run$_" + name + "Macro$"); // ImageJ gives options to, and ends macros in, such threads only
		var interpreter = new Interpreter();
		try {
			interpreter.run(file.withIncludes(), argument);
		}
		catch (InputException fault) {
			failure = fault.getMessage();
		}
		catch (RuntimeException | Error fault) {
			// once a command has stopped the macro, all that comes is ImageJ's way to end it
			if (failure == null) fail(MacroFault.line(interpreter), log().keep("macro", MacroFault.stop(interpreter, fault), fault));
		}
		finally {
			thread.setName(name);
		}
		return Optional.ofNullable(failure);
	}

	/** Forgets the commands and the images of the macros. */
	@Override
	public void close() {
		var interrupted = Thread.interrupted(); // else Java's windows, which SciJava waits for, print a trace
		MacroBridge.close(this);
		Executer.removeCommandListener(guard);
		table.close();
		for (var id : Interpreter.getBatchModeImageIDs())
			Interpreter.removeBatchModeImage(Interpreter.getBatchModeImage(id));
		WindowManager.setTempCurrentImage(null);
		context.dispose();
		if (interrupted) Thread.currentThread().interrupt();
	}

	/** Called by the macro: runs a command and, if it fails, stops the macro; ImageJ alone would go on with it. */
	@Override
	public void call(String label, String options) {
		var interpreter = Interpreter.getInstance();
		var line = interpreter.getLineNumber();
		try (progress) {
			if (!commands.containsKey(label)) table.runBuiltIn(label, options);
			else runOurs(label, options).ifPresent(s -> stop(interpreter, line, s.sentence()));
		}
		catch (RuntimeException | Error fault) {
			stop(interpreter, line, sentence(label, interpreter, fault));
		}
	}

	private String sentence(String label, Interpreter interpreter, Throwable fault) {
		if (!commands.containsKey(label) && !(fault instanceof InputException))
			return "Cannot run '" + label + "': " + log().keep(label, MacroFault.stop(interpreter, fault), fault);
		return log().stopped(label, fault).sentence();
	}

	private SessionLog log() {
		return context.service(SessionLog.class);
	}

	private Optional<Stop> runOurs(String label, String options) {
		var module = (CommandModule) context.service(ModuleService.class).createModule(commands.get(label).info());
		new CommandInputs(label, module).fill(options);
		if (module.getCommand() instanceof WorkflowCommand command) return command.perform(progress);
		module.run();
		return Optional.empty();
	}

	/** ImageJ's own answer to an unknown command is a dialog. */
	private String guard(String label) {
		if (table.labels().contains(label)) return label;
		var guess = Spelling.nearest(label, table.labels()).map(l -> ", did you mean '" + l + "'").orElse("");
		var failure = new InputException("Cannot run '" + label + "'", "there is no such command" + guess,
			"see --list for COVER's commands; plugins of others and commands with a dialog need Fiji");
		stop(Interpreter.getInstance(), Interpreter.getInstance().getLineNumber(), failure.getMessage());
		return null;
	}

	private void stop(Interpreter interpreter, int line, String sentence) {
		fail(line, sentence);
		interpreter.setIgnoreErrors(true); // else ImageJ opens a dialog, and there is no screen
		interpreter.abort(sentence);
		interpreter.setIgnoreErrors(false); // else some loops around the command never end
	}

	private void fail(int line, String sentence) {
		if (failure == null) failure = "Line " + line + ": " + sentence;
	}
}
