package io.github.coverfiji.image;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.coverfiji.task.UnreadableImage;

/** The head of a PNG file, looked at because ImageJ lays what is transparent over white, and loses it at 16 bits. */
final class PngHead {

	/** Mark, length and name of the first piece, width, height. */
	private static final int BEFORE_BITS = 8 + 4 + 4 + 4 + 4;
	private static final int GREY_ALPHA = 4, COLOUR_ALPHA = 6, DEEP = 16;

	private PngHead() {}

	/**
	 * @param file a PNG file
	 * @return what ImageJ makes of it, to be said; mostly nothing
	 * @throws UnreadableImage if ImageJ gives other values than the file has
	 */
	static List<String> notes(Path file) throws IOException {
		try (var in = new DataInputStream(Files.newInputStream(file))) {
			in.skipNBytes(BEFORE_BITS);
			var bits = in.readUnsignedByte();
			var kind = in.readUnsignedByte();
			if (kind != GREY_ALPHA && kind != COLOUR_ALPHA) return List.of();
			if (bits == DEEP) throw UnreadableImage.unsupported("it is a PNG of 16 bits with transparency, of which ImageJ loses the values",
				"save it without transparency, or leave it out");
			return List.of("what is transparent lies over white, as ImageJ has it");
		}
	}
}
