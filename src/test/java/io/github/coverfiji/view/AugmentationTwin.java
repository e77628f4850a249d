package io.github.coverfiji.view;

import io.github.coverfiji.twin.Grid;
import io.github.coverfiji.twin.LinearSample;
import java.util.Arrays;

/** Varied crops by definition, in plain doubles: position by position, node by node. */
final class AugmentationTwin {

	private final double[][][] matrices;
	private final Grid nodes;
	private final int[] whole;
	private final int[] crop;

	/**
	 * @param matrices (N, d, d), from offsets in the crop to offsets in the image
	 * @param nodes displacements (N, d, cells + 3, ...) of control nodes, or one node along each axis for none
	 * @param whole size of the image
	 * @param crop size of the result
	 */
	AugmentationTwin(double[][][] matrices, Grid nodes, int[] whole, int[] crop) {
		this.matrices = matrices;
		this.nodes = nodes;
		this.whole = whole;
		this.crop = crop;
	}

	/** Image (N, C, whole) to crop, linear between voxels. */
	Grid image(Grid image) {
		return Grid.each(image.batch(), image.channels(), crop, (n, c, p) -> LinearSample.at(image, n, c, place(n, p)));
	}

	/** Labels (N, 1, whole) to crop: the nearest voxel's, ignore where there is none. */
	Grid labels(Grid labels, int ignore) {
		return Grid.each(labels.batch(), 1, crop, (n, c, p) -> {
			var nearest = Arrays.stream(place(n, p)).mapToInt(x -> (int) Math.floor(x + 0.5)).toArray();
			return labels.contains(nearest) ? labels.at(n, c, nearest) : ignore;
		});
	}

	private double[] place(int n, int[] p) {
		var place = new double[p.length];
		Arrays.setAll(place, row -> {
			double sum = (crop[row] - 1) / 2.0 + (whole[row] - crop[row]) / 2 + bend(n, row, p);
			for (int column = 0; column < p.length; column++)
				sum += matrices[n][row][column] * (p[column] - (crop[column] - 1) / 2.0);
			return sum;
		});
		return place;
	}

	/** A sum over all nodes: node k stands at k - 1 cells from the crop's border. */
	double bend(int n, int component, int[] p) {
		if (nodes.size()[0] == 1) return 0;
		var terms = Grid.each(1, 1, nodes.size(), (one, zero, node) -> {
			double weight = nodes.at(n, component, node);
			for (int axis = 0; axis < p.length; axis++) {
				double cell = (double) crop[axis] / (nodes.size()[axis] - 3);
				weight *= spline(Math.abs((p[axis] + 0.5) / cell - (node[axis] - 1)));
			}
			return weight;
		});
		return Arrays.stream(terms.values()).sum();
	}

	private static double spline(double away) {
		if (away >= 2) return 0;
		return away >= 1 ? Math.pow(2 - away, 3) / 6 : 2 / 3.0 - away * away + Math.pow(away, 3) / 2;
	}
}
