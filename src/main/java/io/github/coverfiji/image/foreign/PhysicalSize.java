package io.github.coverfiji.image.foreign;

import java.util.Arrays;

/**
 * Size of a voxel.
 *
 * @param voxel width, height and depth; NaN where the file does not say
 * @param unit of the three; "pixel" if the file gives no length
 */
record PhysicalSize(double[] voxel, String unit) {

	static final PhysicalSize NONE = new PhysicalSize(new double[] { Double.NaN, Double.NaN, Double.NaN }, "pixel");

	private static final String MICRON = "µm";

	/** @return the size of an image in the unit of its width; none if the file does not state width and height */
	static PhysicalSize of(ImageMetadata metadata, int image) {
		var x = metadata.getPixelsPhysicalSizeX(image);
		var y = metadata.getPixelsPhysicalSizeY(image);
		if (x == null || y == null) return NONE;
		var unit = unit(x);
		if (Double.isNaN(metres(unit))) return NONE;
		var z = metadata.getPixelsPhysicalSizeZ(image);
		return new PhysicalSize(new double[] { in(unit, x), in(unit, y), in(unit, z) }, unit);
	}

	boolean isOneMicron() {
		return unit.equals(MICRON) && Arrays.equals(voxel, new double[] { 1, 1, Double.NaN });
	}

	private static String unit(Object length) {
		var unit = LibraryCall.as(ImageMetadata.Length.class, length).unit();
		return LibraryCall.as(ImageMetadata.Unit.class, unit).getSymbol();
	}

	private static double in(String unit, Object length) {
		if (length == null) return Double.NaN;
		var value = LibraryCall.as(ImageMetadata.Length.class, length).value().doubleValue();
		var own = unit(length);
		return own.equals(unit) ? value : value * (metres(own) / metres(unit));
	}

	/** @return length of a unit, by the symbols that OME has for it; NaN if it is none, such as a pixel */
	private static double metres(String symbol) {
		return switch (symbol) {
			case "nm" -> 1e-9;
			case "Å" -> 1e-10;
			case MICRON, "μm" -> 1e-6;
			case "mm" -> 1e-3;
			case "cm" -> 1e-2;
			case "m" -> 1;
			case "in" -> 0.0254;
			default -> Double.NaN;
		};
	}
}
