package io.github.coverfiji.image;

import io.github.coverfiji.image.tiff.PageDecoder;
import io.github.coverfiji.image.tiff.PlaneOrder;

/** The planes of a TIFF that ImageJ cannot be trusted with: decoded page by page when they are touched. */
final class TiffPlanes {

	/** What is remembered of each page, roughly. */
	private static final long PLACE_BYTES = 1500;

	private TiffPlanes() {}

	/**
	 * @param content what of the file is the image
	 * @param cache keeps pages
	 */
	static Planes of(TiffContent content, PixelCache cache) {
		var parts = new FileParts(content.file().path(), cache);
		return new Planes(content.layout(), i -> plane(content, i, parts), PLACE_BYTES * content.file().pages().size(), true);
	}

	private static Object plane(TiffContent content, int i, FileParts parts) {
		var page = content.order().page()[i];
		if (page == PlaneOrder.MISSING) return PageDecoder.zeros(content.page());
		return parts.get(page, "page " + (page + 1), content.page().bytes(),
			() -> PageDecoder.planes(content.file(), content.file().pages().get(page)))[content.order().sample()[i]];
	}
}
