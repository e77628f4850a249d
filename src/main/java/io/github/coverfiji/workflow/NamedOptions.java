package io.github.coverfiji.workflow;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Spelling;

/**
 * Settings from options by name, for scripts: the keys are those of macros, what is not given keeps its default. A group
 * of settings within settings takes its options from the same list.
 */
public final class NamedOptions {

	private final Map<String, Object> given = new HashMap<>();

	private NamedOptions(Map<String, ?> options) {
		options.forEach((key, value) -> given.put(key, value));
	}

	/**
	 * @param defaults settings to change
	 * @param options values by key: numbers and texts as a script has them; a list stands for numbers with commas
	 * @return the settings
	 * @throws InputException if a key is unknown (the nearest known one is named), or a value is no value of its option
	 */
	public static <R extends Record> R settings(R defaults, Map<String, ?> options) {
		var named = new NamedOptions(options);
		named.requireKnown(keys(defaults).collect(Collectors.toCollection(TreeSet::new)));
		return named.changed(defaults);
	}

	/**
	 * @param settings of any job
	 * @return its values by key, as {@link #settings} takes them, in the order of the record
	 */
	public static Map<String, String> values(Record settings) {
		var values = new LinkedHashMap<String, String>();
		for (var part : settings.getClass().getRecordComponents()) {
			if (read(part, settings) instanceof Record group) values.putAll(values(group));
			else values.put(part.getName(), text(read(part, settings)));
		}
		return values;
	}

	private static Stream<String> keys(Record settings) {
		return Arrays.stream(settings.getClass().getRecordComponents()).flatMap(part ->
			read(part, settings) instanceof Record group ? keys(group) : Stream.of(part.getName()));
	}

	private void requireKnown(Set<String> known) {
		var unknown = new HashSet<>(given.keySet());
		unknown.removeAll(known);
		unknown.stream().sorted().findFirst().ifPresent(key -> {
			throw new InputException("Cannot use the settings",
				"unknown option '" + key + "'" + Spelling.nearest(key, known).map(k -> ", did you mean '" + k + "'").orElse(""),
				"use only the options " + String.join(", ", known));
		});
	}

	private <R extends Record> R changed(R defaults) {
		var parts = defaults.getClass().getRecordComponents();
		var values = Arrays.stream(parts).map(part -> value(part, read(part, defaults))).toArray();
		var types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
		try {
			@SuppressWarnings("unchecked")
			var made = (R) defaults.getClass().getConstructor(types).newInstance(values);
			return made;
		}
		catch (InvocationTargetException e) {
			if (e.getCause() instanceof InputException refusal) throw refusal;
			throw new IllegalStateException(e);
		}
		catch (ReflectiveOperationException e) {
			throw new IllegalStateException(e);
		}
	}

	private Object value(RecordComponent part, Object usual) {
		if (usual instanceof Record group) return changed(group);
		var key = part.getName();
		if (!given.containsKey(key)) return usual;
		var text = text(given.get(key));
		try {
			return parsed(part.getType(), text);
		}
		catch (ArithmeticException | IllegalArgumentException e) {
			throw new InputException("Cannot use " + key + "=" + text, "the option takes " + kind(part.getType()),
				"give such a value; by default it is " + usual, e);
		}
	}

	/** Scripts have texts, numbers and files of their own kinds, which all write themselves as macros do. */
	private static String text(Object value) {
		return value instanceof Collection<?> several
			? several.stream().map(NamedOptions::text).collect(Collectors.joining(",")) : String.valueOf(value).strip();
	}

	private static Object parsed(Class<?> type, String text) {
		if (type == String.class) return text;
		if (type == boolean.class) return truth(text);
		var number = new BigDecimal(text);
		if (type == int.class) return number.intValueExact();
		return type == long.class ? (Object) number.longValueExact() : number.doubleValue();
	}

	/** Python writes them with capitals. */
	private static boolean truth(String text) {
		if (!List.of("true", "false", "True", "False").contains(text)) throw new IllegalArgumentException(text);
		return Boolean.parseBoolean(text);
	}

	private static String kind(Class<?> type) {
		if (type == boolean.class) return "true or false";
		return type == double.class ? "a number" : "a whole number";
	}

	private static Object read(RecordComponent part, Record settings) {
		try {
			return part.getAccessor().invoke(settings);
		}
		catch (ReflectiveOperationException e) {
			throw new IllegalStateException(e);
		}
	}
}
