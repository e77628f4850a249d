package io.github.coverfiji.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

import io.github.coverfiji.task.UnreadableImage;

/** The head of a BMP file, looked at before ImageJ does: it reads as many colours as the head claims, to the end and beyond. */
final class BmpHead {

	private static final int BYTES = 54, PIXELS = 10, WIDTH = 18, HEIGHT = 22, BITS = 28, PACKED = 30, COLOURS = 46;
	private static final int MOST_COLOURS = 256;
	private static final int DEEPEST = 32;

	private BmpHead() {}

	/**
	 * @param path a BMP file
	 * @throws IOException if it claims more colours than there can be, or more pixels than the file has
	 */
	static void requireSound(Path path) throws IOException {
		try (var file = FileChannel.open(path)) {
			var head = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
			if (file.read(head, 0) < BYTES) throw UnreadableImage.cutOff("its header is missing");
			var width = (long) head.getInt(WIDTH);
			var height = Math.abs((long) head.getInt(HEIGHT));
			var bits = head.getShort(BITS);
			var colours = head.getInt(COLOURS);
			if (width < 1 || height < 1 || width * height > Integer.MAX_VALUE || bits < 1 || bits > DEEPEST || colours < 0
				|| colours > MOST_COLOURS) throw UnreadableImage.damaged("its header says " + width + " × " + height
					+ " pixels of " + bits + " bits, " + colours + " colours");
			var needed = Integer.toUnsignedLong(head.getInt(PIXELS)) + (width * bits + 31) / 32 * 4 * height;
			if (head.getInt(PACKED) == 0 && file.size() < needed)
				throw UnreadableImage.cutOff(needed, file.size());
		}
	}
}
