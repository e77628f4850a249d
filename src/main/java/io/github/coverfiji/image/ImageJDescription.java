package io.github.coverfiji.image;

import ij.ImageJ;

/** ImageJ's description of a TIFF: what the planes are, as lines "key=value" in the order ImageJ writes them. */
final class ImageJDescription {

	private final StringBuilder text = new StringBuilder();

	private ImageJDescription() {}

	/** @return the description of a file with these planes; ASCII */
	static String of(PlaneFormat format) {
		var lines = new ImageJDescription();
		lines.add("ImageJ", ImageJ.VERSION);
		lines.addSides(format);
		if (!format.calibration().equals(Calibration.NONE)) lines.add("unit", format.calibration().unit());
		if (format.planes() > 1) {
			lines.add("spacing", format.calibration().z());
			lines.add("loop", false);
		}
		lines.addRange(format);
		return lines.text.toString();
	}

	private void addSides(PlaneFormat format) {
		if (format.planes() == 1) return;
		add("images", format.planes());
		if (format.channels() > 1) add("channels", format.channels());
		if (format.slices() > 1) add("slices", format.slices());
		if (format.frames() > 1) add("frames", format.frames());
		if (format.hyperstack()) add("hyperstack", true);
		if (format.channels() > 1) add("mode", "grayscale");
	}

	/** Eight-bit labels need none: ImageJ shows 8 bit from 0 to 255. */
	private void addRange(PlaneFormat format) {
		var range = format.colours().isPresent() && format.kind() == PlaneFormat.Kind.SHORT
			? new PlaneFormat.Range(0, 255) : format.ranges().stream().findFirst().orElse(null);
		if (range == null) return;
		add("min", range.low());
		add("max", range.high());
	}

	private void add(String key, Object value) {
		text.append(key).append('=');
		value.toString().chars().forEach(this::append);
		text.append('\n');
	}

	/** ImageJ reads the text as a file of properties. */
	private void append(int c) {
		if (c >= ' ' && c <= '~' && c != '\\') text.append((char) c);
		else text.append(String.format("\\u%04x", c));
	}
}
