package io.github.coverfiji.workflow;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The least DICOM file that ImageJ opens: 16-bit pixels, explicit kinds, lowest byte first. */
final class SmallDicom {

	private static final int PREAMBLE = 128;

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	private SmallDicom() {}

	/** @return a file of this size whose pixels count up */
	static byte[] bytes(int width, int height) {
		var dicom = new SmallDicom();
		dicom.out.writeBytes(new byte[PREAMBLE]);
		dicom.out.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
		dicom.text(0x0002, 0x0010, "UI", "1.2.840.10008.1.2.1\0");
		dicom.text(0x0008, 0x0060, "CS", "CT");
		dicom.number(0x0028, 0x0002, 1);
		dicom.text(0x0028, 0x0004, "CS", "MONOCHROME2 ");
		dicom.number(0x0028, 0x0010, height);
		dicom.number(0x0028, 0x0011, width);
		dicom.text(0x0028, 0x0030, "DS", "0.5\\0.5 ");
		for (var tag : new int[] { 0x0100, 0x0101 }) dicom.number(0x0028, tag, 16);
		dicom.number(0x0028, 0x0102, 15);
		dicom.number(0x0028, 0x0103, 0);
		dicom.text(0x0028, 0x1052, "DS", "-1024 ");
		dicom.text(0x0028, 0x1053, "DS", "1 ");
		dicom.pixels(width * height);
		return dicom.out.toByteArray();
	}

	private ByteBuffer head(int group, int element, String kind, int more) {
		return ByteBuffer.allocate(6 + more).order(ByteOrder.LITTLE_ENDIAN).putShort((short) group).putShort((short) element)
			.put(kind.getBytes(StandardCharsets.US_ASCII));
	}

	private void text(int group, int element, String kind, String text) {
		var bytes = text.getBytes(StandardCharsets.US_ASCII);
		out.writeBytes(head(group, element, kind, 2 + bytes.length).putShort((short) bytes.length).put(bytes).array());
	}

	private void number(int group, int element, int number) {
		out.writeBytes(head(group, element, "US", 4).putShort((short) 2).putShort((short) number).array());
	}

	private void pixels(int count) {
		var element = head(0x7fe0, 0x0010, "OW", 6 + 2 * count).putShort((short) 0).putInt(2 * count);
		for (int i = 0; i < count; i++) element.putShort((short) i);
		out.writeBytes(element.array());
	}
}
