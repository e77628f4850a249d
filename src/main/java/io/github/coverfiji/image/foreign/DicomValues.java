package io.github.coverfiji.image.foreign;

import java.util.Map;
import java.util.Set;

import io.github.coverfiji.task.UnreadableImage;

/**
 * What Bio-Formats' numbers of a compressed DICOM file mean. It does not rescale them, turns MONOCHROME1 round, loses the
 * last value of an RLE plane and mixes up colours of JPEG 2000 (7.3.1), so these are not taken from it.
 */
final class DicomValues {

	private static final String RLE = "1.2.840.10008.1.2.5";
	private static final String JPEG_2000 = "1.2.840.10008.1.2.4.9";
	private static final Set<String> PLAIN = Set.of("MONOCHROME2", "RGB");

	private DicomValues() {}

	/**
	 * @param header elements by number and name, as Bio-Formats has them
	 * @throws UnreadableImage if its values would be wrong
	 */
	static ValueScale scale(Map<String, Object> header) throws UnreadableImage {
		var syntax = text(header, "0002,0010");
		var colours = text(header, "0028,0004");
		if (syntax.startsWith(RLE)) throw refused("packed by RLE");
		if (!PLAIN.contains(colours) && (!colours.startsWith("YBR_FULL") || syntax.startsWith(JPEG_2000)))
			throw refused("of the kind " + colours);
		if (has(header, "0028,3000") || has(header, "5200,92")) throw refused("with values stated by tables or for each frame");
		if (number(header, "0028,0103", 0) == 1 && number(header, "0028,0101", 0) != number(header, "0028,0100", 0))
			throw refused("with signed numbers that leave bits unused");
		var scale = new ValueScale(number(header, "0028,1053", 1), number(header, "0028,1052", 0));
		if (scale.slope() == 0) throw UnreadableImage.damaged("a rescale slope of 0");
		return scale;
	}

	private static UnreadableImage refused(String kind) {
		return UnreadableImage.unsupported("it is a compressed DICOM image " + kind + ", of which Bio-Formats gives wrong values",
			"write it without compression (gdcmconv --raw of GDCM, dcmdjpeg or dcmdrle of DCMTK), or leave it out");
	}

	private static boolean has(Map<String, Object> header, String number) {
		return header.keySet().stream().anyMatch(key -> key.startsWith(number));
	}

	private static String text(Map<String, Object> header, String number) {
		return header.entrySet().stream().filter(e -> e.getKey().startsWith(number)).findFirst()
			.map(e -> e.getValue().toString().strip()).orElse("");
	}

	private static double number(Map<String, Object> header, String number, double otherwise) throws UnreadableImage {
		var text = text(header, number);
		try {
			return text.isEmpty() ? otherwise : Double.parseDouble(text);
		}
		catch (NumberFormatException e) {
			throw UnreadableImage.damaged("'" + text + "' where a number has to be (" + number + ")");
		}
	}
}
