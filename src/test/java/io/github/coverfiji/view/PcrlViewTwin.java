package io.github.coverfiji.view;

import io.github.coverfiji.twin.Grid;
import io.github.coverfiji.twin.LinearSample;
import java.util.Arrays;

/** PCRL's views by definition, in plain doubles: voxel by voxel. */
final class PcrlViewTwin {

	private final Grid matrix;
	private final Grid blur;
	private final Grid tone;
	private final Grid shuffle;
	private final Grid paint;

	/**
	 * @param matrix (N, d, d)
	 * @param blur (N, d)
	 * @param tone (N, 3)
	 * @param shuffle (N, 1, size)
	 * @param paint (N, 2, size)
	 */
	PcrlViewTwin(Grid matrix, Grid blur, Grid tone, Grid shuffle, Grid paint) {
		this.matrix = matrix;
		this.blur = blur;
		this.tone = tone;
		this.shuffle = shuffle;
		this.paint = paint;
	}

	/**
	 * A weighted mean of all voxels, each weighing less the farther it lies from the new voxel's middle.
	 *
	 * @param images (N, C, whole)
	 * @param box start and sides (N, 2, d)
	 * @param size of the crops
	 */
	static Grid cropped(Grid images, Grid box, int[] size) {
		int d = size.length;
		return Grid.each(images.batch(), images.channels(), size, (n, c, p) -> {
			var weights = Grid.each(1, 1, images.size(), (one, zero, q) -> {
				double weight = 1;
				for (int a = 0; a < d; a++) {
					double step = box.values()[n * 2 * d + d + a] / size[a];
					double middle = box.values()[n * 2 * d + a] + (p[a] + 0.5) * step;
					weight *= Math.max(0, 1 - Math.abs(q[a] + 0.5 - middle) / Math.max(1, step));
				}
				return weight;
			});
			var terms = Grid.each(1, 1, images.size(), (one, zero, q) -> weights.at(0, 0, q) * images.at(n, c, q));
			return Arrays.stream(terms.values()).sum() / Arrays.stream(weights.values()).sum();
		});
	}

	/** Moved, blurred, toned, shuffled, painted: x (N, C, size). */
	Grid corrupted(Grid x) {
		var y = toned(blurred(moved(x)));
		return Grid.each(x.batch(), x.channels(), x.size(), (n, c, p) -> {
			if (paint.at(n, 1, p) == 1) return paint.at(n, 0, p);
			int from = (int) shuffle.at(n, 0, p);
			for (int a = 0, step = voxels(x); a < p.length; a++) {
				step /= x.size()[a];
				from += p[a] * step;
			}
			return y.values()[(n * x.channels() + c) * voxels(x) + from];
		});
	}

	private Grid moved(Grid x) {
		int d = x.size().length;
		return Grid.each(x.batch(), x.channels(), x.size(), (n, c, p) -> {
			var least = Arrays.stream(channel(x, n, c)).min().orElseThrow();
			var place = new double[d];
			for (int i = 0; i < d; i++) {
				place[i] = (x.size()[i] - 1) / 2.0;
				for (int j = 0; j < d; j++)
					place[i] += matrix.values()[(n * d + i) * d + j] * (p[j] - (x.size()[j] - 1) / 2.0);
			}
			var above = Grid.each(x.batch(), x.channels(), x.size(), (m, k, q) -> x.at(m, k, q) - least);
			return LinearSample.at(above, n, c, place) + least;
		});
	}

	private Grid blurred(Grid x) {
		int d = x.size().length;
		var y = x;
		for (int axis = 0; axis < d; axis++) {
			var before = y;
			int along = axis;
			y = Grid.each(x.batch(), x.channels(), x.size(), (n, c, p) -> {
				double sigma = blur.values()[n * d + along], sum = 0, total = 0;
				int radius = (int) (4 * sigma + 0.5);
				for (int k = -radius; k <= radius; k++) {
					double weight = k == 0 ? 1 : Math.exp(-k * k / (2 * sigma * sigma));
					var q = p.clone();
					q[along] = AppearanceTwin.mirrored(p[along] + k, x.size()[along]);
					sum += weight * before.at(n, c, q);
					total += weight;
				}
				return sum / total;
			});
		}
		return y;
	}

	private Grid toned(Grid x) {
		return Grid.each(x.batch(), x.channels(), x.size(), (n, c, p) -> {
			var mean = Arrays.stream(channel(x, n, c)).average().orElseThrow();
			return (x.at(n, c, p) - mean) * tone.values()[3 * n] + mean + tone.values()[3 * n + 1];
		});
	}

	/** One sample (1, C, size) under one code of d + 4 numbers: flips, then as many single quarter turns. */
	static Grid transformed(Grid x, double[] code) {
		int d = x.size().length;
		var y = Grid.each(1, x.channels(), x.size(), (n, c, p) -> {
			var q = p.clone();
			if (code[0] == 1) q[d - 2] = x.size()[d - 2] - 1 - p[d - 2];
			if (code[1] == 1) q[d - 1] = x.size()[d - 1] - 1 - p[d - 1];
			if (d == 3 && code[2] == 1) q[0] = x.size()[0] - 1 - p[0];
			return x.at(0, c, q);
		});
		for (int k = 3; k > 0; k--)
			for (int turn = 0; turn < k && code[d + k] == 1; turn++) y = turned(y);
		return y;
	}

	private static Grid turned(Grid x) {
		int d = x.size().length;
		var size = x.size();
		size[d - 2] = x.size()[d - 1];
		size[d - 1] = x.size()[d - 2];
		return Grid.each(1, x.channels(), size, (n, c, p) -> {
			var q = p.clone();
			q[d - 2] = p[d - 1];
			q[d - 1] = x.size()[d - 1] - 1 - p[d - 2];
			return x.at(0, c, q);
		});
	}

	private static int voxels(Grid x) {
		return x.values().length / (x.batch() * x.channels());
	}

	private static double[] channel(Grid x, int n, int c) {
		int first = (n * x.channels() + c) * voxels(x);
		return Arrays.copyOfRange(x.values(), first, first + voxels(x));
	}
}
