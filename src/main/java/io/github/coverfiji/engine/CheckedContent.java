package io.github.coverfiji.engine;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipException;

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
		var one = new byte[1];
		return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
	}

	@Override
	public int read(byte[] into, int from, int length) throws IOException {
		int got;
		try {
			got = super.read(into, from, length);
		}
		catch (ZipException | EOFException e) {
			throw ArchiveFault.damaged("its entry '" + name + "' was damaged: it cannot be unpacked");
		}
		if (got < 0) requireSame();
		else count += got;
		return got;
	}

	private void requireSame() throws ArchiveFault {
		if (count != entry.size() || getChecksum().getValue() != entry.checksum())
			throw ArchiveFault.damaged("its entry '" + name + "' was damaged: the checksum is another");
	}
}
