package io.github.coverfiji.image.dicom;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;

import io.github.coverfiji.task.UnreadableImage;

/** Numbers of a file one after the other, with a small window in memory. Nothing is read beyond the end. */
final class DicomInput {

	private static final int WINDOW = 1 << 13;

	private final SeekableByteChannel channel;
	private final long size;
	private final ByteBuffer window = ByteBuffer.allocate(WINDOW).order(ByteOrder.LITTLE_ENDIAN).limit(0);
	private long windowStart;

	DicomInput(SeekableByteChannel channel) throws IOException {
		this.channel = channel;
		size = channel.size();
	}

	void bigEndian() {
		window.order(ByteOrder.BIG_ENDIAN);
	}

	ByteOrder order() {
		return window.order();
	}

	long size() {
		return size;
	}

	long position() {
		return windowStart + window.position();
	}

	long left() {
		return size - position();
	}

	/** @throws UnreadableImage if the place is not within the file */
	void seek(long place) throws IOException {
		if (place < 0 || place > size) throw beyond();
		if (place >= windowStart && place <= windowStart + window.limit()) {
			window.position((int) (place - windowStart));
			return;
		}
		windowStart = place;
		window.limit(0);
	}

	int unsignedShort() throws IOException {
		require(Short.BYTES);
		return Short.toUnsignedInt(window.getShort());
	}

	/** @return group in the upper half, in either order of bytes */
	int tag() throws IOException {
		return unsignedShort() << 16 | unsignedShort();
	}

	long unsignedInt() throws IOException {
		require(Integer.BYTES);
		return Integer.toUnsignedLong(window.getInt());
	}

	byte[] bytes(int count) throws IOException {
		if (count > left()) throw beyond();
		var bytes = new byte[count];
		for (var done = 0; done < count;) {
			require(1);
			var part = Math.min(window.remaining(), count - done);
			window.get(bytes, done, part);
			done += part;
		}
		return bytes;
	}

	private void require(int count) throws IOException {
		if (window.remaining() >= count) return;
		if (left() < count) throw beyond();
		windowStart = position();
		window.clear();
		channel.position(windowStart);
		while (window.position() < count)
			if (channel.read(window) < 0) throw beyond();
		window.flip();
	}

	private static UnreadableImage beyond() {
		return UnreadableImage.damaged("its header leads beyond its end");
	}
}
