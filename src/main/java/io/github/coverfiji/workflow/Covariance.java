package io.github.coverfiji.workflow;

import Jama.Matrix;

import io.github.coverfiji.task.InputException;

/**
 * Mean and covariance of vectors that come one by one (Welford, Technometrics 1962): stable, and of a size that does not
 * grow with their number. Cost: C² / 2 multiplications a vector.
 */
final class Covariance {

	private final double[] mean;
	private final double[][] products;
	private long count;

	/** @param channels C, length of the vectors */
	Covariance(int channels) {
		mean = new double[channels];
		products = new double[channels][channels];
	}

	/** @param vector of length C; not kept */
	void add(double[] vector) {
		count++;
		var before = new double[mean.length];
		for (var i = 0; i < mean.length; i++) {
			before[i] = vector[i] - mean[i];
			mean[i] += before[i] / count;
		}
		for (var i = 0; i < mean.length; i++)
			for (var j = 0; j <= i; j++) products[i][j] += before[i] * (vector[j] - mean[j]);
	}

	/**
	 * @param number of components, 1 … C
	 * @return the directions of largest variance
	 * @throws InputException if a vector held NaN or infinity
	 */
	Components components(int number) {
		var matrix = new Matrix(mean.length, mean.length);
		for (var i = 0; i < mean.length; i++)
			for (var j = 0; j < mean.length; j++) {
				var value = products[Math.max(i, j)][Math.min(i, j)] / Math.max(1, count - 1);
				// The solver would not come to an end.
				if (!Double.isFinite(value)) throw new InputException("Cannot find principal components",
					"the model gives features that are no finite numbers", "choose another model, the training of this one went wrong");
				matrix.set(i, j, value);
			}
		var eigen = matrix.eig();
		return Components.of(mean, eigen.getRealEigenvalues(), eigen.getV(), number);
	}
}
