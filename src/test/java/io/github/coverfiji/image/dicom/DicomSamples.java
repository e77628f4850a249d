package io.github.coverfiji.image.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;

/** A DICOM file of each kind that is read, and the values that pydicom 3.0.2 gives for it by apply_rescale. */
public final class DicomSamples {

	private static final int PHOTOMETRIC = 0x0028_0004;
	private static final byte[] COLOURS = { 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120, -1, -2, -3, 0, 1, 2 };

	/**
	 * A file.
	 *
	 * @param sample what is written
	 * @param values pixel by pixel; of colours the samples of a pixel side by side
	 */
	public record Kind(DicomSample sample, double... values) {}

	private DicomSamples() {}

	/** @return the files by name */
	public static Map<String, Kind> all() {
		var all = new LinkedHashMap<String, Kind>();
		grey(all);
		layouts(all);
		colours(all);
		frames(all);
		return all;
	}

	private static void grey(Map<String, Kind> all) {
		all.put("plain", new Kind(DicomSample.grey(16, false, 0, 1, 2, 3, 4, 65535), 0, 1, 2, 3, 4, 65535));
		all.put("slope", new Kind(DicomSample.grey(16, false, 0, 1, 2, 3, 4, 65535).rescaled("2.5", "-1000"), -1000, -997.5, -995,
			-992.5, -990, 162837.5));
		all.put("negative slope", new Kind(DicomSample.grey(16, false, 0, 1, 2, 3, 4, 5).rescaled("-1", "1000"), 1000, 999, 998,
			997, 996, 995));
		all.put("intercept", new Kind(DicomSample.grey(16, true, 0, 1, -2, 3, -2000, 5).rescaled("1", "-1024"), -1024, -1023,
			-1026, -1021, -3024, -1019));
		all.put("signed 12 bit", new Kind(DicomSample.grey(12, true, 0, 0x7ff, 0x800, 0xfff, 1, 0xf801).rescaled("2", "-10"),
			-10, 4084, -4106, -12, -8, -4104));
		all.put("12 bit with others above", new Kind(DicomSample.grey(12, false, 0, 0x17ff, 0x8800, 0xffff, 1, 0xf801), 0, 2047,
			2048, 4095, 1, 2049));
		all.put("signed 8 bit", new Kind(DicomSample.of(DicomSample.EXPLICIT).format(3, 8, 8, true)
			.text(PHOTOMETRIC, "CS", "MONOCHROME2").bytes(0x7fe0_0010, "OB", new byte[] { 0, 127, -128, -1, 1, -56 }), 0, 127,
			-128, -1, 1, -56));
		all.put("monochrome 1", new Kind(DicomSample.grey(16, false, 5, 1, 2, 3, 4, 0).text(PHOTOMETRIC, "CS", "MONOCHROME1")
			.text(0x0028_1050, "DS", "3").text(0x0028_1051, "DS", "2"), 5, 1, 2, 3, 4, 0));
		all.put("table of values", new Kind(DicomSample.grey(16, false, 0, 1, 2, 3, 4, 9).sequence(0x0028_3000,
			DicomSample.of(DicomSample.EXPLICIT).words(0x0028_3002, "US", 4, 1, 16).words(0x0028_3006, "OW", 7, 70, 700, 7000)),
			7, 7, 70, 700, 7000, 7000));
	}

	private static void layouts(Map<String, Kind> all) {
		all.put("implicit", new Kind(DicomSample.of(DicomSample.IMPLICIT).format(3, 16, 16, true)
			.text(PHOTOMETRIC, "CS", "MONOCHROME2").rescaled("0.5", "1").words(0, 1, -2, 3, 4, 5), 1, 1.5, 0, 2.5, 3, 3.5));
		all.put("big endian", new Kind(DicomSample.of(DicomSample.BIG_ENDIAN).format(3, 16, 16, true)
			.text(PHOTOMETRIC, "CS", "MONOCHROME2").rescaled("0.5", "1").words(0, 1, -2, 3, 4, 5), 1, 1.5, 0, 2.5, 3, 3.5));
		all.put("bytes in words of big endian", new Kind(DicomSample.of(DicomSample.BIG_ENDIAN).format(3, 8, 8, false)
			.text(PHOTOMETRIC, "CS", "MONOCHROME2").bytes(0x7fe0_0010, "OW", new byte[] { 1, 2, 3, 4, 5, 6 }), 2, 1, 4, 3, 6, 5));
		var wide = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
		for (var number : new int[] { 0, 1, -1, 3, 4, 5 }) wide.putInt(number);
		all.put("32 bit", new Kind(DicomSample.of(DicomSample.EXPLICIT).format(3, 32, 32, false)
			.text(PHOTOMETRIC, "CS", "MONOCHROME2").rescaled("0.5", "1").bytes(0x7fe0_0010, "OW", wide.array()), 1, 1.5,
			2147483648.5, 2.5, 3, 3.5));
		var real = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
		for (var number : new float[] { 0, 1.5f, -1, 3e9f, 4, 5 }) real.putFloat(number);
		all.put("float", new Kind(DicomSample.of(DicomSample.EXPLICIT).format(3, 32, 32, false)
			.text(PHOTOMETRIC, "CS", "MONOCHROME2").bytes(0x7fe0_0008, "OF", real.array()), 0, 1.5, -1, 3e9f, 4, 5));
	}

	private static void colours(Map<String, Kind> all) {
		all.put("RGB side by side", new Kind(coloured("RGB", 0), 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120, 255, 254,
			253, 0, 1, 2));
		all.put("RGB in planes", new Kind(coloured("RGB", 1), 10, 70, 255, 20, 80, 254, 30, 90, 253, 40, 100, 0, 50, 110, 1, 60,
			120, 2));
		all.put("brightness and colour", new Kind(coloured("YBR_FULL", 0), 0, 117, 0, 0, 115, 0, 17, 114, 0, 89, 112, 68, 255,
			122, 255, 0, 134, 0));
	}

	private static DicomSample coloured(String photometric, int planar) {
		return DicomSample.of(DicomSample.EXPLICIT).format(3, 8, 8, false).number(0x0028_0002, 3)
			.text(PHOTOMETRIC, "CS", photometric).number(0x0028_0006, planar).bytes(0x7fe0_0010, "OB", COLOURS);
	}

	private static void frames(Map<String, Kind> all) {
		all.put("two frames", new Kind(DicomSample.grey(16, false, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
			.text(0x0028_0008, "IS", "2").rescaled("2", "1"), 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23));
	}
}
