package io.github.coverfiji.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A zip of stored entries, written while it is read; contents are opened one after the other. Who reads may be a program
 * that knows no exceptions: after a fault the stream ends, and {@link #requireWhole} tells.
 */
final class ZipStream extends InputStream {

	private static final int LOCAL = 0x04034b50, CENTRAL = 0x02014b50, END = 0x06054b50;
	private static final short VERSION = 20, FIRST_OF_1980 = 33;

	/** Opens a content. */
	@FunctionalInterface
	interface Content {

		/** @return a stream of as many bytes as the entry has */
		InputStream open() throws IOException;
	}

	private record Part(String name, StoredZip.Entry entry) {}

	private final Deque<Content> rest = new ArrayDeque<>();
	private final List<Part> directory = new ArrayList<>();
	private long position;
	private InputStream current = InputStream.nullInputStream();
	private IOException fault;

	/** Adds an entry; size and checksum are those of the content. */
	void add(String name, StoredZip.Entry entry, Content content) {
		directory.add(new Part(name, new StoredZip.Entry(position, entry.size(), entry.checksum())));
		var bytes = name.getBytes(StandardCharsets.UTF_8);
		var padding = ScriptArchive.padding(position + ScriptArchive.LOCAL_HEADER + bytes.length);
		var head = head(LOCAL, ScriptArchive.LOCAL_HEADER + bytes.length + padding.length);
		about(head, entry, bytes.length, padding.length).put(bytes).put(padding);
		rest.add(() -> new ByteArrayInputStream(head.array()));
		rest.add(content);
		position += head.capacity() + entry.size();
	}

	/** Adds the directory; nothing can be added after it. */
	void finish() {
		var start = position;
		for (var part : directory) {
			var name = part.name.getBytes(StandardCharsets.UTF_8);
			var head = head(CENTRAL, 46 + name.length).putShort(VERSION);
			about(head, part.entry, name.length, 0).putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0)
				.putInt((int) part.entry.start()).put(name);
			rest.add(() -> new ByteArrayInputStream(head.array()));
			position += head.capacity();
		}
		var count = (short) directory.size();
		var end = head(END, 22).putInt(0).putShort(count).putShort(count).putInt((int) (position - start)).putInt((int) start);
		rest.add(() -> new ByteArrayInputStream(end.array()));
	}

	private static ByteBuffer head(int sign, int length) {
		return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN).putInt(sign);
	}

	private static ByteBuffer about(ByteBuffer head, StoredZip.Entry entry, int name, int extra) {
		return head.putShort(VERSION).putShort((short) 0).putShort((short) 0).putShort((short) 0).putShort(FIRST_OF_1980)
			.putInt((int) entry.checksum()).putInt((int) entry.size()).putInt((int) entry.size()).putShort((short) name)
			.putShort((short) extra);
	}

	/** @throws IOException what ended the stream too early, if anything did */
	void requireWhole() throws IOException {
		if (fault != null) throw fault;
	}

	@Override
	public int read() {
		var one = new byte[1];
		return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
	}

	@Override
	public int read(byte[] into, int from, int count) {
		if (count == 0) return 0;
		try {
			for (int got; fault == null; next()) {
				if ((got = current.read(into, from, count)) > 0) return got;
				if (rest.isEmpty()) return -1;
			}
		}
		catch (IOException e) {
			fault = e;
		}
		return -1;
	}

	private void next() throws IOException {
		current.close();
		current = rest.remove().open();
	}

	@Override
	public void close() throws IOException {
		current.close();
		rest.clear();
	}
}
