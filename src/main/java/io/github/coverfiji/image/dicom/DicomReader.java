package io.github.coverfiji.image.dicom;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

import io.github.coverfiji.task.UnreadableImage;

import io.github.coverfiji.image.dicom.DicomHeader.Pixels;

/** Reads headers: explicit and implicit kinds of values, little and big endian, with or without the preamble. */
public final class DicomReader {

	private static final int PREAMBLE = 128;
	private static final byte[] MARK = "DICM".getBytes(StandardCharsets.US_ASCII);
	private static final int META = 0x0002;
	/** Group in which files without a preamble begin. */
	private static final int IDENTIFYING = 0x0008;

	private DicomReader() {}

	/**
	 * Takes at most a few megabytes of memory, whatever the file says.
	 *
	 * @param file any file
	 * @return its header up to the pixels; empty if it is no DICOM file
	 * @throws UnreadableImage if the header contradicts itself
	 * @throws IOException if the disk refuses
	 */
	public static Optional<DicomHeader> read(Path file) throws IOException {
		try (var channel = Files.newByteChannel(file)) {
			var in = new DicomInput(channel);
			if (!findStart(in)) return Optional.empty();
			return Optional.of(header(in));
		}
	}

	private static boolean findStart(DicomInput in) throws IOException {
		if (in.size() >= PREAMBLE + MARK.length) {
			in.seek(PREAMBLE);
			if (Arrays.equals(in.bytes(MARK.length), MARK)) return true;
		}
		if (in.size() < 2 * Long.BYTES) return false;
		in.seek(0);
		var group = in.unsignedShort();
		var element = in.unsignedShort();
		in.seek(0);
		return (group == META || group == IDENTIFYING) && element <= 0x18;
	}

	private static DicomHeader header(DicomInput in) throws IOException {
		var elements = new DicomItem(ByteOrder.LITTLE_ENDIAN);
		new ElementReader(in, true).readWhile(group -> group == META, elements);
		var syntax = new TransferSyntax(elements.text(DicomTag.TRANSFER_SYNTAX));
		if (syntax.isDeflated()) return new DicomHeader(syntax, elements, Pixels.NONE, in.size());
		var big = syntax.uid().equals(TransferSyntax.BIG_ENDIAN);
		if (big) in.bigEndian();
		// Some writers name the one and write the other; the letters tell.
		var data = new ElementReader(in, big || lettersAhead(in));
		var rest = new DicomItem(in.order());
		data.readWhile(group -> true, rest);
		rest.put(DicomTag.MEDIA_CLASS, elements.raw(DicomTag.MEDIA_CLASS).getBytes(StandardCharsets.ISO_8859_1));
		return new DicomHeader(syntax, rest, data.pixels(), in.size());
	}

	private static boolean lettersAhead(DicomInput in) throws IOException {
		if (in.left() < Long.BYTES) return true;
		var start = in.position();
		in.seek(start + Integer.BYTES);
		var letters = in.bytes(2);
		in.seek(start);
		return letters[0] >= 'A' && letters[0] <= 'Z' && letters[1] >= 'A' && letters[1] <= 'Z';
	}
}
