package io.github.coverfiji.command;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.scijava.ItemVisibility;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;
import org.scijava.widget.FileWidget;

/** The commands with their options as Markdown: for each command a folded table, made from what its dialog says. */
final class CommandMarkdown {

	/** What a dialog need not say where it has a list of choices, or where the key is a word that says all. */
	private static final Map<String, String> KNOWN = Map.ofEntries(
		Map.entry("method", "what is learnt: see *Choosing settings*"),
		Map.entry("normalisation", "what becomes 0 and 1: see *Volumes, CT, 16 bit, colour*"),
		Map.entry("consistency", "how features of the same place are made alike: see *Choosing settings*"),
		Map.entry("image", "the image to work on"));

	private CommandMarkdown() {}

	/**
	 * @param commands what to list, in this order
	 * @param modules makes instances, whose fields hold the defaults
	 * @return a folded table for each command: key, kind of value, default, what for; lines end with \n
	 */
	static String of(Collection<WorkflowInfo> commands, ModuleService modules) {
		return commands.stream().map(c -> folded(c, modules.createModule(c.info()))).collect(Collectors.joining("\n"));
	}

	private static String folded(WorkflowInfo command, Module defaults) {
		var options = CommandInput.of(command.info()).stream().collect(Collectors.toMap(CommandInput::item, i -> i));
		var active = options.values().stream().filter(CommandInput::takesActiveImage).count() == 1;
		var rows = StreamSupport.stream(command.info().inputs().spliterator(), false)
			.flatMap(item -> options.containsKey(item) ? Stream.of(row(options.get(item), defaults, active))
				: heading(item, defaults))
			.collect(Collectors.joining());
		return "<a name=\"" + command.anchor() + "\"></a>\n<details>\n<summary><code>" + command.label() + "</code></summary>\n\n"
			+ "| key | value | default | what for |\n|---|---|---|---|\n" + rows + "\n</details>\n";
	}

	/** Only words for people are headings; buttons and services say nothing here. */
	private static Stream<String> heading(ModuleItem<?> item, Module defaults) {
		if (item.getVisibility() != ItemVisibility.MESSAGE || !(defaults.getInput(item.getName()) instanceof String text))
			return Stream.empty();
		return Stream.of("| | | | **" + cell(text) + "** |\n");
	}

	private static String row(CommandInput input, Module defaults, boolean active) {
		var value = CommandListing.value(input, defaults, active);
		var shown = List.of("none", "the active image", "required").contains(value) ? value.replace("none", "") : code(value);
		return "| " + code(input.key()) + " | " + kind(input) + " | " + shown + " | " + cell(purpose(input)) + " |\n";
	}

	private static String kind(CommandInput input) {
		if (!input.choices().isEmpty())
			return input.choices().stream().map(CommandMarkdown::code).collect(Collectors.joining(", "));
		if (FileWidget.FILE_AND_DIRECTORY_STYLE.equals(input.item().getWidgetStyle())) return "file or folder";
		var least = input.item().getMinimumValue();
		var most = input.item().getMaximumValue();
		if (least != null && most != null) return input.type() + ", " + least + " to " + most;
		if (least != null) return input.type() + " from " + least;
		return input.type();
	}

	/** @return label and description; where there are none, what is known of the key */
	static String purpose(CommandInput input) {
		var said = Stream.of(input.item().getLabel(), input.item().getDescription())
			.filter(text -> text != null && !text.isBlank() && !text.equals(input.item().getName()))
			.collect(Collectors.joining(": "));
		return said.isEmpty() ? KNOWN.getOrDefault(input.key(), "") : said;
	}

	private static String code(String text) {
		return "`" + text + "`";
	}

	private static String cell(String text) {
		return text.replace("|", "\\|");
	}
}
