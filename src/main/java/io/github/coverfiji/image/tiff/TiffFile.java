package io.github.coverfiji.image.tiff;

import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;

/**
 * A TIFF file whose directories were read.
 *
 * @param path the file
 * @param order of its bytes
 * @param big whether places have 64 bits (BigTIFF)
 * @param pages its pages in the order of the file, at least one; smaller copies that hang below a page are not among them
 */
public record TiffFile(Path path, ByteOrder order, boolean big, List<TiffPage> pages) {

	/** Keeps a copy of the pages. */
	public TiffFile {
		pages = List.copyOf(pages);
	}

	/** @return the text of the first page, which speaks for the file; empty if there is none */
	public String description() {
		return pages.get(0).description();
	}
}
