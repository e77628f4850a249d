package io.github.coverfiji.image;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

import ij.io.TiffDecoder;

/**
 * All of an ImageJ TIFF that comes before the pixels: its 8 bytes of header, the directories, and what does not fit
 * into these. The planes follow without gaps, as ImageJ expects. Byte order is big-endian, ImageJ's own.
 *
 * <p>Source: TIFF 6.0 specification (Adobe, 1992).
 */
final class TiffHead {

	/** Offsets have 32 bits. */
	static final long LARGEST = 0xffff_ffffL;

	private static final int HEADER = 8;
	private static final int MAGIC = 42;
	private static final int BIG_ENDIAN_MARK = 'M' << 8 | 'M';

	private final PlaneFormat format;
	private final int directories;
	private final List<TiffField> first;
	private final List<TiffField> other;

	private TiffHead(PlaneFormat format, int directories) {
		this.format = format;
		this.directories = directories;
		first = TiffField.of(format);
		other = first.stream().filter(f -> f.tag() < TiffDecoder.META_DATA_BYTE_COUNTS).toList();
	}

	/** @return the head of a file with these planes: a directory for each if all can be reached, else one */
	static TiffHead of(PlaneFormat format) {
		return of(format, LARGEST);
	}

	/** @param largest bytes of the largest file with a directory for each plane */
	static TiffHead of(PlaneFormat format, long largest) {
		var each = new TiffHead(format, format.planes());
		return each.bytes() + format.bytes() <= largest ? each : new TiffHead(format, 1);
	}

	/** @return number of directories */
	int directories() {
		return directories;
	}

	/** @return length, which is the place of the first plane */
	long bytes() {
		return data() + first.stream().mapToLong(TiffField::outside).sum();
	}

	/** Writes all {@link #bytes} of it; does not close the stream. */
	void write(OutputStream to) throws IOException {
		var out = new DataOutputStream(new BufferedOutputStream(to));
		out.writeShort(BIG_ENDIAN_MARK);
		out.writeShort(MAGIC);
		out.writeInt(HEADER);
		for (var plane = 0; plane < directories; plane++) writeDirectory(plane, out);
		for (var field : first) field.writeOutside(out);
		out.flush();
	}

	private void writeDirectory(int plane, DataOutputStream out) throws IOException {
		var fields = plane == 0 ? first : other;
		var place = data();
		out.writeShort(fields.size());
		for (var field : fields) {
			if (field.tag() == TiffDecoder.STRIP_OFFSETS) field.writeNumber(bytes() + plane * format.planeBytes(), out);
			else field.writeEntry(place, out);
			place += field.outside();
		}
		out.writeInt(plane == directories - 1 ? 0 : (int) directory(plane + 1));
	}

	/** @return place of what does not fit into the directories; the other directories share it with the first */
	private long data() {
		return directory(directories);
	}

	private long directory(int plane) {
		return plane == 0 ? HEADER : HEADER + length(first) + (plane - 1) * length(other);
	}

	private static long length(List<TiffField> fields) {
		return Short.BYTES + (long) fields.size() * TiffField.ENTRY + Integer.BYTES;
	}
}
