package io.github.coverfiji.image.tiff;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import org.w3c.dom.Element;

import io.github.coverfiji.task.UnreadableImage;

/** Where the planes of an OME image lie: its elements TiffData, each a row of pages that stands for a row of planes. */
final class OmePlanes {

	private final TiffFile file;
	private final OmeDocument document;
	private final List<Element> data;
	private final String order;
	private final int[] samples;
	/** Groups of channels: those of one page lie together in it. */
	private final int channels;
	private final int slices;
	private final int frames;
	private final int[] page;
	private final boolean oneFile;
	private int elsewhere;

	/** @param pixels an element Pixels */
	OmePlanes(TiffFile file, OmeDocument document, Element pixels) throws IOException {
		this.file = file;
		this.document = document;
		data = OmeDocument.children(pixels, "TiffData");
		var dimensions = pixels.getAttribute("DimensionOrder");
		if (!dimensions.matches("XY(CZT|CTZ|ZCT|ZTC|TCZ|TZC)"))
			throw UnreadableImage.damaged("its OME description has the dimension order '" + dimensions + "'");
		order = dimensions.substring(2);
		samples = file.pages().get(0).colours();
		var sizeC = number(pixels, "SizeC", 1);
		// Transparency counts as channels of OME, but some writers leave it out.
		var each = file.pages().get(0).samples();
		channels = sizeC % each == 0 ? sizeC / each : sizeC % samples.length == 0 ? sizeC / samples.length : sizeC;
		slices = number(pixels, "SizeZ", 1);
		frames = number(pixels, "SizeT", 1);
		if (channels < 1 || slices < 1 || frames < 1 || (long) channels * slices * frames > Integer.MAX_VALUE / samples.length)
			throw UnreadableImage.damaged("its OME description has " + sizeC + " × " + slices + " × " + frames + " planes");
		oneFile = data.stream().flatMap(d -> OmeDocument.children(d, "UUID").stream()).map(u -> u.getTextContent().strip())
			.distinct().count() < 2;
		page = new int[channels * slices * frames];
		Arrays.fill(page, PlaneOrder.MISSING);
	}

	/**
	 * @param notes gets what is not there, or not used
	 * @return the planes that lie in this file
	 */
	PlaneOrder order(List<String> notes) throws IOException {
		if (data.isEmpty()) place(0, 0, Integer.MAX_VALUE);
		for (var element : data) {
			var planes = number(element, "PlaneCount", number(element, "NumPlanes", element.hasAttribute("IFD") ? 1 : 0));
			if (isHere(element)) place(number(element, "IFD", 0), first(element), planes > 0 ? planes : Integer.MAX_VALUE);
			else elsewhere += Math.max(1, planes);
		}
		return shrunk(notes);
	}

	/** Pages that are not there leave their planes missing: a recording may have been stopped. */
	private void place(int ifd, int first, int count) throws IOException {
		if (ifd < 0 || first < 0) throw UnreadableImage.damaged("its OME description speaks of page " + ifd + ", plane " + first);
		for (var i = 0; i < count && first + i < page.length && ifd + i < file.pages().size(); i++)
			page[PlaneOrder.place(first + i, channels, slices, frames, order)] = ifd + i;
	}

	/** @return number of the plane, in the order of the image, with which an element begins */
	private int first(Element element) {
		var place = 0;
		var stride = 1;
		for (var axis : order.toCharArray()) {
			place += stride * number(element, "First" + axis, 0);
			stride *= axis == 'C' ? channels : axis == 'Z' ? slices : frames;
		}
		return place;
	}

	/** Names decide last: files get renamed. */
	private boolean isHere(Element element) {
		var names = OmeDocument.children(element, "UUID");
		if (names.isEmpty() || oneFile) return true;
		return isName(file, document, names.get(0));
	}

	/** @return whether an element Pixels says by name that planes of it lie in this file: each image may have its own */
	static boolean isNamed(TiffFile file, OmeDocument document, Element pixels) {
		return OmeDocument.children(pixels, "TiffData").stream().flatMap(d -> OmeDocument.children(d, "UUID").stream())
			.anyMatch(name -> isName(file, document, name));
	}

	private static boolean isName(TiffFile file, OmeDocument document, Element name) {
		if (!document.uuid().isEmpty()) return name.getTextContent().strip().equals(document.uuid());
		return name.getAttribute("FileName").equals(file.path().getFileName().toString());
	}

	/** Of a set of files, or a recording that was stopped, only the block of planes that is here. */
	private PlaneOrder shrunk(List<String> notes) throws IOException {
		int[] low = { channels, slices, frames };
		int[] high = { -1, -1, -1 };
		var present = 0;
		for (var i = 0; i < page.length; i++) {
			if (page[i] == PlaneOrder.MISSING) continue;
			present++;
			int[] at = { i % channels, i / channels % slices, i / channels / slices };
			for (var d = 0; d < at.length; d++) {
				low[d] = Math.min(low[d], at[d]);
				high[d] = Math.max(high[d], at[d]);
			}
		}
		if (present == 0) throw UnreadableImage.unsupported("it is one file of an OME-TIFF set that says of no plane that it lies here");
		int[] size = { high[0] - low[0] + 1, high[1] - low[1] + 1, high[2] - low[2] + 1 };
		var missing = size[0] * size[1] * size[2] - present;
		if (elsewhere > 0 && missing > 0)
			throw UnreadableImage.unsupported("it is one file of an OME-TIFF set, and its planes form no block of channels, slices and frames");
		if (elsewhere > 0) notes.add("it is one file of a set, used by itself: channels " + range(low[0], high[0], channels)
			+ ", slices " + range(low[1], high[1], slices) + ", frames " + range(low[2], high[2], frames));
		else if (present < page.length) notes.add(present + " of the " + page.length + " planes that it promises are there"
			+ (missing > 0 ? "; " + missing + " between them are read as 0" : ""));
		return block(low, size);
	}

	private PlaneOrder block(int[] low, int[] size) {
		var per = samples.length;
		var pages = new int[size[0] * size[1] * size[2] * per];
		var places = new int[pages.length];
		for (var i = 0; i < pages.length; i++) {
			var c = low[0] + i / per % size[0];
			var z = low[1] + i / per / size[0] % size[1];
			var t = low[2] + i / per / size[0] / size[1];
			pages[i] = page[c + channels * (z + slices * t)];
			places[i] = samples[i % per];
		}
		return new PlaneOrder(size[0] * per, size[1], size[2], pages, places);
	}

	private static String range(int low, int high, int of) {
		return (low == high ? "" + (low + 1) : low + 1 + " to " + (high + 1)) + " of " + of;
	}

	private static int number(Element element, String name, int otherwise) {
		try {
			return element.hasAttribute(name) ? Integer.parseInt(element.getAttribute(name).strip()) : otherwise;
		}
		catch (NumberFormatException e) {
			return -1;
		}
	}
}
