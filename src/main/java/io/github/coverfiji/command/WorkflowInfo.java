package io.github.coverfiji.command;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;

/**
 * A COVER command as SciJava's index knows it.
 *
 * @param label name in macros: the last entry of the menu path
 * @param info what SciJava knows of it
 */
record WorkflowInfo(String label, CommandInfo info) {

	private static final String MENU = "Plugins > COVER >";

	/**
	 * @param context where the commands were found
	 * @return all commands of the menu Plugins &gt; COVER by label, in the order of the alphabet
	 */
	static Map<String, WorkflowInfo> allIn(Context context) {
		var commands = new TreeMap<String, WorkflowInfo>();
		for (var info : context.service(CommandService.class).getCommands()) {
			var path = info.getMenuPath();
			if (!path.getMenuString(true).startsWith(MENU)) continue;
			var label = path.getLeaf().getName();
			commands.put(label, new WorkflowInfo(label, info));
		}
		return commands;
	}

	/** @return name of the place in the README that tells of it */
	String anchor() {
		return anchor(label);
	}

	static String anchor(String label) {
		return label.toLowerCase(Locale.ROOT).replace(' ', '-');
	}

	/** @return its place among the commands; more than 1 between neighbours makes a line in the menu */
	double weight() {
		return info.getMenuPath().getLeaf().getWeight();
	}
}
