package io.github.coverfiji.command;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import org.scijava.module.Module;

import ij.ImagePlus;
import ij.WindowManager;

import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Spelling;

/**
 * Fills the inputs of one command from a macro's option string, as Fiji does: the options first, then the active image
 * where exactly one image is still missing. What is not given keeps the default of its field.
 *
 * @param label name of the command, for messages
 * @param module the command
 * @param inputs what can be given
 */
record CommandInputs(String label, Module module, List<CommandInput> inputs) {

	/**
	 * @param label name of the command, for messages
	 * @param module the command, all inputs at their defaults
	 */
	CommandInputs(String label, Module module) {
		this(label, module, CommandInput.of(module.getInfo()));
	}

	/**
	 * @param options the option string; null means no options
	 * @throws InputException if an option is unknown, a value is none, or something required is missing
	 */
	void fill(String options) {
		var given = parsed(options).values();
		given.forEach(this::give);
		// what Fiji filled in before may be an image that is closed
		var images = inputs.stream().filter(i -> i.takesActiveImage() && !given.containsKey(i.key())).toList();
		if (images.size() == 1) module.setInput(images.get(0).item().getName(), WindowManager.getCurrentImage());
		inputs.stream()
			.filter(i -> i.item().isRequired() && module.getInput(i.item().getName()) == null)
			.findFirst().ifPresent(this::refuse);
	}

	private OptionString parsed(String options) {
		try {
			return OptionString.parse(options);
		}
		catch (IllegalArgumentException fault) {
			throw failure(fault.getMessage(), "write options as key=value with a blank between them, values with blanks"
				+ " in [brackets]", fault);
		}
	}

	/**
	 * Gives one input its value.
	 *
	 * @param key its key
	 * @param text its value as it stands in an option string
	 * @throws InputException if there is no such input, or the value is none
	 */
	void give(String key, String text) {
		var input = known(key);
		try {
			module.setInput(input.item().getName(), input.parse(text));
			module.resolveInput(input.item().getName());
		}
		catch (IllegalArgumentException fault) {
			throw failure("option " + key + "=" + text + " " + fault.getMessage(),
				input.remedy(), fault);
		}
	}

	/**
	 * @param keys of options
	 * @throws InputException if there is no such input
	 */
	void requireKnown(Collection<String> keys) {
		keys.forEach(this::known);
	}

	private CommandInput known(String key) {
		return inputs.stream().filter(i -> i.key().equals(key)).findFirst().orElseThrow(() -> unknown(key));
	}

	private InputException unknown(String key) {
		var keys = inputs.stream().map(CommandInput::key).toList();
		var guess = Spelling.nearest(key, keys).map(k -> ", did you mean '" + k + "'").orElse("");
		return failure("unknown option '" + key + "'" + guess,
			"use only the options " + keys.stream().sorted().collect(Collectors.joining(", ")), null);
	}

	private void refuse(CommandInput missing) {
		if (missing.is(ImagePlus.class)) throw failure("there is no image for '" + missing.key() + "'",
			"open an image first, or write " + missing.key() + "=TITLE with the title of an open one", null);
		throw failure("option '" + missing.key() + "' is missing",
			"write " + missing.key() + "=[" + missing.type() + "]", null);
	}

	private InputException failure(String why, String remedy, Throwable cause) {
		return new InputException("Cannot run '" + label + "'", why, remedy, cause);
	}
}
