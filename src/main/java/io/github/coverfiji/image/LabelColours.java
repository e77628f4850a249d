package io.github.coverfiji.image;

import java.util.List;
import java.util.regex.Pattern;

import ij.process.LUT;

/**
 * A colour for each class id.
 *
 * @param colours "#rrggbb" of id 0, 1, …; ids beyond start again at id 1, so only the background has the first
 */
public record LabelColours(List<String> colours) {

	private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");

	/**
	 * Black, then the seven colours of Okabe and Ito (Color Universal Design, 2008), which people with any colour vision
	 * can tell apart, then seven of the "muted" set of P. Tol (SRON/EPS/TN/09-002).
	 */
	public static final LabelColours DEFAULT = new LabelColours(List.of("#000000", "#e69f00", "#56b4e9", "#009e73",
		"#f0e442", "#0072b2", "#d55e00", "#cc79a7", "#332288", "#88ccee", "#117733", "#ddcc77", "#882255", "#aa4499",
		"#999933"));

	/** @throws IllegalArgumentException if there are fewer than two colours, or one is not "#rrggbb" */
	public LabelColours {
		colours = List.copyOf(colours);
		if (colours.size() < 2) throw new IllegalArgumentException("At least two colours are needed");
		for (var c : colours)
			if (!valid(c)) throw new IllegalArgumentException("'" + c + "' is no colour such as #e69f00");
	}

	/**
	 * @param id class id from 0
	 * @return "#rrggbb"
	 * @throws IllegalArgumentException if the id is negative
	 */
	public String hex(int id) {
		if (id < 0) throw new IllegalArgumentException("Class id " + id + " is below 0");
		return id < colours.size() ? colours.get(id) : colours.get(1 + (id - 1) % (colours.size() - 1));
	}

	/**
	 * @param id class id from 0
	 * @return 0xrrggbb
	 */
	public int rgb(int id) {
		return Integer.parseInt(hex(id).substring(1), 16);
	}

	/** @return ImageJ's colour table: entry i is the colour of id i, for ids up to 255 */
	public LUT lut() {
		var reds = new byte[256];
		var greens = new byte[256];
		var blues = new byte[256];
		for (var i = 0; i < 256; i++) {
			var rgb = rgb(i);
			reds[i] = (byte) (rgb >> 16);
			greens[i] = (byte) (rgb >> 8);
			blues[i] = (byte) rgb;
		}
		return new LUT(reds, greens, blues);
	}

	static boolean valid(String colour) {
		return HEX.matcher(colour).matches();
	}
}
