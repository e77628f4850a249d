package io.github.coverfiji.metric;

import java.util.function.IntPredicate;

/**
 * Voxels of one class, counted. A ratio with nothing below the line is NaN: plain division gives it.
 *
 * @param both in truth and prediction
 * @param truthOnly in the truth alone
 * @param predictionOnly in the prediction alone
 */
record Overlap(double both, double truthOnly, double predictionOnly) {

	static Overlap count(int voxels, IntPredicate inTruth, IntPredicate inPrediction) {
		int both = 0, truthOnly = 0, predictionOnly = 0;
		for (var index = 0; index < voxels; index++) {
			var truth = inTruth.test(index);
			var prediction = inPrediction.test(index);
			if (truth && prediction) both++;
			else if (truth) truthOnly++;
			else if (prediction) predictionOnly++;
		}
		return new Overlap(both, truthOnly, predictionOnly);
	}

	boolean inTruth() {
		return both + truthOnly > 0;
	}

	boolean inPrediction() {
		return both + predictionOnly > 0;
	}

	double dice() {
		return 2 * both / (2 * both + truthOnly + predictionOnly);
	}

	double iou() {
		return both / (both + truthOnly + predictionOnly);
	}

	double precision() {
		return both / (both + predictionOnly);
	}

	double recall() {
		return both / (both + truthOnly);
	}
}
