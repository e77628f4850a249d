package io.github.coverfiji.twin;

/**
 * The affine view: matrix A = Rot · diag(scales) · H (shear first, then scale, then rotation), displacement field
 * psi(p) = A(p − c) + t + c − p with c = (size − 1) / 2, and the mask of voxels whose target lies on the grid.
 */
public final class AffineViewTwin {

	private static final int[][][] PLANES = {{}, {{0, 1}}, {{1, 2}, {2, 0}, {0, 1}}};

	private AffineViewTwin() {}

	/**
	 * @param angles radians; none for d = 1, two of which the difference counts for d = 2, one per axis for d = 3
	 * @param scales d factors
	 * @param shears radians, to go through tan; d(d − 1), row by row without the diagonal
	 * @return A (d, d) on column vectors, axes in tensor order
	 */
	public static double[][] matrix(double[] angles, double[] scales, double[] shears) {
		int d = scales.length;
		double[] turns = d == 2 ? new double[] {angles[0] - angles[1]} : angles;
		double[][] matrix = identity(d);
		for (int i = 0; i < PLANES[d - 1].length; i++)
			matrix = product(matrix, rotation(d, PLANES[d - 1][i], turns[i]));
		double[][] scaling = identity(d);
		for (int axis = 0; axis < d; axis++)
			scaling[axis][axis] = scales[axis];
		return product(product(matrix, scaling), shear(d, shears));
	}

	/**
	 * @param matrix A (d, d)
	 * @param translation t in voxels, d numbers
	 * @param size d sides
	 * @return psi (1, d, size) in voxels
	 */
	public static Grid field(double[][] matrix, double[] translation, int... size) {
		int d = size.length;
		return Grid.each(1, d, size, (n, row, p) -> {
			double sum = translation[row] + (size[row] - 1) / 2.0 - p[row];
			for (int column = 0; column < d; column++)
				sum += matrix[row][column] * (p[column] - (size[column] - 1) / 2.0);
			return sum;
		});
	}

	/**
	 * @param field psi (N, d, ...) in voxels
	 * @return mask (N, 1, ...): 1 where 0 &lt; p + psi(p) &lt;= size − 1 on every axis, else 0
	 */
	public static Grid validMask(Grid field) {
		int[] size = field.size();
		return Grid.each(field.batch(), 1, size, (n, c, p) -> {
			double[] target = WarpTwin.target(field, n, p);
			for (int axis = 0; axis < size.length; axis++)
				if (target[axis] <= 0 || target[axis] > size[axis] - 1)
					return 0;
			return 1;
		});
	}

	private static double[][] rotation(int d, int[] plane, double angle) {
		double[][] rotation = identity(d);
		rotation[plane[0]][plane[0]] = Math.cos(angle);
		rotation[plane[1]][plane[1]] = Math.cos(angle);
		rotation[plane[0]][plane[1]] = -Math.sin(angle);
		rotation[plane[1]][plane[0]] = Math.sin(angle);
		return rotation;
	}

	private static double[][] shear(int d, double[] shears) {
		double[][] shear = identity(d);
		int next = 0;
		for (int row = 0; row < d; row++)
			for (int column = 0; column < d; column++)
				if (row != column)
					shear[row][column] = Math.tan(shears[next++]);
		return shear;
	}

	private static double[][] identity(int d) {
		var identity = new double[d][d];
		for (int axis = 0; axis < d; axis++)
			identity[axis][axis] = 1;
		return identity;
	}

	private static double[][] product(double[][] a, double[][] b) {
		int d = a.length;
		var product = new double[d][d];
		for (int row = 0; row < d; row++)
			for (int column = 0; column < d; column++)
				for (int i = 0; i < d; i++)
					product[row][column] += a[row][i] * b[i][column];
		return product;
	}
}
