package io.github.coverfiji.metric;

import java.util.function.IntPredicate;

/**
 * Voxels of one class, counted. A ratio with nothing below the line is NaN: plain division gives it.
 *
 * @param both in truth and prediction
 * @param truthOnly in the truth alone
 * @param predictionOnly in the prediction alone
 */
public record Overlap(double both, double truthOnly, double predictionOnly) {

	/** No voxel yet. */
	public static final Overlap NONE = new Overlap(0, 0, 0);

	/** @return the counts of two images together */
	public Overlap plus(Overlap other) {
		return new Overlap(both + other.both, truthOnly + other.truthOnly, predictionOnly + other.predictionOnly);
	}

	/** @return the counts over voxels 0 … voxels - 1 */
	public static Overlap count(int voxels, IntPredicate inTruth, IntPredicate inPrediction) {
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

	/** @return whether the truth shows the class */
	public boolean inTruth() {
		return both + truthOnly > 0;
	}

	boolean inPrediction() {
		return both + predictionOnly > 0;
	}

	/** @return twice the common part over the sum of both; NaN where the class is nowhere */
	public double dice() {
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
