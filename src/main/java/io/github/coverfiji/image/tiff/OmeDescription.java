package io.github.coverfiji.image.tiff;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.w3c.dom.Element;

import io.github.coverfiji.task.UnreadableImage;

/**
 * What the OME-XML of a TIFF says of its first image (OME schema 2016-06, and older ones, which have no units).
 *
 * @param order which page holds which plane
 * @param voxel sides x, y, z; NaN where they are not stated
 * @param units of the sides, such as "µm"
 * @param notes what is left out, and the names of channels, as ends of a sentence
 */
public record OmeDescription(PlaneOrder order, double[] voxel, String[] units, List<String> notes) {

	private static final String[] AXES = { "X", "Y", "Z" };

	/**
	 * @param file a TIFF file
	 * @return what its description says; empty if that is no OME-XML
	 * @throws UnreadableImage if the OME-XML is damaged, lies in a file that is not there, or does not fit the pages
	 */
	public static Optional<OmeDescription> of(TiffFile file) throws IOException {
		var text = file.description();
		if (!text.contains("<OME") && !text.contains(":OME ")) return Optional.empty();
		var document = OmeDocument.of(file.path(), text);
		return Optional.of(of(file, document));
	}

	private static OmeDescription of(TiffFile file, OmeDocument document) throws IOException {
		var images = document.images();
		if (images.isEmpty()) throw UnreadableImage.damaged("its OME description names no image");
		var pixels = images.stream().filter(i -> OmePlanes.isNamed(file, document, i)).findFirst().orElse(images.get(0));
		var notes = new ArrayList<String>();
		if (images.size() > 1) notes.add("the file holds " + images.size() + " images, and "
			+ (pixels == images.get(0) ? "the first" : "number " + (images.indexOf(pixels) + 1)) + " is used");
		var planes = new OmePlanes(file, document, pixels);
		var order = planes.order(notes);
		var voxel = new double[AXES.length];
		var units = new String[AXES.length];
		for (var d = 0; d < AXES.length; d++) {
			voxel[d] = size(pixels.getAttribute("PhysicalSize" + AXES[d]));
			var unit = pixels.getAttribute("PhysicalSize" + AXES[d] + "Unit");
			units[d] = unit.isEmpty() ? "µm" : unit;
		}
		var names = names(pixels, order.channels());
		if (!names.isEmpty()) notes.add("channels " + String.join(", ", names));
		return new OmeDescription(order, voxel, units, List.copyOf(notes));
	}

	private static List<String> names(Element pixels, int channels) {
		var names = OmeDocument.children(pixels, "Channel").stream().map(c -> c.getAttribute("Name")).toList();
		return names.size() == channels && names.stream().noneMatch(String::isBlank) ? names : List.of();
	}

	private static double size(String text) {
		try {
			var size = text.isBlank() ? Double.NaN : Double.parseDouble(text);
			return size > 0 && Double.isFinite(size) ? size : Double.NaN;
		}
		catch (NumberFormatException e) {
			return Double.NaN;
		}
	}
}
