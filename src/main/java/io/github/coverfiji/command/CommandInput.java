package io.github.coverfiji.command;

import java.io.File;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import org.scijava.Context;
import org.scijava.ItemVisibility;
import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleItem;
import org.scijava.service.Service;
import org.scijava.util.Types;
import org.scijava.widget.Button;

import ij.ImagePlus;
import ij.WindowManager;

/**
 * One input of a command that a macro can give.
 *
 * @param item what SciJava knows of it
 */
record CommandInput(ModuleItem<?> item) {

	/** Of the open images, so many are named. */
	private static final int TITLES = 10;

	/**
	 * @param command a command
	 * @return its inputs without services, messages and buttons, in the order of the dialog
	 */
	static List<CommandInput> of(ModuleInfo command) {
		return StreamSupport.stream(command.inputs().spliterator(), false)
			.filter(CommandInput::isOption).map(CommandInput::new).toList();
	}

	/**
	 * @param item an input of a command
	 * @return whether a macro can give it: it is no service, message or button
	 */
	static boolean isOption(ModuleItem<?> item) {
		var input = new CommandInput(item);
		return item.getVisibility() != ItemVisibility.MESSAGE && !input.is(Service.class) && !input.is(Context.class)
			&& !input.is(Button.class);
	}

	/** @return the name of this input in option strings */
	String key() {
		return item.getName().toLowerCase(Locale.ROOT);
	}

	/**
	 * @param type a class
	 * @return whether the values of this input are of it
	 */
	boolean is(Class<?> type) {
		return type.isAssignableFrom(Types.box(item.getType()));
	}

	/** @return whether it may be filled with the active image, which happens if no other such input is empty */
	boolean takesActiveImage() {
		return is(ImagePlus.class) && item.isAutoFill();
	}

	/**
	 * @param text a value as it stands in an option string; for an image, nothing means none
	 * @return the value
	 * @throws IllegalArgumentException if it is none; the message says why, as in "is not a number"
	 */
	Object parse(String text) {
		if (is(ImagePlus.class)) return text.isEmpty() ? null : image(text);
		if (is(Boolean.class)) return bool(text);
		if (is(File.class)) return new File(text);
		if (item.getType().isEnum()) return constant(text);
		if (Number.class.isAssignableFrom(Types.box(item.getType()))) return number(text);
		if (!is(String.class)) throw new IllegalArgumentException("cannot be given in a macro");
		var choices = choices();
		if (!choices.isEmpty() && !choices.contains(text)) throw new IllegalArgumentException(noneOf(choices));
		return text;
	}

	/** @return what kind of value it takes, for people */
	String type() {
		var choices = choices();
		if (!choices.isEmpty()) return String.join("/", choices);
		if (is(ImagePlus.class)) return "image";
		if (is(Boolean.class)) return "true/false";
		if (is(File.class)) return item.getWidgetStyle().contains("directory") ? "folder" : "file";
		if (is(Integer.class) || is(Long.class)) return "whole number";
		return is(String.class) ? "text" : "number";
	}

	/** @return what to write instead of a value that it does not take, for people */
	String remedy() {
		if (!is(ImagePlus.class)) return "give '" + key() + "' a value of the kind: " + type();
		var title = Arrays.stream(WindowManager.getImageTitles()).findFirst().map(t -> t.contains(" ") ? "[" + t + "]" : t);
		return (title.isEmpty() ? "open the image first, and write " + key() + "=TITLE, with [brackets] around a title with blanks"
			: "write " + key() + "=" + title.get() + " or the title of another open image, with [brackets] if it has blanks")
			+ (takesActiveImage() ? "; without " + key() + "= the active image is taken" : "");
	}

	/** @return the words that it takes; none if there is no such list */
	List<String> choices() {
		if (item.getType().isEnum())
			return Arrays.stream(item.getType().getEnumConstants()).map(c -> ((Enum<?>) c).name()).toList();
		return item.getChoices() == null ? List.of() : item.getChoices().stream().map(String::valueOf).toList();
	}

	private Object constant(String text) {
		return Arrays.stream(item.getType().getEnumConstants())
			.filter(c -> ((Enum<?>) c).name().equals(text) || c.toString().equals(text))
			.findFirst().orElseThrow(() -> new IllegalArgumentException(noneOf(choices())));
	}

	private static String noneOf(List<String> choices) {
		return "is none of " + choices.stream().map(c -> "'" + c + "'").collect(Collectors.joining(", "));
	}

	private static boolean bool(String text) {
		if (text.equals("true") || text.equals("false")) return text.equals("true");
		throw new IllegalArgumentException("is neither true nor false");
	}

	private Object number(String text) {
		BigDecimal number;
		try {
			number = new BigDecimal(text);
		}
		catch (NumberFormatException fault) {
			throw new IllegalArgumentException("is not a number", fault);
		}
		if (is(Double.class)) return number.doubleValue();
		if (is(Float.class)) return number.floatValue();
		try {
			if (is(Integer.class)) return number.intValueExact();
			if (is(Long.class)) return number.longValueExact();
		}
		catch (ArithmeticException fault) {
			throw new IllegalArgumentException("is not a whole number in the range of the computer", fault);
		}
		throw new IllegalArgumentException("cannot be given in a macro");
	}

	/** Like Fiji: the number of an image first, then the title. */
	private static ImagePlus image(String text) {
		var image = text.matches("-?\\d{1,9}") ? WindowManager.getImage(Integer.parseInt(text)) : null;
		if (image == null) image = WindowManager.getImage(text);
		if (image != null) return image;
		throw new IllegalArgumentException("is not the title of an open image (open: " + openTitles() + ")");
	}

	private static String openTitles() {
		var titles = WindowManager.getImageTitles();
		if (titles.length == 0) return "none";
		var more = titles.length > TITLES ? " and " + (titles.length - TITLES) + " more" : "";
		return Arrays.stream(titles).limit(TITLES).map(t -> "'" + t + "'").collect(Collectors.joining(", ")) + more;
	}
}
