package io.github.coverfiji.engine;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The classes that the texts of an archive declare, and whether the values of a pickle are of the kinds declared. The
 * engine believes both without comparing them.
 */
final class ScriptClasses {

	private static final Pattern CLASS = Pattern.compile("class (\\w+)\\(Module\\):");
	private static final Pattern FUNCTION = Pattern.compile("def (\\w+)\\(.*");
	private static final Pattern METHOD = Pattern.compile("  def (\\w+)\\(.*");
	private static final Pattern ATTRIBUTE = Pattern.compile("  (\\w+) : ([\\w.]+(\\[[\\w.]+\\])?)");
	private static final Pattern LISTS = Pattern.compile("  __(parameters|buffers)__ = \\[[\\w\", ]*\\]");
	private static final int DEEPEST = 64;
	private static final Map<String, Class<?>> PLAIN = Map.of("Tensor", Pickled.Tensor.class, "int", Long.class, "float",
		Double.class, "bool", Boolean.class, "str", String.class);

	private final Map<String, Map<String, String>> attributes = new LinkedHashMap<>();
	private final Set<String> names = new HashSet<>();

	/**
	 * @param texts by the qualified name of their file, such as {@code __torch__.unet}
	 * @throws ArchiveFault if a line on the level of a class is none that declares an attribute or a method
	 */
	ScriptClasses(Map<String, String> texts) throws ArchiveFault {
		for (var text : texts.entrySet()) {
			names.addAll(List.of(text.getKey().split("\\.")));
			read(text.getKey(), text.getValue());
		}
	}

	/** @return the words that the texts declare: files, classes, functions, methods, attributes */
	Set<String> names() {
		return names;
	}

	private void read(String file, String text) throws ArchiveFault {
		Map<String, String> type = null;
		var body = false;
		for (var line : text.split("\n")) {
			if (line.isBlank() || line.stripLeading().startsWith("#")) continue;
			if (line.charAt(0) != ' ') {
				type = CLASS.matcher(line).matches() ? declared(file, line) : null;
				body = type == null;
				if (body) name(FUNCTION, line);
			}
			else if (type != null && line.startsWith("  ") && line.charAt(2) != ' ') body = member(type, line);
			else if (!body) throw misplaced(line);
		}
	}

	private Map<String, String> declared(String file, String line) throws ArchiveFault {
		var name = name(CLASS, line);
		var type = new LinkedHashMap<String, String>();
		if (attributes.put(file + "." + name, type) != null) throw misplaced(line);
		return type;
	}

	/** @return whether a body follows */
	private boolean member(Map<String, String> type, String line) throws ArchiveFault {
		if (LISTS.matcher(line).matches()) return false;
		var attribute = ATTRIBUTE.matcher(line);
		if (!attribute.matches()) return name(METHOD, line) != null;
		names.add(attribute.group(1));
		if (type.put(attribute.group(1), attribute.group(2)) != null) throw misplaced(line);
		return false;
	}

	private String name(Pattern pattern, String line) throws ArchiveFault {
		var matcher = pattern.matcher(line);
		if (!matcher.matches()) throw misplaced(line);
		names.add(matcher.group(1));
		return matcher.group(1);
	}

	/**
	 * @param root of the pickle
	 * @throws ArchiveFault unless each module has exactly the attributes of its class, all of the kinds declared
	 */
	void require(Object root) throws ArchiveFault {
		if (!(root instanceof Pickled.Module module)) throw PickleReader.broken("holds no network");
		require(module, 0);
	}

	private void require(Pickled.Module module, int depth) throws ArchiveFault {
		var type = attributes.get(module.type());
		if (type == null) throw ArchiveFault.strange("its pickle names the class '" + module.type() + "', of which it has no text");
		if (depth > DEEPEST || !type.keySet().equals(module.attributes().keySet()))
			throw ArchiveFault.strange("the attributes of '" + module.type() + "' are not those of its text");
		for (var attribute : module.attributes().entrySet()) {
			var kind = type.get(attribute.getKey());
			if (!fits(kind, attribute.getValue())) throw ArchiveFault.strange("the attribute '" + attribute.getKey() + "' of '"
				+ module.type() + "' is not of the kind " + kind + " that its text says");
			if (attribute.getValue() instanceof Pickled.Module child) require(child, depth + 1);
		}
	}

	private static boolean fits(String kind, Object value) {
		if (kind.startsWith("Optional[")) return value instanceof Pickled.None || fits(inner(kind), value);
		if (kind.startsWith("List[")) return value instanceof Pickled.TypedList list && list.kind().equals(inner(kind));
		if (value instanceof Pickled.Module module) return module.type().equals(kind);
		return PLAIN.containsKey(kind) && PLAIN.get(kind).isInstance(value);
	}

	private static String inner(String kind) {
		return kind.substring(kind.indexOf('[') + 1, kind.length() - 1);
	}

	private static ArchiveFault misplaced(String line) {
		return ArchiveFault.strange("its code has the line '" + Quoted.text(line.strip())
			+ "', which is not written as that of models");
	}
}
