package io.github.coverfiji.engine;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The next bytes of a stream, a fixed number of them at most. */
final class Limited extends FilterInputStream {

	private long left;

	Limited(InputStream in, long count) {
		super(in);
		left = count;
	}

	@Override
	public int read() throws IOException {
		if (left <= 0) return -1;
		var next = super.read();
		if (next >= 0) left--;
		return next;
	}

	@Override
	public int read(byte[] into, int from, int count) throws IOException {
		if (count == 0) return 0;
		if (left <= 0) return -1;
		var got = super.read(into, from, (int) Math.min(count, left));
		if (got > 0) left -= got;
		return got;
	}

	@Override
	public long skip(long count) throws IOException {
		var skipped = super.skip(Math.min(count, left));
		left -= skipped;
		return skipped;
	}

	@Override
	public int available() throws IOException {
		return (int) Math.min(super.available(), left);
	}

	@Override
	public boolean markSupported() {
		return false;
	}
}
