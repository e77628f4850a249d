package io.github.coverfiji.twin;

/** COVER's two losses; sums run over the whole batch, an empty mask gives 0. */
public final class LossTwin {

	private static final double SMALLEST_NORM = 1e-12;

	private LossTwin() {}

	/**
	 * Vector loss: mean over the valid voxels of the sum over the axes of |flow − psi|.
	 *
	 * @param flow (N, d, ...) in voxels
	 * @param field psi, the target, same shape
	 * @param mask (N, 1, ...), 0 or 1
	 * @return the loss in voxels
	 */
	public static double vector(Grid flow, Grid field, Grid mask) {
		return overMask(mask, (n, c, p) -> {
			double sum = 0;
			for (int axis = 0; axis < field.channels(); axis++)
				sum += Math.abs(flow.at(n, axis, p) - field.at(n, axis, p));
			return sum;
		});
	}

	/**
	 * Consistency loss: mean over the valid voxels of 1 − cosine(fixed, moving warped by psi).
	 *
	 * @param fixed finest features of the fixed view (N, C, ...)
	 * @param moving finest features of the moving view, same shape, not warped
	 * @param field psi (N, d, ...) in voxels
	 * @param mask (N, 1, ...), 0 or 1
	 * @return the loss, 0 to 2
	 */
	public static double consistency(Grid fixed, Grid moving, Grid field, Grid mask) {
		var warped = WarpTwin.warp(moving, field);
		return overMask(mask, (n, c, p) -> 1 - cosine(fixed.vector(n, p), warped.vector(n, p)));
	}

	private static double overMask(Grid mask, Grid.Value value) {
		double sum = 0;
		double count = 0;
		for (int n = 0; n < mask.batch(); n++)
			for (int[] p : Voxels.all(mask.size())) {
				sum += mask.at(n, 0, p) * value.at(n, 0, p);
				count += mask.at(n, 0, p);
			}
		return count == 0 ? 0 : sum / count;
	}

	private static double cosine(double[] a, double[] b) {
		double norms = Math.max(SMALLEST_NORM, Math.sqrt(product(a, a)))
			* Math.max(SMALLEST_NORM, Math.sqrt(product(b, b)));
		return product(a, b) / norms;
	}

	private static double product(double[] a, double[] b) {
		double sum = 0;
		for (int i = 0; i < a.length; i++)
			sum += a[i] * b[i];
		return sum;
	}
}
