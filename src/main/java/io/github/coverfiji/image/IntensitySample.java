package io.github.coverfiji.image;

import java.util.Arrays;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/** Finite intensities of one channel on a regular grid of at most 10^6 voxels. */
final class IntensitySample {

	/** Enough for a 0.1 % quantile to be steady, and few enough to sort in a tenth of a second. */
	private static final long LIMIT = 1_000_000;

	private final float[] sorted;

	private IntensitySample(float[] sorted) {
		this.sorted = sorted;
	}

	static IntensitySample of(CalibratedImage image, int channel) {
		var d = image.axes().indexOf(Axis.CHANNEL);
		var values = d < 0 ? values(image.pixels()) : values(AxisOrder.slice(image.pixels(), d, channel));
		Arrays.sort(values);
		return new IntensitySample(values);
	}

	ChannelFit percentiles(double low, double high) {
		if (sorted.length == 0) return ChannelFit.BLANK;
		var from = percentile(low);
		var to = percentile(high);
		// A few bright spots on an empty image: both percentiles meet though there is something to see.
		return to > from ? ChannelFit.range(from, to, 0, 1) : minMax(0, 1);
	}

	ChannelFit minMax(double low, double high) {
		return sorted.length == 0 ? ChannelFit.BLANK : ChannelFit.range(sorted[0], sorted[sorted.length - 1], low, high);
	}

	ChannelFit standard(double low, double high) {
		if (sorted.length == 0 || sorted[0] == sorted[sorted.length - 1]) return ChannelFit.BLANK;
		var mean = sum(0, 1) / sorted.length;
		var deviation = Math.sqrt(sum(mean, 2) / sorted.length);
		return new ChannelFit(mean, 1 / deviation, 0, low, high);
	}

	private double sum(double centre, int power) {
		var sum = 0.0;
		for (var v : sorted) sum += Math.pow(v - centre, power);
		return sum;
	}

	private double percentile(double p) {
		var rank = p / 100 * (sorted.length - 1);
		var below = (int) rank;
		var above = Math.min(below + 1, sorted.length - 1);
		return sorted[below] + (rank - below) * ((double) sorted[above] - sorted[below]);
	}

	/** Reads every step-th voxel of each axis, first dimension fastest. */
	private static <T extends RealType<?>> float[] values(RandomAccessibleInterval<T> pixels) {
		var grid = Views.subsample(Views.zeroMin(pixels), step(pixels));
		var values = new float[Math.toIntExact(grid.size())];
		var count = 0;
		for (var cursor = Views.flatIterable(grid).cursor(); cursor.hasNext();) {
			var v = cursor.next().getRealFloat();
			if (Float.isFinite(v)) values[count++] = v;
		}
		return Arrays.copyOf(values, count);
	}

	private static long step(RandomAccessibleInterval<?> pixels) {
		for (var step = 1L;; step++) {
			var count = 1L;
			for (var d = 0; d < pixels.numDimensions(); d++) count *= (pixels.dimension(d) - 1) / step + 1;
			if (count <= LIMIT) return step;
		}
	}
}
