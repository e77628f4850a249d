package io.github.coverfiji.image;

import java.nio.file.Path;
import java.util.List;

/**
 * An image of a folder.
 *
 * @param content its pixels, read when they are touched
 * @param files that it consists of, at least one
 */
record FolderImage(CachedFile content, List<Path> files) {

	/** An image of one file. */
	static FolderImage of(Path file, PixelCache cache) {
		return new FolderImage(new CachedFile(file, cache), List.of(file));
	}

	String name() {
		return content.name();
	}
}
