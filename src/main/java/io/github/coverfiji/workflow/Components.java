package io.github.coverfiji.workflow;

import java.util.List;
import java.util.stream.IntStream;

import Jama.Matrix;

import io.github.coverfiji.engine.HostTensor;

/**
 * Principal components of features.
 *
 * @param mean of the features, (C)
 * @param axes unit vectors (n, C) by falling variance; the largest entry of each is positive, so that the same features
 *          always give the same sign
 * @param shares of the whole variance, n numbers 0 … 1; 0 if there is no variance
 */
record Components(HostTensor mean, HostTensor axes, double[] shares) {

	/**
	 * @param mean of the features
	 * @param variances eigenvalues, rising
	 * @param vectors eigenvectors as columns, in the same order
	 * @param number how many to keep
	 */
	static Components of(double[] mean, double[] variances, Matrix vectors, int number) {
		var channels = mean.length;
		var axes = new float[number * channels];
		var shares = new double[number];
		var all = 0.0;
		for (var v : variances) all += Math.max(0, v);
		for (var n = 0; n < number; n++) {
			var column = channels - 1 - n;
			var sign = sign(vectors, column);
			for (var c = 0; c < channels; c++) axes[n * channels + c] = (float) (sign * vectors.get(c, column));
			shares[n] = all > 0 ? Math.max(0, variances[column]) / all : 0;
		}
		return new Components(new HostTensor(floats(mean), channels), new HostTensor(axes, number, channels), shares);
	}

	/** @return what to call them, such as "PC 1 (43 %)" */
	List<String> names() {
		return IntStream.range(0, shares.length)
			.mapToObj(n -> "PC " + (n + 1) + " (" + Math.round(100 * shares[n]) + " %)").toList();
	}

	private static int sign(Matrix vectors, int column) {
		var largest = 0.0;
		for (var c = 0; c < vectors.getRowDimension(); c++)
			if (Math.abs(vectors.get(c, column)) > Math.abs(largest)) largest = vectors.get(c, column);
		return largest < 0 ? -1 : 1;
	}

	private static float[] floats(double[] values) {
		var floats = new float[values.length];
		for (var i = 0; i < floats.length; i++) floats[i] = (float) values[i];
		return floats;
	}
}
