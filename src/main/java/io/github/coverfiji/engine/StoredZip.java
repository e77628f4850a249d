package io.github.coverfiji.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * A zip file, read by stricter rules than those of zip, so that no two programs can disagree on what is in it: one folder
 * with all entries, no name twice (whatever its case), nothing encrypted, overlapping or outside the file, less than 4 GB,
 * no comment. Entries are named without their folder. PyTorch in Python compresses code, and nothing else.
 *
 * @param path of the file
 * @param entries by name, in the order of the directory
 */
record StoredZip(Path path, Map<String, Entry> entries) {

	private static final int END = 22, LOCAL = 30, CENTRAL = 46;
	private static final int END_SIGN = 0x06054b50, CENTRAL_SIGN = 0x02014b50, LOCAL_SIGN = 0x04034b50;
	private static final int MOST_ENTRIES = 20_000;
	private static final int LONGEST_DIRECTORY = 1 << 23;
	private static final int LONGEST_NAME = 256;
	private static final int DEFLATED = 8;
	private static final Pattern CODE = Pattern.compile("[^/]+/code/.*");
	private static final Pattern NAME = Pattern.compile("[\\w.-]+/(?!\\.{1,2}(/|$))[\\w.-]+(/(?!\\.{1,2}(/|$))[\\w.-]+)*");

	/**
	 * Where a content lies.
	 *
	 * @param start of the content in the file
	 * @param length in the file, in bytes
	 * @param size of the content in bytes, as the directory says; equal to the length unless it is compressed
	 * @param checksum CRC-32 of the content, as the directory says
	 * @param packed whether it is compressed
	 */
	record Entry(long start, long length, long size, long checksum, boolean packed) {

		/** A stored content. */
		Entry(long start, long size, long checksum) {
			this(start, size, size, checksum, false);
		}
	}

	/**
	 * @param path a file
	 * @return its directory; contents are not read
	 * @throws ArchiveFault if it is no such zip
	 * @throws IOException if the disk refuses
	 */
	static StoredZip open(Path path) throws IOException {
		try (var file = FileChannel.open(path)) {
			var end = part(file, file.size() - END, END);
			if (end.getInt(0) != END_SIGN) throw none("");
			var count = Short.toUnsignedInt(end.getShort(10));
			var bytes = Integer.toUnsignedLong(end.getInt(12));
			var start = Integer.toUnsignedLong(end.getInt(16));
			if (count > MOST_ENTRIES || bytes > LONGEST_DIRECTORY || start + bytes > file.size() - END) throw none("");
			var entries = entries(file, part(file, start, (int) bytes), count, start);
			requireApart(entries);
			return new StoredZip(path, entries);
		}
	}

	private static Map<String, Entry> entries(FileChannel file, ByteBuffer directory, int count, long end)
		throws IOException
	{
		var entries = new LinkedHashMap<String, Entry>();
		var seen = new HashSet<String>();
		var folder = "";
		for (int i = 0; i < count; i++) {
			if (directory.remaining() < CENTRAL || directory.getInt(directory.position()) != CENTRAL_SIGN) throw none("");
			var head = directory.slice().order(ByteOrder.LITTLE_ENDIAN);
			var name = name(head);
			var slash = name.indexOf('/') + 1;
			if (i == 0) folder = name.substring(0, slash);
			if (!name.startsWith(folder)) throw ArchiveFault.strange("its entry '" + name + "' leaves the folder of the others");
			if (!seen.add(name.toLowerCase(Locale.ROOT))) throw ArchiveFault.strange("its entry '" + name + "' is there twice");
			entries.put(name.substring(slash), entry(file, head, name, end));
			directory.position(directory.position() + CENTRAL + unsigned(head, 28) + unsigned(head, 30) + unsigned(head, 32));
		}
		if (directory.hasRemaining()) throw none("");
		return entries;
	}

	private static String name(ByteBuffer head) throws ArchiveFault {
		var length = unsigned(head, 28);
		if (head.remaining() < CENTRAL + length + unsigned(head, 30) + unsigned(head, 32)) throw none("");
		var bytes = new byte[length];
		head.get(CENTRAL, bytes);
		var name = new String(bytes, StandardCharsets.UTF_8);
		if (length > LONGEST_NAME || !NAME.matcher(name).matches())
			throw ArchiveFault.strange("its entry '" + Quoted.text(name) + "' has no plain name, or leaves its folder");
		return name;
	}

	private static Entry entry(FileChannel file, ByteBuffer head, String name, long end) throws IOException {
		var length = Integer.toUnsignedLong(head.getInt(20));
		var size = Integer.toUnsignedLong(head.getInt(24));
		var method = unsigned(head, 10);
		var packed = method == DEFLATED && CODE.matcher(name).matches();
		if ((unsigned(head, 8) & 1) != 0 || !packed && (method != 0 || length != size))
			throw ArchiveFault.strange("its entry '" + name + "' is compressed or encrypted, and those of models are not");
		var place = Integer.toUnsignedLong(head.getInt(42));
		var local = part(file, place, LOCAL);
		var start = place + LOCAL + unsigned(local, 26) + unsigned(local, 28);
		if (local.getInt(0) != LOCAL_SIGN || start + length > end) throw none(" (entry '" + name + "')");
		return new Entry(start, length, size, Integer.toUnsignedLong(head.getInt(16)), packed);
	}

	/** Contents that share bytes could be much more, all together, than the file is long. */
	private static void requireApart(Map<String, Entry> entries) throws ArchiveFault {
		long free = 0;
		for (var entry : entries.values().stream().sorted(Comparator.comparingLong(Entry::start)).toList()) {
			if (entry.start < free) throw ArchiveFault.strange("its entries overlap");
			free = entry.start + entry.length;
		}
	}

	/**
	 * @param name of an entry
	 * @param limit bytes it may have
	 * @return its content
	 * @throws ArchiveFault if it is missing, longer, or not as its checksum says
	 * @throws IOException if the disk refuses
	 */
	byte[] bytes(String name, int limit) throws IOException {
		var entry = entries.get(name);
		if (entry == null) throw ArchiveFault.damaged("its entry '" + name + "' is missing");
		if (entry.size > limit) throw ArchiveFault.strange("its entry '" + name + "' has " + entry.size
			+ " bytes, and not more than " + limit + " are allowed");
		try (var in = new CheckedContent(stream(entry), name, entry)) {
			return in.readAllBytes();
		}
	}

	/** @return the content of an entry, to be closed by the caller; shorter than its size if the file was cut meanwhile */
	InputStream stream(Entry entry) throws IOException {
		var file = FileChannel.open(path);
		file.position(entry.start);
		var stored = new Limited(Channels.newInputStream(file), entry.length);
		// One byte more than the directory says is enough to be found out.
		return entry.packed ? new Limited(new InflaterInputStream(stored, new Inflater(true)), entry.size + 1) : stored;
	}

	private static ByteBuffer part(FileChannel file, long start, int count) throws IOException {
		if (start < 0 || start + count > file.size()) throw none("");
		var bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
		while (bytes.hasRemaining())
			if (file.read(bytes, start + bytes.position()) < 0) throw none("");
		return bytes.flip();
	}

	private static int unsigned(ByteBuffer bytes, int place) {
		return Short.toUnsignedInt(bytes.getShort(place));
	}

	private static ArchiveFault none(String where) {
		return ArchiveFault.damaged("it is not a model file, or it was cut short" + where);
	}
}
