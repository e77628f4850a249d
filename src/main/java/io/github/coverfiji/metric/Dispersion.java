package io.github.coverfiji.metric;

import java.util.Map;
import java.util.TreeMap;

/**
 * How features of labelled voxels scatter: whether those of one class lie together and those of neighbours are alike.
 * Binary contrast pushes apart whatever is not the same place, the same class and the neighbours too; COVER claims not to
 * (He and Li, ICCV 2025: over-dispersion).
 *
 * <p>Only directions count: each feature vector is divided by its length, and the mean of all directions is taken away
 * first, so that a common part of all features hides nothing. Memory: a few numbers for each channel and class.
 */
public final class Dispersion {

	private static final double SHORTEST = 1e-12;

	private final int channels;
	private final int ignore;
	private final Map<Integer, Sum> classes = new TreeMap<>();
	private final Sum all;
	private double neighbours;
	private long pairs;

	/** Sum of the directions of a class. */
	private static final class Sum {

		private final double[] total;
		private long count;

		private Sum(int channels) {
			total = new double[channels];
		}

		private double mean(int c) {
			return total[c] / count;
		}
	}

	/**
	 * What was found.
	 *
	 * @param ratio mean squared distance of two voxels of one class, each class weighing the same, divided by that of two
	 *          voxels of different classes, each pair of classes weighing the same: near 0 where classes are well apart, 1
	 *          where classes play no part; NaN with fewer than two classes
	 * @param correlation mean cosine of the features of voxels that share a face, mean direction removed: 1 where they are
	 *          alike, 0 where neighbours are like any others; NaN without neighbours
	 */
	public record Result(double ratio, double correlation) {}

	/**
	 * @param channels of the features
	 * @param ignore label of voxels that take no part
	 */
	public Dispersion(int channels, int ignore) {
		this.channels = channels;
		this.ignore = ignore;
		all = new Sum(channels);
	}

	/**
	 * @param features (C, [Z,] Y, X) of a sample or of a part of one
	 * @param size ([Z,] Y, X)
	 * @param ids class ids of the same voxels
	 */
	public void add(float[] features, int[] size, int[] ids) {
		var units = units(features, ids.length);
		for (int v = 0; v < ids.length; v++)
			if (ids[v] != ignore) {
				add(all, units, v, ids.length);
				add(classes.computeIfAbsent(ids[v], id -> new Sum(channels)), units, v, ids.length);
			}
		addNeighbours(units, size, ids);
	}

	private double[] units(float[] features, int voxels) {
		var units = new double[features.length];
		for (int v = 0; v < voxels; v++) {
			var square = 0.0;
			for (int c = 0; c < channels; c++)
				square += (double) features[c * voxels + v] * features[c * voxels + v];
			var length = Math.max(Math.sqrt(square), SHORTEST);
			for (int c = 0; c < channels; c++)
				units[c * voxels + v] = features[c * voxels + v] / length;
		}
		return units;
	}

	private void add(Sum sum, double[] units, int voxel, int voxels) {
		sum.count++;
		for (int c = 0; c < channels; c++)
			sum.total[c] += units[c * voxels + voxel];
	}

	/** Products of neighbours along each axis; the mean direction leaves them at last. */
	private void addNeighbours(double[] units, int[] size, int[] ids) {
		for (int axis = size.length - 1, stride = 1; axis >= 0; stride *= size[axis--])
			for (int v = 0; v + stride < ids.length; v++) {
				if (v / stride % size[axis] == size[axis] - 1 || ids[v] == ignore || ids[v + stride] == ignore) continue;
				pairs++;
				for (int c = 0; c < channels; c++)
					neighbours += units[c * ids.length + v] * units[c * ids.length + v + stride];
			}
	}

	/** @return the figures of all that was added */
	public Result result() {
		var common = 0.0;
		for (int c = 0; c < channels && all.count > 0; c++)
			common += all.mean(c) * all.mean(c);
		var correlation = (neighbours / pairs - common) / (1 - common);
		return new Result(within() / between(), pairs == 0 ? Double.NaN : correlation);
	}

	/** |x − y|² of two directions is 2 − 2 x·y, so means of directions are enough. */
	private double within() {
		return classes.values().stream().mapToDouble(sum -> 2 - 2 * product(sum, sum)).average().orElse(Double.NaN);
	}

	private double between() {
		return classes.entrySet().stream().flatMapToDouble(a -> classes.entrySet().stream()
			.filter(b -> b.getKey() > a.getKey()).mapToDouble(b -> 2 - 2 * product(a.getValue(), b.getValue())))
			.average().orElse(Double.NaN);
	}

	private double product(Sum a, Sum b) {
		var product = 0.0;
		for (int c = 0; c < channels; c++)
			product += a.mean(c) * b.mean(c);
		return product;
	}
}
