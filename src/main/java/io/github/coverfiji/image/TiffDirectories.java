package io.github.coverfiji.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashSet;

import ij.io.TiffDecoder;

/**
 * The directories of a TIFF file, looked at before ImageJ does: it makes room for as many values as an entry claims to
 * have, and follows directories that point at each other without end.
 *
 * @param file the file
 * @param order of its bytes
 */
record TiffDirectories(FileChannel file, ByteOrder order) {

	private static final int HEAD = 8, ENTRY = 12, LITTLE = 'I' << 8 | 'I';
	private static final int LONGEST = 1 << 20;
	private static final int[] BYTES = { 1, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4 };

	/**
	 * @param path a TIFF file
	 * @throws IOException if its directories go round in a circle, or an entry claims more values than the file can hold
	 */
	static void requireSound(Path path) throws IOException {
		try (var file = FileChannel.open(path)) {
			var head = ByteBuffer.allocate(HEAD);
			if (file.read(head, 0) < HEAD) throw damaged("it ends within its first bytes");
			var order = head.getShort(0) == LITTLE ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
			new TiffDirectories(file, order).follow(Integer.toUnsignedLong(head.order(order).getInt(4)));
		}
	}

	private void follow(long first) throws IOException {
		var seen = new HashSet<Long>();
		for (var place = first; place != 0 && place + 2 <= file.size();) {
			if (!seen.add(place)) throw damaged("its directories go round in a circle");
			var count = Short.toUnsignedInt(read(place, 2).getShort());
			var entries = read(place + 2, count * ENTRY + 4);
			for (int i = 0; i < count && entries.remaining() >= ENTRY; i++) entry(entries);
			place = entries.remaining() < 4 ? 0 : Integer.toUnsignedLong(entries.getInt());
		}
	}

	private void entry(ByteBuffer entries) throws IOException {
		var tag = Short.toUnsignedInt(entries.getShort());
		var type = Short.toUnsignedInt(entries.getShort());
		var count = Integer.toUnsignedLong(entries.getInt());
		var value = Integer.toUnsignedLong(entries.getInt());
		var bytes = count * (type < BYTES.length ? BYTES[type] : 1);
		if (bytes > Integer.BYTES && value + bytes > file.size())
			throw damaged("its tag " + tag + " claims " + count + " values, which the file does not have");
		if (tag == TiffDecoder.META_DATA_BYTE_COUNTS && count > 1) notes(count, value);
	}

	/** ImageJ's own notes have lengths of their own, for which it makes room at once. */
	private void notes(long count, long place) throws IOException {
		if (count > LONGEST) throw damaged("it claims " + count + " notes");
		long sum = 0;
		for (var lengths = read(place, (int) count * Integer.BYTES); lengths.remaining() >= Integer.BYTES;)
			sum += Integer.toUnsignedLong(lengths.getInt());
		if (sum > file.size()) throw damaged("its notes claim " + sum + " bytes, more than the file has");
	}

	/** @return the bytes from there on; fewer at the end of the file */
	private ByteBuffer read(long place, int count) throws IOException {
		var bytes = ByteBuffer.allocate(count).order(order);
		while (bytes.hasRemaining())
			if (file.read(bytes, place + bytes.position()) < 0) break;
		return bytes.flip();
	}

	private static IOException damaged(String how) {
		return new IOException("its header is damaged (" + how + ")");
	}
}
