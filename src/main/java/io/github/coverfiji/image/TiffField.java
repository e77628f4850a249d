package io.github.coverfiji.image;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import ij.io.TiffDecoder;

/**
 * One entry of a TIFF directory.
 *
 * @param tag what it says
 * @param type type of its values
 * @param count number of its values
 * @param value its values, big-endian
 */
record TiffField(int tag, Type type, int count, byte[] value) {

	/** Bytes of an entry in the directory. */
	static final int ENTRY = 12;

	private static final int GREY = 1;
	private static final int PALETTE = 3;
	private static final int IEEE_FLOAT = 3;
	private static final Map<String, Integer> UNITS = Map.of("inch", 2, "cm", 3);
	private static final int NO_UNIT = 1;

	/** Types of TIFF values by their numbers. */
	enum Type {
		BYTE(1), ASCII(2), SHORT(3), LONG(4), RATIONAL(5);

		private final int code;

		Type(int code) {
			this.code = code;
		}
	}

	/** @return the fields of the first plane, sorted by tag; the place of the pixels is still 0 */
	static List<TiffField> of(PlaneFormat format) {
		var palette = format.colours().isPresent() && format.kind() == PlaneFormat.Kind.BYTE;
		var fields = new ArrayList<TiffField>();
		fields.add(number(TiffDecoder.NEW_SUBFILE_TYPE, Type.LONG, 0));
		fields.add(number(TiffDecoder.IMAGE_WIDTH, Type.LONG, format.width()));
		fields.add(number(TiffDecoder.IMAGE_LENGTH, Type.LONG, format.height()));
		fields.add(number(TiffDecoder.BITS_PER_SAMPLE, Type.SHORT, format.bits()));
		fields.add(number(TiffDecoder.COMPRESSION, Type.SHORT, 1));
		fields.add(number(TiffDecoder.PHOTO_INTERP, Type.SHORT, palette ? PALETTE : GREY));
		var text = (ImageJDescription.of(format) + "\0").getBytes(StandardCharsets.US_ASCII);
		fields.add(new TiffField(TiffDecoder.IMAGE_DESCRIPTION, Type.ASCII, text.length, text));
		fields.add(number(TiffDecoder.STRIP_OFFSETS, Type.LONG, 0));
		fields.add(number(TiffDecoder.SAMPLES_PER_PIXEL, Type.SHORT, 1));
		fields.add(number(TiffDecoder.ROWS_PER_STRIP, Type.LONG, format.height()));
		fields.add(number(TiffDecoder.STRIP_BYTE_COUNT, Type.LONG, format.planeBytes()));
		if (!format.calibration().equals(Calibration.NONE)) addResolution(format.calibration(), fields);
		format.colours().ifPresent(c -> fields.add(colourMap(c)));
		if (format.kind() == PlaneFormat.Kind.FLOAT)
			fields.add(number(TiffDecoder.SAMPLE_FORMAT, Type.SHORT, IEEE_FLOAT));
		ImageJMetadata.of(format).ifPresent(m -> m.addTo(fields));
		return List.copyOf(fields);
	}

	/** @return bytes outside the directory; even, because TIFF wants even places */
	int outside() {
		return value.length <= Integer.BYTES ? 0 : value.length + value.length % 2;
	}

	/** @param place where the value lies if it does not fit into the entry */
	void writeEntry(long place, DataOutputStream out) throws IOException {
		writeHead(out);
		if (outside() > 0) out.writeInt((int) place);
		else {
			out.write(value);
			out.write(new byte[Integer.BYTES - value.length]);
		}
	}

	/** Writes an entry with another number than its own; for type LONG. */
	void writeNumber(long number, DataOutputStream out) throws IOException {
		writeHead(out);
		out.writeInt((int) number);
	}

	void writeOutside(DataOutputStream out) throws IOException {
		if (outside() == 0) return;
		out.write(value);
		out.write(new byte[outside() - value.length]);
	}

	private void writeHead(DataOutputStream out) throws IOException {
		out.writeShort(tag);
		out.writeShort(type.code);
		out.writeInt(count);
	}

	private static TiffField number(int tag, Type type, long number) {
		var bytes = ByteBuffer.allocate(type == Type.SHORT ? Short.BYTES : Integer.BYTES);
		if (type == Type.SHORT) bytes.putShort((short) number);
		else bytes.putInt((int) number);
		return new TiffField(tag, type, 1, bytes.array());
	}

	private static void addResolution(Calibration calibration, List<TiffField> fields) {
		fields.add(pixelsPer(calibration.x(), TiffDecoder.X_RESOLUTION));
		fields.add(pixelsPer(calibration.y(), TiffDecoder.Y_RESOLUTION));
		fields.add(number(TiffDecoder.RESOLUTION_UNIT, Type.SHORT, UNITS.getOrDefault(calibration.unit(), NO_UNIT)));
	}

	private static TiffField pixelsPer(double side, int tag) {
		var fraction = Fraction.of(side);
		var bytes = ByteBuffer.allocate(2 * Integer.BYTES).putInt(fraction.denominator()).putInt(fraction.numerator());
		return new TiffField(tag, Type.RATIONAL, 1, bytes.array());
	}

	private static TiffField colourMap(LabelColours colours) {
		var lut = colours.lut().getBytes();
		var map = ByteBuffer.allocate(lut.length * Short.BYTES);
		for (var intensity : lut) map.putShort((short) ((intensity & 0xff) * 0x101));
		return new TiffField(TiffDecoder.COLOR_MAP, Type.SHORT, lut.length, map.array());
	}
}
