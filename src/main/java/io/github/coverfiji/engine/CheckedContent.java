package io.github.coverfiji.engine;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/** The content of an entry of a zip, which ends in a fault unless length and checksum are those of the directory. */
final class CheckedContent extends CheckedInputStream {

	private final String name;
	private final StoredZip.Entry entry;
	private long count;

	CheckedContent(InputStream in, String name, StoredZip.Entry entry) {
		super(in, new CRC32());
		this.name = name;
		this.entry = entry;
	}

	@Override
	public int read() throws IOException {
		var next = super.read();
		if (next < 0) requireSame();
		else count++;
		return next;
	}

	@Override
	public int read(byte[] into, int from, int length) throws IOException {
		var got = super.read(into, from, length);
		if (got < 0) requireSame();
		else count += got;
		return got;
	}

	private void requireSame() throws ArchiveFault {
		if (count != entry.size() || getChecksum().getValue() != entry.checksum())
			throw ArchiveFault.damaged("its entry '" + name + "' was damaged: the checksum is another");
	}
}
