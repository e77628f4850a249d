package io.github.coverfiji.image.dicom;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Small DICOM files for tests: elements in the order of their tags, kinds written out or not, in either order of bytes. */
public final class DicomSample {

	public static final String IMPLICIT = "1.2.840.10008.1.2";
	public static final String EXPLICIT = "1.2.840.10008.1.2.1";
	public static final String BIG_ENDIAN = "1.2.840.10008.1.2.2";

	private static final Set<String> LONG = Set.of("OB", "OW", "OF", "SQ", "UN");
	private static final int UNDEFINED = -1;

	private final String syntax;
	private final Map<Integer, Element> elements = new TreeMap<>(Integer::compareUnsigned);

	/** @param length may lie, or be -1 for undefined */
	private record Element(String kind, byte[] value, int length) {}

	private DicomSample(String syntax) {
		this.syntax = syntax;
	}

	/** @return a file, or an item of a sequence, without elements */
	public static DicomSample of(String syntax) {
		return new DicomSample(syntax);
	}

	/** @return grey pixels of 16 bits, three in a row */
	public static DicomSample grey(int stored, boolean signed, int... numbers) {
		return of(EXPLICIT).format(3, 16, stored, signed).text(0x0028_0004, "CS", "MONOCHROME2").words(numbers);
	}

	/** @return a slice of 3 × 2 pixels of a series, with its place; its first pixel is the number */
	public static DicomSample slice(String series, double z, int number) {
		return grey(16, false, number, 1, 2, 3, 4, 5).text(0x0020_000d, "UI", "1.9").text(0x0020_000e, "UI", series)
			.text(0x0008_0018, "UI", series + "." + number).text(0x0020_0011, "IS", series.replaceAll(".*\\.", ""))
			.text(0x0028_0030, "DS", "0.7\\0.5").text(0x0020_0037, "DS", "1\\0\\0\\0\\1\\0")
			.text(0x0020_0032, "DS", "-10\\20\\" + z);
	}

	/** @return this, with rows for as many pixels as will come */
	public DicomSample format(int columns, int allocated, int stored, boolean signed) {
		return number(0x0028_0002, 1).number(0x0028_0011, columns).number(0x0028_0010, 2).number(0x0028_0100, allocated)
			.number(0x0028_0101, stored).number(0x0028_0102, stored - 1).number(0x0028_0103, signed ? 1 : 0);
	}

	public DicomSample rescaled(String slope, String intercept) {
		return text(0x0028_1053, "DS", slope).text(0x0028_1052, "DS", intercept);
	}

	public DicomSample text(int tag, String kind, String text) {
		var padded = text + (text.length() % 2 == 0 ? "" : kind.equals("UI") ? "\0" : " ");
		return bytes(tag, kind, padded.getBytes(StandardCharsets.ISO_8859_1));
	}

	public DicomSample number(int tag, int number) {
		return bytes(tag, "US", buffer(2).putShort((short) number).array());
	}

	public DicomSample words(int... numbers) {
		return words(0x7fe0_0010, "OW", numbers);
	}

	public DicomSample words(int tag, String kind, int... numbers) {
		var buffer = buffer(2 * numbers.length);
		for (var number : numbers) buffer.putShort((short) number);
		return bytes(tag, kind, buffer.array());
	}

	public DicomSample bytes(int tag, String kind, byte[] value) {
		return element(tag, kind, value, value.length);
	}

	/** @param length that is written, whatever the value has */
	public DicomSample element(int tag, String kind, byte[] value, int length) {
		elements.put(tag, new Element(kind, value, length));
		return this;
	}

	/** @param items with lengths and end marks alternating between undefined and given */
	public DicomSample sequence(int tag, DicomSample... items) {
		var out = new ByteArrayOutputStream();
		var open = items.length % 2 == 1;
		for (var item : items) {
			var content = item.content();
			out.writeBytes(head(0xfffe_e000, open ? UNDEFINED : content.length));
			out.writeBytes(content);
			if (open) out.writeBytes(head(0xfffe_e00d, 0));
		}
		if (open) out.writeBytes(head(0xfffe_e0dd, 0));
		return element(tag, "SQ", out.toByteArray(), open ? UNDEFINED : out.size());
	}

	public DicomSample without(int tag) {
		elements.remove(tag);
		return this;
	}

	/** @return the whole file */
	public byte[] file() {
		var out = new ByteArrayOutputStream();
		out.writeBytes(new byte[128]);
		out.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
		var media = elements.remove(0x0002_0002);
		var meta = of(EXPLICIT).text(0x0002_0010, "UI", syntax);
		if (media != null) meta.elements.put(0x0002_0002, media);
		out.writeBytes(meta.content());
		out.writeBytes(content());
		return out.toByteArray();
	}

	public Path write(Path file) throws IOException {
		return Files.write(file, file());
	}

	/** @return the file without its last bytes */
	public byte[] cut(int bytes) {
		var whole = file();
		return Arrays.copyOf(whole, whole.length - bytes);
	}

	private byte[] content() {
		var out = new ByteArrayOutputStream();
		elements.forEach((tag, element) -> {
			out.writeBytes(syntax.equals(IMPLICIT) ? head(tag, element.length()) : head(tag, element));
			out.writeBytes(element.value());
		});
		return out.toByteArray();
	}

	private byte[] head(int tag, int length) {
		return buffer(8).putShort((short) (tag >>> 16)).putShort((short) tag).putInt(length).array();
	}

	private byte[] head(int tag, Element element) {
		var wide = LONG.contains(element.kind());
		var head = buffer(wide ? 12 : 8).putShort((short) (tag >>> 16)).putShort((short) tag)
			.put(element.kind().getBytes(StandardCharsets.US_ASCII));
		return (wide ? head.putShort((short) 0).putInt(element.length()) : head.putShort((short) element.length())).array();
	}

	private ByteBuffer buffer(int bytes) {
		return ByteBuffer.allocate(bytes).order(syntax.equals(BIG_ENDIAN) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
	}
}
