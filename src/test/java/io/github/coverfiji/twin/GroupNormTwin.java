package io.github.coverfiji.twin;

/** GroupNorm: each group of neighbouring channels of a sample to mean 0 and variance 1 (biased, eps 1e-5). */
public final class GroupNormTwin {

	private static final double EPSILON = 1e-5;

	private GroupNormTwin() {}

	/**
	 * @param features (N, C, ...)
	 * @param groups divides C
	 * @param weight (C)
	 * @param bias (C)
	 * @return (N, C, ...)
	 */
	public static Grid normalise(Grid features, int groups, Grid weight, Grid bias) {
		int width = features.channels() / groups;
		var means = new double[features.batch()][groups];
		var deviations = new double[features.batch()][groups];
		for (int n = 0; n < features.batch(); n++)
			for (int group = 0; group < groups; group++) {
				means[n][group] = mean(features, n, group, width, 0, 1);
				deviations[n][group] = Math.sqrt(mean(features, n, group, width, means[n][group], 2) + EPSILON);
			}
		double[] slope = weight.values();
		double[] offset = bias.values();
		return Grid.each(features.batch(), features.channels(), features.size(), (n, c, p) ->
			(features.at(n, c, p) - means[n][c / width]) / deviations[n][c / width] * slope[c] + offset[c]);
	}

	private static double mean(Grid features, int n, int group, int width, double centre, int power) {
		var voxels = Voxels.all(features.size());
		double sum = 0;
		for (int c = group * width; c < (group + 1) * width; c++)
			for (int[] p : voxels)
				sum += Math.pow(features.at(n, c, p) - centre, power);
		return sum / (width * voxels.size());
	}
}
