package io.github.coverfiji.command;

import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.scijava.ItemVisibility;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.widget.FileWidget;

import ij.ImagePlus;
import ij.WindowManager;

import io.github.coverfiji.task.InputException;
import io.github.coverfiji.ui.Advice;
import io.github.coverfiji.ui.Form;
import io.github.coverfiji.ui.Form.Chosen;
import io.github.coverfiji.ui.Form.Field;
import io.github.coverfiji.ui.Form.Kind;
import io.github.coverfiji.ui.Need;

/**
 * A command's options as a dialog. Values are the texts of option strings, so that a dialog takes what a macro takes and
 * says no to what a macro says no to. A message among the inputs begins a group of its name.
 *
 * @param label name of the command
 * @param form what the dialog asks for; the usual values are the defaults of the command
 */
record CommandForm(String label, Form form) {

	/**
	 * @param label name of the command
	 * @param fresh the command, all inputs at their defaults
	 * @return its dialog
	 */
	static CommandForm of(String label, Module fresh) {
		var groups = new ArrayList<>(List.of(new Form.Group("", new ArrayList<>())));
		for (var item : fresh.getInfo().inputs()) {
			if (item.getVisibility() == ItemVisibility.MESSAGE)
				groups.add(new Form.Group(text(fresh.getInput(item.getName())), new ArrayList<>()));
			else if (CommandInput.isOption(item))
				groups.get(groups.size() - 1).fields().add(field(new CommandInput(item), fresh));
		}
		var about = fresh.getInfo().getDescription();
		return new CommandForm(label, new Form(label, about == null ? "" : about, groups, needs(fresh)));
	}

	private static List<Need> needs(Module fresh) {
		var needs = fresh.getDelegateObject().getClass().getAnnotation(Needs.class);
		return needs == null ? List.of() : Arrays.stream(needs.value()).map(need -> new Need(Arrays.stream(need.split(",? or "))
			.map(way -> List.of(way.split(" and "))).toList())).toList();
	}

	private static Field field(CommandInput input, Module fresh) {
		var item = input.item();
		var label = item.getLabel() == null || item.getLabel().isBlank() ? input.key() : item.getLabel();
		var tip = item.getDescription() == null ? "" : item.getDescription();
		var title = label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1);
		return new Field(input.key(), title, (tip + range(item)).strip(), kind(input), text(fresh.getInput(item.getName())));
	}

	private static String range(ModuleItem<?> item) {
		var least = item.getMinimumValue();
		var most = item.getMaximumValue();
		if (least == null) return "";
		return most == null ? " (at least " + least + ")" : " (" + least + " … " + most + ")";
	}

	private static Kind kind(CommandInput input) {
		if (!input.choices().isEmpty()) return new Kind.Choice(input.choices());
		if (input.is(ImagePlus.class)) return new Kind.Image(Arrays.asList(WindowManager.getImageTitles()));
		if (input.is(Boolean.class)) return new Kind.Switch();
		if (input.is(File.class)) return new Kind.Path(chosen(input.item().getWidgetStyle()));
		return input.is(String.class) ? new Kind.Text() : new Kind.Number();
	}

	private static Chosen chosen(String style) {
		return switch (style) {
			case FileWidget.DIRECTORY_STYLE -> Chosen.FOLDER;
			case FileWidget.SAVE_STYLE -> Chosen.NEW_FILE;
			case FileWidget.FILE_AND_DIRECTORY_STYLE -> Chosen.FILE_OR_FOLDER;
			default -> Chosen.FILE;
		};
	}

	private static String text(Object value) {
		if (value == null) return "";
		return value instanceof ImagePlus image ? image.getTitle() : value.toString();
	}

	/**
	 * @param module the command, perhaps with some inputs given
	 * @return the values to begin with: those given; for a single image that may be the active one, that
	 */
	Map<String, String> start(Module module) {
		var start = new LinkedHashMap<String, String>();
		var inputs = CommandInput.of(module.getInfo());
		inputs.forEach(input -> start.put(input.key(), text(module.getInput(input.item().getName()))));
		var images = inputs.stream().filter(CommandInput::takesActiveImage).toList();
		var active = WindowManager.getCurrentImage();
		if (images.size() == 1 && active != null && start.get(images.get(0).key()).isEmpty())
			start.put(images.get(0).key(), active.getTitle());
		return start;
	}

	/**
	 * Gives a command the values of the dialog; nothing is left to be asked for.
	 *
	 * @param values of all fields by key
	 * @param module the command
	 * @throws InputException if a value is none
	 */
	void fill(Map<String, String> values, Module module) {
		var inputs = new CommandInputs(label, module);
		for (var input : CommandInput.of(module.getInfo())) {
			var value = values.get(input.key());
			// What a script gave stays itself: an image need not be open.
			if (!value.equals(text(module.getInput(input.item().getName())))) inputs.give(input.key(), value);
		}
		module.getInfo().inputs().forEach(item -> module.resolveInput(item.getName()));
	}

	/**
	 * @param values of all fields by key
	 * @return those that differ from the defaults, in the order of the fields: what a macro has to say
	 */
	Map<String, String> changed(Map<String, String> values) {
		var changed = new LinkedHashMap<String, String>();
		form.fields().filter(field -> !values.get(field.key()).equals(field.usual()))
			.forEach(field -> changed.put(field.key(), values.get(field.key())));
		return changed;
	}

	/**
	 * @param values of all fields by key
	 * @param scratch a command to try them on
	 * @return what the command says of them before it runs
	 */
	Advice advice(Map<String, String> values, Module scratch) {
		try {
			fill(values, scratch);
			var command = scratch.getDelegateObject();
			var lines = command instanceof WorkflowCommand known ? known.outlook() : List.<String>of();
			return new Advice(true, words(lines.stream().filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"))));
		}
		catch (InputException fault) {
			return new Advice(false, words(fault.getMessage()));
		}
	}

	private String words(String text) {
		return new FieldNames(form).in(text);
	}
}
