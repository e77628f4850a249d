package io.github.coverfiji.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.coverfiji.image.tiff.OmeDescription;
import io.github.coverfiji.image.tiff.PageSupport;
import io.github.coverfiji.image.tiff.PlaneOrder;
import io.github.coverfiji.image.tiff.TextDescription;
import io.github.coverfiji.image.tiff.TiffDirectories;
import io.github.coverfiji.image.tiff.TiffFile;
import io.github.coverfiji.image.tiff.TiffPage;
import io.github.coverfiji.task.UnreadableImage;

/**
 * What of a TIFF file is the image: which pages are its planes, and what is left out.
 *
 * @param file its directories
 * @param order which page holds which plane
 * @param page that speaks for all that are used: they are alike
 * @param calibration voxel size
 * @param notes what is left out, to follow the name of the file and a colon
 * @param byImageJ whether ImageJ reads it as it is, hyperstacks and calibrated values included
 */
record TiffContent(TiffFile file, PlaneOrder order, TiffPage page, Calibration calibration, List<String> notes,
	boolean byImageJ)
{

	/**
	 * @param path a TIFF file
	 * @return its image: what OME-XML calls the first image; else the pages of one size and type that hold most pixels
	 * @throws UnreadableImage if it cannot be read; only directories are looked at
	 */
	static TiffContent of(Path path) throws IOException {
		var file = TiffDirectories.read(path);
		var ome = OmeDescription.of(file);
		var content = ome.isPresent() ? ofOme(file, ome.get()) : ofPages(file);
		if (!content.byImageJ) for (var i : content.used()) PageSupport.require(file, file.pages().get(i));
		return content;
	}

	private static TiffContent ofOme(TiffFile file, OmeDescription ome) throws IOException {
		var used = used(ome.order());
		var page = file.pages().get(used[0]);
		for (var i : used)
			if (!file.pages().get(i).isLike(page))
				throw UnreadableImage.unsupported("planes of one image, as its OME description has it, differ: "
					+ page.describe() + " and " + file.pages().get(i).describe());
		var notes = new ArrayList<>(ome.notes());
		var unused = file.pages().size() - used.length;
		if (unused > 0) notes.add(unused + " of its " + file.pages().size() + (unused == 1 ? " pages belongs" : " pages belong")
			+ " to no plane of the image");
		addNotes(page, notes);
		return new TiffContent(file, ome.order(), page, TiffCalibration.of(ome, notes), List.copyOf(notes), false);
	}

	private static TiffContent ofPages(TiffFile file) throws IOException {
		var notes = new ArrayList<String>();
		var used = main(file.pages(), notes);
		var page = file.pages().get(used[0]);
		addNotes(page, notes);
		var text = TextDescription.of(file.description());
		var planes = text.filter(t -> t.fits(used.length)).map(t -> t.planes(used, page.colours()))
			.orElseGet(() -> PlaneOrder.slices(used, page.colours()));
		var alone = used.length == file.pages().size() && (text.isEmpty() || file.description().startsWith("ImageJ="));
		if (TextDescription.isTruncated(file.description()))
			throw UnreadableImage.unsupported("it is a TIFF of tifffile whose one directory stands for many planes");
		var byImageJ = alone && ImageJTiff.isRight(file);
		if (!byImageJ) requirePlanes(file, text, used.length);
		return new TiffContent(file, planes, page, TiffCalibration.of(page, text), List.copyOf(notes), byImageJ);
	}

	/** Planes without a page of their own would be left out, and values behind a calibration be taken as they lie. */
	private static void requirePlanes(TiffFile file, Optional<TextDescription> text, int pages) throws IOException {
		if (text.filter(t -> t.planes() > pages).isPresent())
			throw UnreadableImage.unsupported("it is a TIFF whose description speaks of " + text.get().planes() + " planes, but it has "
				+ pages + (pages == 1 ? " page" : " pages"));
		if (text.filter(TextDescription::calibrated).isPresent())
			throw UnreadableImage.unsupported("it is a TIFF with a calibration of ImageJ for its values, which is not"
				+ " applied to packed or scattered pages", "open it in ImageJ and save it as TIFF");
	}

	/** Copies that call themselves so never count; of what is left the pages that have most to show. */
	private static int[] main(List<TiffPage> pages, List<String> notes) {
		var whole = IntStream.range(0, pages.size()).filter(i -> !pages.get(i).isSideShow()).boxed().toList();
		var offered = whole.isEmpty() ? IntStream.range(0, pages.size()).boxed().toList() : whole;
		var groups = offered.stream().collect(
			Collectors.groupingBy(i -> pages.get(i).kind(), LinkedHashMap::new, Collectors.toList()));
		var best = groups.values().stream().reduce((a, b) -> bytes(pages, b) > bytes(pages, a) ? b : a).orElseThrow();
		var taken = new BitSet();
		best.forEach(taken::set);
		var left = IntStream.range(0, pages.size()).filter(i -> !taken.get(i)).boxed().toList();
		if (!left.isEmpty())
			notes.add(left.size() + " of its " + pages.size() + (left.size() == 1 ? " pages is" : " pages are") + " left out as unlike the others ("
				+ left.stream().map(i -> pages.get(i).describe()).distinct().limit(3).collect(Collectors.joining(", ")) + ")");
		return best.stream().mapToInt(Integer::intValue).toArray();
	}

	private static double bytes(List<TiffPage> pages, List<Integer> group) {
		return (double) pages.get(group.get(0)).bytes() * group.size();
	}

	private static void addNotes(TiffPage page, List<String> notes) {
		if (page.hasSmallerCopies()) notes.add("its smaller copies are left out");
		if (page.orientation() > 1)
			notes.add("it is taken as it lies in the file, as ImageJ does, though it asks to be turned (orientation "
				+ page.orientation() + ")");
		if (page.colours().length < page.samples()) notes.add("its transparency is left out");
	}

	/** @return the pages of all planes, each once */
	int[] used() {
		return used(order);
	}

	private static int[] used(PlaneOrder order) {
		return Arrays.stream(order.page()).filter(p -> p != PlaneOrder.MISSING).distinct().toArray();
	}

	/** @return how the planes form an image, as our own decoder gives them */
	PlaneLayout layout() {
		return new PlaneLayout((int) page.width(), (int) page.height(), order.channels(), order.slices(), order.frames(), false,
			PageSupport.table(page), calibration);
	}
}
