package io.github.coverfiji.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import ij.io.TiffDecoder;

import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Uninterrupted;

/**
 * An image file whose packing changes values, such as JPEG: fine to look at, no label image any more.
 *
 * @param name of the file
 * @param kind how it is packed, such as "a JPEG file"
 */
public record LossyImage(String name, String kind) {

	private static final int HEAD = 8, ENTRY = 12, SOI = 0xffd8, LITTLE = 'I' << 8 | 'I', BIG = 'M' << 8 | 'M', TIFF = 42;
	/** JPEG in its old and its new form, and as written by Aperio's and by other slide scanners. */
	private static final Set<Integer> JPEG = Set.of(6, 7, 33003, 33005, 34712);

	/**
	 * Reads the first bytes of each file.
	 *
	 * @param place an image file, or a folder of image files
	 * @return those that are lossy, by name
	 * @throws InputException if the folder cannot be read
	 */
	public static List<LossyImage> in(Path place) {
		var found = new ArrayList<LossyImage>();
		for (var file : Files.isDirectory(place) ? FolderSource.list(place) : List.of(place))
			kind(file).ifPresent(kind -> found.add(new LossyImage(file.getFileName().toString(), kind)));
		return found;
	}

	/** @return that it cannot be a label image */
	public InputException refused() {
		return new InputException("Cannot take '" + name + "' as labels", "it is " + kind
			+ ", which changes values, and each value of a label image counts", "make it anew from the original labels as TIFF or PNG;"
			+ " saving this file in another format does not bring the values back");
	}

	private static Optional<String> kind(Path file) {
		try {
			return Uninterrupted.of(() -> kindOf(file));
		}
		catch (IOException unreadable) {
			return Optional.empty(); // whoever opens it says why
		}
	}

	private static Optional<String> kindOf(Path file) throws IOException {
		try (var bytes = FileChannel.open(file)) {
			var head = read(bytes, 0, HEAD);
			var mark = head.remaining() < HEAD ? 0 : Short.toUnsignedInt(head.getShort(0));
			if (mark == SOI) return Optional.of("a JPEG file");
			if (mark != LITTLE && mark != BIG) return Optional.empty();
			var order = mark == LITTLE ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
			if (head.order(order).getShort(2) != TIFF) return Optional.empty();
			return compression(bytes, order, Integer.toUnsignedLong(head.getInt(4))).filter(JPEG::contains)
				.map(code -> "a TIFF file packed as JPEG");
		}
	}

	/** The number of the packing of the first plane, if it says so. */
	private static Optional<Integer> compression(FileChannel file, ByteOrder order, long directory) throws IOException {
		var size = read(file, directory, Short.BYTES).order(order);
		if (size.remaining() < Short.BYTES) return Optional.empty();
		var entries = read(file, directory + Short.BYTES, Short.toUnsignedInt(size.getShort()) * ENTRY).order(order);
		for (var at = 0; at + ENTRY <= entries.remaining(); at += ENTRY)
			if (Short.toUnsignedInt(entries.getShort(at)) == TiffDecoder.COMPRESSION)
				return Optional.of(Short.toUnsignedInt(entries.getShort(at + HEAD)));
		return Optional.empty();
	}

	private static ByteBuffer read(FileChannel file, long place, int count) throws IOException {
		var bytes = ByteBuffer.allocate(count);
		while (bytes.hasRemaining())
			if (file.read(bytes, place + bytes.position()) < 0) break;
		return bytes.flip();
	}
}
