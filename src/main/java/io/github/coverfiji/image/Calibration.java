package io.github.coverfiji.image;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Voxel size.
 *
 * @param x width of a voxel, above 0
 * @param y height of a voxel, above 0
 * @param z distance of two slices, above 0
 * @param unit unit of the three as ImageJ writes it, such as "mm", "micron", "pixel"
 */
public record Calibration(double x, double y, double z, String unit) {

	/** Voxels of side 1 without a physical unit. */
	public static final Calibration NONE = new Calibration(1, 1, 1, "pixel");

	/** @throws IllegalArgumentException if a side is not finite or not above 0 */
	public Calibration {
		if (!valid(x) || !valid(y) || !valid(z))
			throw new IllegalArgumentException("Voxel size has to be above 0, got " + x + ", " + y + ", " + z);
	}

	/**
	 * @param dimension 2 or 3
	 * @return voxel sides in tensor order ([z,] y, x)
	 */
	public double[] spacing(int dimension) {
		return dimension == 2 ? new double[] { y, x } : new double[] { z, y, x };
	}

	/** @return length of the unit in metres; empty if the unit is no length, so that voxel sizes cannot be compared */
	public OptionalDouble metres() {
		return metresOf(unit);
	}

	/**
	 * @param unit as ImageJ writes it
	 * @return its length in metres; empty for "pixel" and unknown words. An inch is none either: ImageJ takes it from the
	 *         printing resolution of photographs, which says nothing of the object
	 */
	public static OptionalDouble metresOf(String unit) {
		return switch (unit.strip().toLowerCase(Locale.ROOT)) {
			case "pm", "picometer", "picometers" -> OptionalDouble.of(1e-12);
			case "å", "angstrom", "angstroms", "ångström" -> OptionalDouble.of(1e-10);
			case "nm", "nanometer", "nanometers" -> OptionalDouble.of(1e-9);
			case "µm", "μm", "um", "micron", "microns", "micrometer", "micrometers" -> OptionalDouble.of(1e-6);
			case "mm", "millimeter", "millimeters" -> OptionalDouble.of(1e-3);
			case "cm", "centimeter", "centimeters" -> OptionalDouble.of(1e-2);
			case "m", "meter", "meters" -> OptionalDouble.of(1);
			default -> OptionalDouble.empty();
		};
	}

	/**
	 * @param dimension 2 or 3
	 * @return such as "2.5 × 0.7 × 0.7 mm", in tensor order
	 */
	public String describe(int dimension) {
		return describe(spacing(dimension), unit);
	}

	static String describe(double[] sides, String unit) {
		return Arrays.stream(sides).mapToObj(Calibration::describe).collect(Collectors.joining(" × ")) + " " + unit;
	}

	private static String describe(double side) {
		return new BigDecimal(side).round(new MathContext(4)).stripTrailingZeros().toPlainString();
	}

	/** @return whether a side can be one of a voxel */
	static boolean valid(double side) {
		return side > 0 && Double.isFinite(side);
	}
}
