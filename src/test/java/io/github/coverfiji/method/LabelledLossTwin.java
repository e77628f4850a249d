package io.github.coverfiji.method;

import io.github.coverfiji.twin.Grid;

/** Cross-entropy and soft Dice loss over the labelled voxels of a batch, voxel by voxel. */
final class LabelledLossTwin {

	private LabelledLossTwin() {}

	/** Mean of -log p(true class) over the labelled voxels; 0 without any. */
	static double entropy(Grid scores, Grid truth, int ignore) {
		var sum = new double[2];
		each(scores, truth, ignore, (id, p) -> {
			sum[0] -= Math.log(p[id]);
			sum[1]++;
		});
		return sum[0] / Math.max(1, sum[1]);
	}

	/** Mean over the classes shown of 1 - 2 |p ∩ g| / (|p| + |g|), over the batch's labelled voxels; 0 without any. */
	static double dice(Grid scores, Grid truth, int ignore) {
		var classes = scores.channels();
		var both = new double[classes];
		var found = new double[classes];
		var size = new double[classes];
		each(scores, truth, ignore, (id, p) -> {
			both[id] += p[id];
			size[id]++;
			for (int c = 0; c < classes; c++) found[c] += p[c];
		});
		double sum = 0, shown = 0;
		for (int c = 0; c < classes; c++) {
			if (size[c] == 0) continue;
			sum += 1 - 2 * both[c] / Math.max(1, found[c] + size[c]);
			shown++;
		}
		return sum / Math.max(1, shown);
	}

	private interface Voxel {

		void at(int id, double[] probabilities);
	}

	private static void each(Grid scores, Grid truth, int ignore, Voxel voxel) {
		Grid.each(scores.batch(), 1, scores.size(), (n, c, p) -> {
			var id = (int) truth.at(n, 0, p);
			if (id != ignore) voxel.at(id, softmax(scores.vector(n, p)));
			return 0;
		});
	}

	private static double[] softmax(double[] scores) {
		var p = new double[scores.length];
		double sum = 0;
		for (int c = 0; c < p.length; c++) sum += Math.exp(scores[c]);
		for (int c = 0; c < p.length; c++) p[c] = Math.exp(scores[c]) / sum;
		return p;
	}
}
