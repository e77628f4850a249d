package io.github.coverfiji.view;

import io.github.coverfiji.twin.Grid;
import java.util.Arrays;

/** Blur and appearance of the moving view by definition, in plain doubles. */
final class AppearanceTwin {

	private AppearanceTwin() {}

	/**
	 * Gaussian smoothing: a sum over all offsets of a box that reaches 4 sigma (rounded), the image mirrored about its
	 * border voxels as often as needed.
	 *
	 * @param image (N, C, ...)
	 * @param sigma of each sample, in voxels
	 * @return (N, C, ...)
	 */
	static Grid gauss(Grid image, double... sigma) {
		int d = image.size().length;
		return Grid.each(image.batch(), image.channels(), image.size(), (n, c, p) -> {
			int radius = (int) (4 * sigma[n] + 0.5);
			var box = new int[d];
			Arrays.fill(box, 2 * radius + 1);
			var weights = Grid.each(1, 1, box, (one, zero, q) -> {
				double square = 0;
				for (int i : q)
					square += (i - radius) * (i - radius);
				return radius == 0 ? 1 : Math.exp(-square / (2 * sigma[n] * sigma[n]));
			});
			var terms = Grid.each(1, 1, box, (one, zero, q) -> {
				var voxel = new int[d];
				Arrays.setAll(voxel, axis -> mirrored(p[axis] + q[axis] - radius, image.size()[axis]));
				return weights.at(0, 0, q) * image.at(n, c, voxel);
			});
			return Arrays.stream(terms.values()).sum() / Arrays.stream(weights.values()).sum();
		});
	}

	static int mirrored(int index, int length) {
		int i = index;
		while (length > 1 && (i < 0 || i >= length))
			i = i < 0 ? -i : 2 * (length - 1) - i;
		return length == 1 ? 0 : i;
	}

	/**
	 * @param image (N, C, ...)
	 * @param noise added first, same shape
	 * @param blur sigma of each sample (N)
	 * @param tone factor of the contrast about each channel's mean, and brightness (N, 2)
	 * @param paint noise and a mask (N, 2, ...), 1 where it replaces every channel
	 * @return the moving view (N, C, ...)
	 */
	static Grid appearance(Grid image, Grid noise, Grid blur, Grid tone, Grid paint) {
		var smooth = gauss(image.plus(noise), blur.values());
		var means = new double[image.batch()][image.channels()];
		int voxels = image.values().length / (image.batch() * image.channels());
		Grid.each(image.batch(), image.channels(), image.size(),
			(n, c, p) -> means[n][c] += smooth.at(n, c, p) / voxels);
		double[] tones = tone.values();
		return Grid.each(image.batch(), image.channels(), image.size(), (n, c, p) -> paint.at(n, 1, p) == 1
			? paint.at(n, 0, p)
			: (smooth.at(n, c, p) - means[n][c]) * tones[2 * n] + means[n][c] + tones[2 * n + 1]);
	}
}
