package io.github.coverfiji.command;

import java.io.File;
import java.util.Collection;
import java.util.stream.Collectors;

import org.scijava.module.Module;
import org.scijava.module.ModuleService;

/** The commands with their options as a text for people. */
final class CommandListing {

	private CommandListing() {}

	/**
	 * @param commands what to list
	 * @param modules makes instances, whose fields hold the defaults
	 * @return a paragraph for each command: its label, then key, type and default of each option
	 */
	static String of(Collection<WorkflowInfo> commands, ModuleService modules) {
		return commands.stream()
			.map(c -> paragraph(c, modules.createModule(c.info())))
			.collect(Collectors.joining(System.lineSeparator()));
	}

	private static String paragraph(WorkflowInfo command, Module defaults) {
		var about = command.info().getDescription();
		var title = about == null || about.isEmpty() ? command.label() : command.label() + ": " + about;
		var inputs = CommandInput.of(command.info());
		var active = inputs.stream().filter(CommandInput::takesActiveImage).count() == 1;
		return inputs.stream()
			.map(i -> String.format("  %-14s %-44s %s%n", i.key(), i.type(), value(i, defaults, active)))
			.collect(Collectors.joining("", title + System.lineSeparator(), ""));
	}

	/** @return the default of an option in words: "none" where nothing is given */
	static String value(CommandInput input, Module defaults, boolean active) {
		var value = defaults.getInput(input.item().getName());
		if (value instanceof Enum<?> constant) return constant.name();
		if (value instanceof File file) return file.getPath().isEmpty() ? "none" : file.getPath();
		if (value != null) return value.toString().isEmpty() ? "none" : value.toString();
		if (active && input.takesActiveImage()) return "the active image";
		return input.item().isRequired() ? "required" : "none";
	}
}
