package io.github.coverfiji.ui;

import java.awt.AWTError;
import java.awt.HeadlessException;
import java.awt.Menu;
import java.awt.MenuItem;
import java.util.List;
import java.util.stream.IntStream;

import javax.swing.UIManager;

import ij.IJ;
import ij.ImageJ;
import ij.Menus;

import io.github.coverfiji.task.InputException;

/** The window of a plain ImageJ, with a menu of ours. */
public final class ImageJWindow {

	private static final String PARENT = "Plugins";

	/**
	 * One command.
	 *
	 * @param label its name
	 * @param weight its place; more than 1 between neighbours makes a line
	 */
	public record Entry(String label, double weight) {}

	private ImageJWindow() {}

	/**
	 * Opens ImageJ, which ends the program when it is closed.
	 *
	 * @param title of the menu within Plugins
	 * @param entries in their order; ImageJ runs what its table of commands holds under their labels
	 * @throws InputException if there is no screen
	 */
	public static void open(String title, List<Entry> entries) {
		UIManager.put("swing.boldMetal", false);
		window().exitWhenQuitting(true);
		var menu = new Menu(title);
		for (int i = 0; i < entries.size(); i++) {
			if (i > 0 && entries.get(i).weight() - entries.get(i - 1).weight() > 1) menu.addSeparator();
			var item = new MenuItem(entries.get(i).label());
			item.addActionListener(IJ.getInstance());
			menu.add(item);
		}
		var bar = Menus.getMenuBar();
		IntStream.range(0, bar.getMenuCount()).mapToObj(bar::getMenu).filter(m -> m.getLabel().equals(PARENT)).findFirst()
			.orElseThrow().add(menu);
	}

	private static ImageJ window() {
		try {
			return new ImageJ(ImageJ.STANDALONE);
		}
		catch (HeadlessException | AWTError e) {
			throw new InputException("Cannot open ImageJ's window", "there is no screen", "give a macro to run", e);
		}
	}
}
