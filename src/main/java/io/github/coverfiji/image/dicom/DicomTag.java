package io.github.coverfiji.image.dicom;

import java.util.Set;

/** Numbers of the elements that are read (group in the upper half), and no others: headers hold whole reports. */
public final class DicomTag {

	/** How the file was encoded. */
	static final int TRANSFER_SYNTAX = 0x0002_0010;
	/** Kind of object, of the file itself; DICOMDIR has no other. */
	static final int MEDIA_CLASS = 0x0002_0002;
	static final int IMAGE_TYPE = 0x0008_0008;
	static final int SOP_CLASS = 0x0008_0016;
	static final int SOP_INSTANCE = 0x0008_0018;
	static final int ACQUISITION_TIME = 0x0008_0032;
	static final int MODALITY = 0x0008_0060;
	static final int SLICE_THICKNESS = 0x0018_0050;
	static final int ECHO_TIME = 0x0018_0081;
	static final int ECHO_NUMBER = 0x0018_0086;
	static final int SPACING_BETWEEN = 0x0018_0088;
	static final int TRIGGER_TIME = 0x0018_1060;
	static final int IMAGER_SPACING = 0x0018_1164;
	static final int B_VALUE = 0x0018_9087;
	static final int STUDY = 0x0020_000d;
	static final int SERIES = 0x0020_000e;
	static final int SERIES_NUMBER = 0x0020_0011;
	static final int ACQUISITION = 0x0020_0012;
	static final int INSTANCE = 0x0020_0013;
	static final int POSITION = 0x0020_0032;
	static final int ORIENTATION = 0x0020_0037;
	static final int TIME_POINT = 0x0020_0100;
	static final int PLANE_POSITION = 0x0020_9113;
	static final int PLANE_ORIENTATION = 0x0020_9116;
	static final int SAMPLES = 0x0028_0002;
	static final int PHOTOMETRIC = 0x0028_0004;
	static final int PLANAR = 0x0028_0006;
	static final int FRAMES = 0x0028_0008;
	static final int ROWS = 0x0028_0010;
	static final int COLUMNS = 0x0028_0011;
	static final int PIXEL_SPACING = 0x0028_0030;
	static final int BITS_ALLOCATED = 0x0028_0100;
	static final int BITS_STORED = 0x0028_0101;
	static final int HIGH_BIT = 0x0028_0102;
	static final int SIGNED = 0x0028_0103;
	static final int INTERCEPT = 0x0028_1052;
	static final int SLOPE = 0x0028_1053;
	static final int MODALITY_LUT = 0x0028_3000;
	static final int LUT_DESCRIPTOR = 0x0028_3002;
	static final int LUT_DATA = 0x0028_3006;
	static final int PIXEL_MEASURES = 0x0028_9110;
	static final int VALUE_TRANSFORMATION = 0x0028_9145;
	static final int GRID_OFFSETS = 0x3004_000c;
	static final int DOSE_SCALING = 0x3004_000e;
	static final int SHARED_GROUPS = 0x5200_9229;
	static final int FRAME_GROUPS = 0x5200_9230;
	static final int FLOAT_PIXELS = 0x7fe0_0008;
	static final int DOUBLE_PIXELS = 0x7fe0_0009;
	static final int PIXELS = 0x7fe0_0010;

	static final int ITEM = 0xfffe_e000;
	static final int ITEM_END = 0xfffe_e00d;
	static final int SEQUENCE_END = 0xfffe_e0dd;

	private static final Set<Integer> VALUES = Set.of(TRANSFER_SYNTAX, MEDIA_CLASS, IMAGE_TYPE, SOP_CLASS, SOP_INSTANCE,
		ACQUISITION_TIME, MODALITY, SLICE_THICKNESS, ECHO_TIME, ECHO_NUMBER, SPACING_BETWEEN, TRIGGER_TIME, IMAGER_SPACING,
		B_VALUE, STUDY, SERIES, SERIES_NUMBER, ACQUISITION, INSTANCE, POSITION, ORIENTATION, TIME_POINT, SAMPLES, PHOTOMETRIC,
		PLANAR, FRAMES, ROWS, COLUMNS, PIXEL_SPACING, BITS_ALLOCATED, BITS_STORED, HIGH_BIT, SIGNED, INTERCEPT, SLOPE,
		LUT_DESCRIPTOR, LUT_DATA, GRID_OFFSETS, DOSE_SCALING);
	private static final Set<Integer> SEQUENCES = Set.of(PLANE_POSITION, PLANE_ORIENTATION, MODALITY_LUT, PIXEL_MEASURES,
		VALUE_TRANSFORMATION, SHARED_GROUPS, FRAME_GROUPS);

	private DicomTag() {}

	static boolean isValue(int tag) {
		return VALUES.contains(tag);
	}

	static boolean isSequence(int tag) {
		return SEQUENCES.contains(tag);
	}

	static boolean isPixels(int tag) {
		return tag == PIXELS || tag == FLOAT_PIXELS || tag == DOUBLE_PIXELS;
	}

	static String name(int tag) {
		return String.format("(%04X,%04X)", tag >>> 16, tag & 0xffff);
	}
}
