package io.github.coverfiji.image.tiff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import io.github.coverfiji.task.UnreadableImage;

/**
 * Reads the chain of directories of a TIFF or BigTIFF, and refuses what other readers would follow for ever or make room
 * for without end. Bounded by the size of the file.
 */
public final class TiffDirectories {

	private static final int MAGIC = 42, BIG_MAGIC = 43, LITTLE = 'I' << 8 | 'I';
	private static final int LONGEST = 1 << 20;
	/** A directory with more entries is none. */
	private static final int MOST_ENTRIES = 0xffff;

	private final FileChannel file;
	private final long length;
	private final ByteOrder order;
	private final boolean big;

	private TiffDirectories(FileChannel file, ByteOrder order, boolean big) throws IOException {
		this.file = file;
		length = file.size();
		this.order = order;
		this.big = big;
	}

	/**
	 * @param path a TIFF file
	 * @return its pages; pixels are not looked at
	 * @throws UnreadableImage if it is cut off within a directory, its directories go round in a circle, or an entry claims
	 *           more values than the file can hold
	 */
	public static TiffFile read(Path path) throws IOException {
		try (var file = FileChannel.open(path)) {
			var head = read(file, 0, 16, ByteOrder.BIG_ENDIAN);
			if (head.limit() < 8) throw UnreadableImage.cutOff("it ends within its first bytes");
			var order = head.getShort(0) == LITTLE ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
			var magic = head.order(order).getShort(2);
			if (magic != MAGIC && magic != BIG_MAGIC) throw UnreadableImage.damaged("it begins as TIFF, but goes on as none");
			var big = magic == BIG_MAGIC;
			if (big && head.limit() < 16) throw UnreadableImage.cutOff("it ends within its first bytes");
			var first = big ? head.getLong(8) : Integer.toUnsignedLong(head.getInt(4));
			return new TiffFile(path, order, big, new TiffDirectories(file, order, big).follow(first));
		}
	}

	private List<TiffPage> follow(long first) throws IOException {
		var pages = new ArrayList<TiffPage>();
		var seen = new HashSet<Long>();
		for (var place = first; place != 0;) {
			if (!seen.add(place)) throw UnreadableImage.damaged("its directories go round in a circle");
			var number = pages.size() + 1;
			if (place < 0 || place + countBytes() > length)
				throw UnreadableImage.cutOff("the directory of its page " + number + " is missing");
			var count = count(read(place, countBytes()));
			if (count > MOST_ENTRIES) throw UnreadableImage.damaged("page " + number + " has " + count + " entries");
			var entries = read(place + countBytes(), (int) count * entryBytes() + placeBytes());
			if (entries.limit() < count * entryBytes() + placeBytes())
				throw UnreadableImage.cutOff("the directory of its page " + number + " is missing");
			pages.add(new TiffPage(tags((int) count, entries, pages.isEmpty())));
			place = place(entries);
		}
		if (pages.isEmpty()) throw UnreadableImage.damaged("it has no page");
		return pages;
	}

	/** @param first whether it is that of the first page, whose text speaks for the file: each page may have one of its own */
	private Map<Integer, TiffValue> tags(int count, ByteBuffer entries, boolean first) throws IOException {
		var tags = new HashMap<Integer, TiffValue>();
		for (var i = 0; i < count; i++) {
			var tag = Short.toUnsignedInt(entries.getShort());
			var type = Short.toUnsignedInt(entries.getShort());
			var values = place(entries);
			var inside = entries.slice(entries.position(), placeBytes()).order(order);
			var outside = place(entries);
			var bytes = TiffValue.bytes(type, values);
			if (bytes < 0 || bytes > placeBytes() && (outside < 0 || bytes > length - outside || bytes > Integer.MAX_VALUE))
				throw UnreadableImage.damaged("its tag " + tag + " claims " + values + " values, which the file does not have");
			if (tag == TiffTag.IMAGEJ_NOTE_LENGTHS && values > 1) requireNotes(values, outside);
			if (TiffValue.isWanted(tag) && (first || tag != TiffTag.DESCRIPTION))
				tags.put(tag, TiffValue.of(type, (int) values, bytes > placeBytes() ? read(outside, (int) bytes) : inside));
		}
		return tags;
	}

	/** ImageJ's own notes have lengths of their own, for which it makes room at once. */
	private void requireNotes(long count, long place) throws IOException {
		if (count > LONGEST) throw UnreadableImage.damaged("it claims " + count + " notes");
		long sum = 0;
		for (var lengths = read(place, (int) count * Integer.BYTES); lengths.remaining() >= Integer.BYTES;)
			sum += Integer.toUnsignedLong(lengths.getInt());
		if (sum > length) throw UnreadableImage.damaged("its notes claim " + sum + " bytes, more than the file has");
	}

	private int countBytes() {
		return big ? Long.BYTES : Short.BYTES;
	}

	private int placeBytes() {
		return big ? Long.BYTES : Integer.BYTES;
	}

	private int entryBytes() {
		return 2 * Short.BYTES + 2 * placeBytes();
	}

	private long count(ByteBuffer at) {
		return big ? at.getLong() : Short.toUnsignedLong(at.getShort());
	}

	private long place(ByteBuffer at) {
		return big ? at.getLong() : Integer.toUnsignedLong(at.getInt());
	}

	private ByteBuffer read(long place, int count) throws IOException {
		return read(file, place, count, order);
	}

	/** @return the bytes from there on; fewer at the end of the file */
	private static ByteBuffer read(FileChannel file, long place, int count, ByteOrder order) throws IOException {
		var bytes = ByteBuffer.allocate(count).order(order);
		while (bytes.hasRemaining())
			if (file.read(bytes, place + bytes.position()) < 0) break;
		return bytes.flip();
	}
}
