package io.github.coverfiji.command;

import java.io.IOException;
import java.io.StringReader;
import java.util.Collection;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;

import ij.IJ;
import ij.Menus;
import ij.plugin.filter.ExtendedPlugInFilter;

import io.github.coverfiji.task.InputException;

/**
 * The table in which ImageJ 1 looks up {@code run(label, ...)}. ImageJ fills it while it builds its menu bar, which it
 * cannot do without a screen. Here every label leads to {@link MacroBridge}, until the table is closed.
 */
final class CommandTable implements AutoCloseable {

	/** Label, shortcut and class of an entry, such as {@code "Add Slice[a]",ij.plugin.StackEditor("add")}. */
	private static final Pattern ENTRY = Pattern.compile("\"(.+?)(?:\\[\\w\\])?\",\\s*(\\S.*)");

	/** ImageJ's properties list its submenus only; of what stands in its menus these work without a screen. */
	private static final String TOP_LEVEL = """
		01="Close",ij.plugin.Commands("close")
		02="Close All",ij.plugin.Commands("close-all")
		03="Clear",ij.plugin.filter.Filler("clear")
		04="Clear Outside",ij.plugin.filter.Filler("outside")
		05="Fill",ij.plugin.filter.Filler("fill")
		06="Invert",ij.plugin.filter.Filters("invert")
		07="8-bit",ij.plugin.Converter("8-bit")
		08="16-bit",ij.plugin.Converter("16-bit")
		09="32-bit",ij.plugin.Converter("32-bit")
		10="RGB Color",ij.plugin.Converter("RGB Color")
		11="Crop",ij.plugin.Resizer("crop")
		12="Smooth",ij.plugin.filter.Filters("smooth")
		13="Sharpen",ij.plugin.filter.Filters("sharpen")
		14="Find Edges",ij.plugin.filter.Filters("edge")
		15="Measure",ij.plugin.filter.Analyzer
		16="Clear Results",ij.plugin.filter.Analyzer("clear")
		""";

	private final Map<String, String> builtIn = new HashMap<>();
	private final Hashtable<String, String> table = new Hashtable<>();
	private final Hashtable<?, ?> before = Menus.getCommands();

	/** @param labels names of the commands that are not ImageJ's own */
	CommandTable(Collection<String> labels) {
		try (var shipped = IJ.class.getResourceAsStream("/IJ_Props.txt"); var top = new StringReader(TOP_LEVEL)) {
			var entries = new Properties();
			entries.load(shipped);
			entries.load(top);
			entries.values().stream().map(e -> ENTRY.matcher((String) e))
				.filter(m -> m.matches() && worksWithoutScreen(m.group(1), m.group(2)))
				.forEach(m -> builtIn.put(m.group(1), m.group(2)));
		}
		catch (IOException fault) {
			throw new IllegalStateException("ImageJ's list of commands cannot be read", fault);
		}
		builtIn.keySet().forEach(this::bridge);
		ValueArithmetic.LABELS.forEach(this::bridge);
		labels.forEach(this::bridge);
		install(table);
	}

	/** @return all names that a macro may run */
	Collection<String> labels() {
		return table.keySet();
	}

	/**
	 * Runs one of ImageJ's own commands with the options and the image of the calling thread. Filters that may open a
	 * dialog are refused: without a screen ImageJ runs them silently with their defaults ("Gamma..." with value=2 takes
	 * 0.5), or waits for ever ("Despeckle" of a stack). Four of them are done by {@link ValueArithmetic} instead.
	 *
	 * @param label its name
	 * @param options as the macro writes them; may be null
	 * @throws InputException if it may open a dialog
	 */
	void runBuiltIn(String label, String options) {
		if (ValueArithmetic.LABELS.contains(label)) {
			ValueArithmetic.run(label, options);
			return;
		}
		var parts = builtIn.get(label).split("\\(\"|\"\\)");
		if (mayOpenDialog(parts[0])) throw new InputException("Cannot run '" + label + "'",
			"it may open a dialog, but there is no screen", "run this macro in Fiji");
		IJ.runPlugIn(label, parts[0], parts.length > 1 ? parts[1] : "");
	}

	/** Gives ImageJ back the table it had before. */
	@Override
	public void close() {
		install(before);
	}

	/**
	 * Labels with dots open a dialog, which also reads the options of macros. Those that write files, which
	 * {@code saveAs} calls, and the one that opens a TIFF as a virtual stack only want a path and find it themselves.
	 */
	private static boolean worksWithoutScreen(String label, String className) {
		return !label.contains("...") || className.contains("Writer") || className.endsWith(".FileInfoVirtualStack");
	}

	private static boolean mayOpenDialog(String className) {
		try {
			return ExtendedPlugInFilter.class.isAssignableFrom(Class.forName(className));
		}
		catch (ClassNotFoundException fault) {
			throw new IllegalStateException("ImageJ lists a command that it does not have", fault);
		}
	}

	private void bridge(String label) {
		table.put(label, MacroBridge.entry(label));
	}

	private static void install(Hashtable<?, ?> commands) {
		try {
			var field = Menus.class.getDeclaredField("pluginsTable");
			field.setAccessible(true);
			field.set(null, commands);
		}
		catch (ReflectiveOperationException fault) {
			throw new IllegalStateException("This version of ImageJ keeps its commands elsewhere", fault);
		}
	}
}
