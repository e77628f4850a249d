package io.github.coverfiji.ui;

import java.util.function.ToIntFunction;
import java.util.stream.Stream;

import ij.IJ;

/**
 * ImageJ's status line. A text wider than its room would be painted over what stands beside it: the progress bar and, in
 * Fiji, the field in which somebody types what to search for.
 */
public final class StatusLine {

	private static final String PIECE = ", ";
	private static final String MORE = "…";

	private StatusLine() {}

	/** @param text what to show: of pieces with commas between them, the last are left out where there is no room */
	public static void show(String text) {
		IJ.showStatus(IJ.getInstance() == null ? text : inRoom(text));
	}

	private static String inRoom(String text) {
		var bar = IJ.getInstance().getStatusBar();
		var line = bar.getComponent(0);
		var end = Stream.of(bar.getComponents()).mapToInt(c -> c.getX()).filter(x -> x > line.getX()).min()
			.orElse(bar.getWidth());
		return end <= line.getX() ? text : fitting(text, line.getFontMetrics(line.getFont())::stringWidth, end - line.getX());
	}

	/**
	 * @param text pieces with commas between them
	 * @param width of a text
	 * @param room largest width
	 * @return as many of the pieces as there is room for; if that is none, as many letters
	 */
	static String fitting(String text, ToIntFunction<String> width, int room) {
		var shown = text;
		while (width.applyAsInt(shown) > room && shown.contains(PIECE)) shown = shown.substring(0, shown.lastIndexOf(PIECE));
		if (width.applyAsInt(shown) <= room) return shown;
		while (!shown.isEmpty() && width.applyAsInt(shown + MORE) > room) shown = shown.substring(0, shown.length() - 1);
		return shown + MORE;
	}
}
