package io.github.coverfiji.twin;

import java.util.Arrays;

/** Convolution with bias and zero padding that keeps the size; the sides of the kernel are odd. */
public final class ConvolutionTwin {

	private ConvolutionTwin() {}

	/**
	 * @param features (N, in, ...)
	 * @param weight (out, in, kernel ...)
	 * @param bias (out)
	 * @return (N, out, ...)
	 */
	public static Grid convolve(Grid features, Grid weight, Grid bias) {
		var taps = Voxels.all(weight.size());
		int[] back = Arrays.stream(weight.size()).map(side -> -(side / 2)).toArray();
		double[] start = bias.values();
		return Grid.each(features.batch(), weight.batch(), features.size(), (n, out, p) -> {
			double sum = start[out];
			for (int[] tap : taps) {
				int[] voxel = Voxels.shifted(Voxels.shifted(p, tap), back);
				if (features.contains(voxel))
					for (int in = 0; in < features.channels(); in++)
						sum += weight.at(out, in, tap) * features.at(n, in, voxel);
			}
			return sum;
		});
	}
}
