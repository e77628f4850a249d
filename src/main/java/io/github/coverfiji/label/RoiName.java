package io.github.coverfiji.label;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import ij.gui.Roi;

/** The class that the name of a ROI means: "cell-1", "cell_2", "cell 3" and "cell (4)" are all of the class "cell". */
final class RoiName {

	/** One number behind the name of the class; ImageJ itself adds "-1" to names that are there already. */
	private static final Pattern NUMBER = Pattern.compile("(?<=.)([-_\\s]\\d+|\\s*\\(\\d+\\))$");

	/** What the ROI Manager calls a ROI that nobody named: [slice-]row-column. */
	private static final Pattern AUTOMATIC = Pattern.compile("\\d{4,6}(-\\d{4,6}){1,2}(-\\d+)?");

	private RoiName() {}

	/** @return the name somebody gave, without outer blanks */
	static Optional<String> given(Roi roi) {
		return Optional.ofNullable(roi.getName()).map(String::strip)
			.filter(n -> !n.isEmpty() && !AUTOMATIC.matcher(n).matches());
	}

	/** @return the name of the class: the name somebody gave, without a number at its end */
	static Optional<String> base(Roi roi) {
		return given(roi).map(n -> NUMBER.matcher(n).replaceFirst("").strip());
	}

	/** @return whether a class of this name is the background */
	static boolean background(String name) {
		return name.equalsIgnoreCase("background") || name.equalsIgnoreCase("bg");
	}

	/** @return the name as it is compared: case plays no part */
	static String key(String name) {
		return name.toLowerCase(Locale.ROOT);
	}

	/** @return what to call ROI i from 0 in messages */
	static String shown(Roi roi, int i) {
		return roi.getName() == null || roi.getName().isBlank() ? "ROI " + (i + 1) : "'" + roi.getName() + "'";
	}
}
