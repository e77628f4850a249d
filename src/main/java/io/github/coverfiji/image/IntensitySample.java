package io.github.coverfiji.image;

import java.util.Arrays;
import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/** Finite intensities of one channel on a regular grid. */
final class IntensitySample {

	/** Enough for a 0.1 % quantile to be steady, and few enough to sort in a tenth of a second. */
	static final long LIMIT = 1_000_000;

	private final float[] sorted;

	private IntensitySample(float[] sorted) {
		this.sorted = sorted;
	}

	/** @param limit largest number of voxels to look at */
	static IntensitySample of(CalibratedImage image, int channel, long limit) {
		var d = image.axes().indexOf(Axis.CHANNEL);
		var values = d < 0 ? values(image.pixels(), limit) : values(AxisOrder.slice(image.pixels(), d, channel), limit);
		Arrays.sort(values);
		return new IntensitySample(values);
	}

	/** @return all of these together, each image with the voxels that were looked at */
	static IntensitySample joined(List<IntensitySample> samples) {
		var all = new float[samples.stream().mapToInt(s -> s.sorted.length).sum()];
		var end = 0;
		for (var sample : samples) {
			System.arraycopy(sample.sorted, 0, all, end, sample.sorted.length);
			end += sample.sorted.length;
		}
		Arrays.sort(all);
		return new IntensitySample(all);
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
	private static <T extends RealType<?>> float[] values(RandomAccessibleInterval<T> pixels, long limit) {
		var grid = Views.subsample(Views.zeroMin(pixels), step(pixels, limit));
		var values = new float[Math.toIntExact(grid.size())];
		var count = 0;
		for (var cursor = Views.flatIterable(grid).cursor(); cursor.hasNext();) {
			var v = cursor.next().getRealFloat();
			if (Float.isFinite(v)) values[count++] = v;
		}
		return Arrays.copyOf(values, count);
	}

	private static long step(RandomAccessibleInterval<?> pixels, long limit) {
		for (var step = 1L;; step++) {
			var count = 1L;
			for (var d = 0; d < pixels.numDimensions(); d++) count *= (pixels.dimension(d) - 1) / step + 1;
			if (count <= limit) return step;
		}
	}
}
