package io.github.coverfiji.view;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * A random affine map about the centre (methods, section 1.1): shear first, then scale, then rotation, each in
 * tensor order ([z,] y, x). Lengths: angles 1 in 2D and 3 in 3D, scales d, shears d (d - 1), translation d.
 *
 * @param angles rotation in the planes (0, 1) in 2D, and (1, 2), (2, 0), (0, 1) in 3D, in radians
 * @param scales factor of each axis
 * @param shears angles whose tangents are the off-diagonal entries, row by row, in radians
 * @param translation in voxels
 */
public record Affine(double[] angles, double[] scales, double[] shears, double[] translation) {

	/** A scale below would tear the image to nothing; the formula alone can reach 0 at large strengths. */
	private static final double SMALLEST_SCALE = 0.1;
	private static final int[][][] PLANES = { { { 0, 1 } }, { { 1, 2 }, { 2, 0 }, { 0, 1 } } };

	/**
	 * @param random where numbers come from
	 * @param size of the image in voxels, in tensor order
	 * @param strength g, at least 0; 1.5 in the paper's experiments
	 * @return a map whose parts lie within strength times their ranges
	 */
	public static Affine draw(RandomGenerator random, int[] size, double strength) {
		var d = size.length;
		var angles = uniform(random, d == 2 ? 2 : 3, strength * Math.PI / 9);
		var scales = uniform(random, d, 0.5 * strength);
		for (int i = 0; i < d; i++)
			scales[i] = Math.max(SMALLEST_SCALE, 1 + scales[i]);
		var shears = uniform(random, d * (d - 1), strength * Math.PI / 32);
		var translation = uniform(random, d, 0.2 * strength);
		for (int i = 0; i < d; i++)
			translation[i] *= size[i];
		return new Affine(d == 2 ? new double[] { angles[0] - angles[1] } : angles, scales, shears, translation);
	}

	private static double[] uniform(RandomGenerator random, int count, double bound) {
		return random.doubles(count).map(u -> (2 * u - 1) * bound).toArray();
	}

	/** @return A = Rot · diag(scales) · H, d × d, for column vectors of coordinates in tensor order */
	public double[][] matrix() {
		var d = scales.length;
		var matrix = new double[d][d];
		for (int i = 0, k = 0; i < d; i++)
			for (int j = 0; j < d; j++)
				matrix[i][j] = scales[i] * (i == j ? 1 : Math.tan(shears[k++]));
		var planes = PLANES[d - 2];
		for (int i = planes.length - 1; i >= 0; i--)
			rotate(matrix, planes[i][0], planes[i][1], angles[i]);
		return matrix;
	}

	/**
	 * The map where voxels need not be cubes: angles and shears are those of the body, not of the voxel grid.
	 *
	 * @param spacing voxel sides S in tensor order, in any one unit, above 0
	 * @return S⁻¹ · A · S row by row, d · d numbers, for coordinates in voxels; A itself if all sides are equal
	 */
	double[] flat(double[] spacing) {
		var matrix = matrix();
		for (int i = 0; i < matrix.length; i++)
			for (int j = 0; j < matrix.length; j++)
				matrix[i][j] *= spacing[j] / spacing[i];
		return Arrays.stream(matrix).flatMapToDouble(Arrays::stream).toArray();
	}

	/** Multiplies from the left by the rotation in the plane of two axes. */
	private static void rotate(double[][] matrix, int first, int second, double angle) {
		double cos = Math.cos(angle), sin = Math.sin(angle);
		for (int j = 0; j < matrix.length; j++) {
			double a = matrix[first][j], b = matrix[second][j];
			matrix[first][j] = cos * a - sin * b;
			matrix[second][j] = sin * a + cos * b;
		}
	}
}
