package io.github.coverfiji.twin;

import java.util.Arrays;
import java.util.List;

/**
 * Mixture of vectors: for each head the mean of the candidate offsets r in [−R, R]^d under the softmax of
 * q(p)·k(p + r) / sqrt(head width), then the mean over the heads. Channel c belongs to head c mod J.
 */
public final class MovTwin {

	private static final double OUTSIDE = -1000;

	private MovTwin() {}

	/**
	 * @param query features of the fixed view (N, J · width, ...)
	 * @param key features of the moving view, same shape
	 * @param heads J
	 * @param radius R in voxels
	 * @return field (N, d, ...) in voxels
	 */
	public static Grid vectors(Grid query, Grid key, int heads, int radius) {
		int[] size = query.size();
		var offsets = Voxels.window(size.length, radius);
		return Grid.vectors(query.batch(), size.length, size, (n, p) -> {
			var mean = new double[size.length];
			for (int head = 0; head < heads; head++) {
				double[] weights = softmax(scores(query, key, n, p, head, heads, offsets));
				for (int i = 0; i < offsets.size(); i++)
					for (int axis = 0; axis < mean.length; axis++)
						mean[axis] += weights[i] * offsets.get(i)[axis] / heads;
			}
			return mean;
		});
	}

	private static double[] scores(Grid query, Grid key, int n, int[] p, int head, int heads, List<int[]> offsets) {
		var scores = new double[offsets.size()];
		for (int i = 0; i < offsets.size(); i++) {
			int[] candidate = Voxels.shifted(p, offsets.get(i));
			scores[i] = key.contains(candidate) ? product(query, p, key, candidate, n, head, heads) : OUTSIDE;
		}
		return scores;
	}

	private static double product(Grid query, int[] p, Grid key, int[] candidate, int n, int head, int heads) {
		double sum = 0;
		for (int c = head; c < query.channels(); c += heads)
			sum += query.at(n, c, p) * key.at(n, c, candidate);
		return sum / Math.sqrt((double) query.channels() / heads);
	}

	private static double[] softmax(double[] scores) {
		double largest = Arrays.stream(scores).max().orElseThrow();
		double[] powers = Arrays.stream(scores).map(s -> Math.exp(s - largest)).toArray();
		double sum = Arrays.stream(powers).sum();
		return Arrays.stream(powers).map(power -> power / sum).toArray();
	}
}
