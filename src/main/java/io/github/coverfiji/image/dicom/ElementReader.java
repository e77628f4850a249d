package io.github.coverfiji.image.dicom;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

import io.github.coverfiji.task.UnreadableImage;

import io.github.coverfiji.image.dicom.DicomHeader.Pixels;

/** Goes through the elements of a file, keeps those that are of use, and ends at the pixels. */
final class ElementReader {

	private static final long UNDEFINED = 0xffff_ffffL;
	private static final Set<String> LONG_KINDS = Set.of("OB", "OD", "OF", "OL", "OV", "OW", "SQ", "SV", "UC", "UN", "UR",
		"UT", "UV");
	private static final Set<String> BYTES = Set.of("OB", "OW", "OF", "OD", "OL", "OV");
	private static final int HEAD = 8;
	/** The longest value of use is a table of 65,536 numbers. */
	private static final int LONGEST = 1 << 17;
	private static final int DEEPEST = 16;
	/** An item per frame and sequence of a file with a hundred thousand frames. */
	private static final int MOST_ITEMS = 1_000_000;
	private static final int MOST_BYTES = 1 << 26;

	private final DicomInput in;
	private final boolean explicit;
	private Pixels pixels = Pixels.NONE;
	private int items;
	private long kept;

	private record Head(int tag, String kind, long length) {

		boolean isSequence() {
			return kind.equals("SQ") || DicomTag.isSequence(tag) || length == UNDEFINED && !BYTES.contains(kind);
		}
	}

	/** @param explicit whether elements name their kind */
	ElementReader(DicomInput in, boolean explicit) {
		this.in = in;
		this.explicit = explicit;
	}

	/** @return where the pixels begin, once all is read */
	Pixels pixels() {
		return pixels;
	}

	/** Reads elements as long as their group is wanted, at most to the pixels or the end of the file. */
	void readWhile(IntPredicate group, DicomItem into) throws IOException {
		while (in.left() >= HEAD && !pixels.present()) {
			var start = in.position();
			var head = head(explicit);
			if (!group.test(head.tag() >>> 16)) {
				in.seek(start);
				return;
			}
			if (DicomTag.isPixels(head.tag()))
				pixels = new Pixels(head.tag(), in.position(), head.length() == UNDEFINED ? -1 : head.length(),
					head.kind().equals("OW"));
			else element(head, explicit, into, 0);
		}
	}

	private Head head(boolean named) throws IOException {
		var tag = in.tag();
		if (!named || tag >>> 16 == 0xfffe) return new Head(tag, "", in.unsignedInt());
		var kind = new String(in.bytes(2), StandardCharsets.ISO_8859_1);
		if (!LONG_KINDS.contains(kind)) return new Head(tag, kind, in.unsignedShort());
		in.unsignedShort();
		return new Head(tag, kind, in.unsignedInt());
	}

	private void element(Head head, boolean named, DicomItem into, int depth) throws IOException {
		if (head.length() == UNDEFINED && BYTES.contains(head.kind())) skipPieces();
		else if (head.isSequence()) sequence(head, named && !head.kind().equals("UN"), into, depth);
		else if (DicomTag.isValue(head.tag())) into.put(head.tag(), value(head));
		else skip(head);
	}

	private void skip(Head head) throws IOException {
		if (head.length() > in.left()) throw UnreadableImage.damaged(
			"its element " + DicomTag.name(head.tag()) + " promises " + head.length() + " bytes, but " + in.left() + " are left");
		in.seek(in.position() + head.length());
	}

	private byte[] value(Head head) throws IOException {
		kept += head.length();
		if (head.length() > LONGEST || kept > MOST_BYTES)
			throw UnreadableImage.damaged("its element " + DicomTag.name(head.tag()) + " promises " + head.length() + " bytes");
		return in.bytes((int) head.length());
	}

	/** A sequence of a kind not wanted is passed over, item by item only where its length is not given. */
	private void sequence(Head head, boolean named, DicomItem into, int depth) throws IOException {
		if (depth == DEEPEST) throw UnreadableImage.damaged("its sequences are nested too deep");
		var wanted = DicomTag.isSequence(head.tag());
		if (!wanted && head.length() != UNDEFINED) {
			skip(head);
			return;
		}
		var end = end(head);
		List<DicomItem> found = new ArrayList<>();
		while (in.position() < end) {
			var item = head(false);
			if (item.tag() == DicomTag.SEQUENCE_END) break;
			if (item.tag() != DicomTag.ITEM) throw UnreadableImage.damaged("there is no item where one has to be");
			var elements = item(item, named, depth);
			if (wanted) found.add(elements);
		}
		if (wanted) into.put(head.tag(), found);
	}

	private DicomItem item(Head item, boolean named, int depth) throws IOException {
		if (++items > MOST_ITEMS) throw UnreadableImage.damaged("its header has more than " + MOST_ITEMS + " items");
		var elements = new DicomItem(in.order());
		var end = end(item);
		while (in.position() < end) {
			var head = head(named);
			if (head.tag() == DicomTag.ITEM_END) break;
			element(head, named, elements, depth + 1);
		}
		return elements;
	}

	private long end(Head head) throws IOException {
		if (head.length() == UNDEFINED) return Long.MAX_VALUE;
		var end = in.position() + head.length();
		if (end > in.size()) throw UnreadableImage.damaged("its element " + DicomTag.name(head.tag()) + " leads beyond its end");
		return end;
	}

	/** Compressed pixels of an icon, for example: pieces, each with its length. */
	private void skipPieces() throws IOException {
		for (var piece = head(false); piece.tag() != DicomTag.SEQUENCE_END; piece = head(false)) skip(piece);
	}
}
