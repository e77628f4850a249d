package io.github.coverfiji.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The texts of the classes of a tree and of all that they mention, fitted to the tree: where a text declares a module of
 * one class and the tree has another (another backbone), the tree's is written; lines with {@code {level}} are repeated
 * for as many levels as the tree says, a block of such lines as a whole.
 */
final class ScriptTexts {

	private static final Pattern REFERENCE = Pattern.compile("__torch__\\.(\\w+)\\.");
	private static final String LEVEL = "{level}";

	private final Map<String, String> texts = new TreeMap<>();

	private ScriptTexts() {}

	/**
	 * @param root of the tree
	 * @return texts by file name
	 * @throws IOException if this software lacks a text
	 */
	static Map<String, String> of(ScriptNode root) throws IOException {
		var all = new ScriptTexts();
		all.collect(root);
		// Of files that are there for their functions alone, the classes are not part of the tree.
		all.texts.replaceAll((file, text) -> repeated(text, 0));
		return all.texts;
	}

	private void collect(ScriptNode node) throws IOException {
		var dot = node.type().lastIndexOf('.');
		var file = node.type().substring(0, dot);
		collect(file);
		texts.put(file, fitted(texts.get(file), node, node.type().substring(dot + 1)));
		for (var value : node.attributes().values())
			if (value instanceof ScriptNode child) collect(child);
	}

	private void collect(String file) throws IOException {
		if (texts.containsKey(file)) return;
		try (var in = ScriptTexts.class.getResourceAsStream("/torchscript/" + file + ".py")) {
			if (in == null) throw new IOException("no TorchScript text '" + file + ".py' in this software");
			texts.put(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
		}
		var references = REFERENCE.matcher(texts.get(file));
		while (references.find())
			collect(references.group(1));
	}

	private static String fitted(String text, ScriptNode node, String name) {
		var start = text.indexOf("class " + name + "(Module):\n");
		var next = text.indexOf("\nclass ", start);
		var end = next < 0 ? text.length() : next + 1;
		var body = repeated(text.substring(start, end), node.levels());
		for (var attribute : node.attributes().entrySet())
			if (attribute.getValue() instanceof ScriptNode child)
				body = declared(body, attribute.getKey(), child.type());
		return text.substring(0, start) + body + text.substring(end);
	}

	private static String declared(String body, String attribute, String type) {
		return Pattern.compile("(?m)^  " + attribute + " : __torch__\\.\\S+$").matcher(body)
			.replaceAll(Matcher.quoteReplacement("  " + attribute + " : __torch__." + type));
	}

	private static String repeated(String body, int levels) {
		if (!body.contains(LEVEL)) return body;
		var lines = new ArrayList<String>();
		var block = new ArrayList<String>();
		for (var line : body.split("\n", -1)) {
			if (line.contains(LEVEL)) block.add(line);
			else {
				flush(block, levels, lines);
				lines.add(line);
			}
		}
		flush(block, levels, lines);
		return String.join("\n", lines);
	}

	private static void flush(List<String> block, int levels, List<String> lines) {
		for (int level = 0; level < levels; level++)
			for (var line : block)
				lines.add(line.replace(LEVEL, Integer.toString(level)));
		block.clear();
	}
}
