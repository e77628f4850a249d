package io.github.coverfiji.image;

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

	/** @return whether a side can be one of a voxel */
	static boolean valid(double side) {
		return side > 0 && Double.isFinite(side);
	}
}
