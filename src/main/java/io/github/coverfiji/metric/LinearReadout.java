package io.github.coverfiji.metric;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import Jama.Matrix;

import io.github.coverfiji.task.Progress;

/**
 * What a linear map of features tells of numbers and classes: ridge regression, fitted on some points, tested on others.
 *
 * <p>With Z the features of the n fitted points, each channel less its mean and over its standard deviation there, and T
 * the targets less their means, the map is W = (ZᵀZ / n + λ I)⁻¹ ZᵀT / n with λ = 10⁻⁵. So small a ridge takes next to
 * nothing from what the features tell, and gives channels that say the same a common answer. A dead channel, one that
 * does not vary over the fitted points, counts as 0 everywhere. Of classes the map tells the one with the largest value
 * (targets 1 for the point's own class, 0 for others). Cost: n C² / 2 multiplications once, C³ / 6 for each result.
 */
public final class LinearReadout {

	private static final double RIDGE = 1e-5;
	/** Square of how much a channel has to vary, as a share of its size: about the digits of a float. */
	private static final double ALIVE = 1e-12;
	/** Points taken together, so that a large matrix goes through the processor less often. */
	private static final int BLOCK = 64;

	private final List<Point> fitted;
	private final List<Point> tested;
	private final int numbers;
	private final int[] ids;
	private final double[] middle;
	private final double[] scale;
	private final double[] means;
	private final double[][] products;
	private final double[][] moments;

	/**
	 * A point whose features and targets are known.
	 *
	 * @param fitted whether the map learns from it; else it is tested on it
	 * @param features (C)
	 * @param numbers what the map shall tell; NaN where there is no such number
	 * @param id class
	 */
	public record Point(boolean fitted, float[] features, double[] numbers, int id) {}

	/**
	 * How well the map does on the tested points. All are NaN without fitted or tested points, and where features are no
	 * finite numbers; each is NaN where its target does not vary within either half.
	 *
	 * @param explained R² for each of the numbers, the share of its variance that the map tells: 1 for all, 0 for no more
	 *          than the mean, below where the map misleads
	 * @param dice mean Dice of the classes but 0 that occur in the tested points
	 */
	public record Result(List<Double> explained, double dice) {}

	private LinearReadout(List<Point> points, int numbers) {
		fitted = points.stream().filter(Point::fitted).toList();
		tested = points.stream().filter(point -> !point.fitted()).toList();
		this.numbers = numbers;
		ids = fitted.stream().mapToInt(Point::id).distinct().sorted().toArray();
		var channels = points.isEmpty() ? 0 : points.get(0).features().length;
		middle = IntStream.range(0, channels).mapToDouble(c -> mean(fitted, point -> point.features()[c])).toArray();
		scale = IntStream.range(0, channels).mapToDouble(this::scale).toArray();
		means = IntStream.range(0, numbers + ids.length).mapToDouble(t -> mean(fitted, point -> target(point, t)))
			.toArray();
		products = new double[channels][channels];
		moments = new double[channels][means.length];
	}

	/**
	 * @param points all with the same number of channels C
	 * @param numbers how many each has
	 * @param progress asked now and then whether to go on
	 * @return what is needed to read any of the channels
	 */
	public static LinearReadout of(List<Point> points, int numbers, Progress progress) {
		var readout = new LinearReadout(points, numbers);
		for (int from = 0; from < readout.fitted.size(); from += BLOCK) {
			progress.check("Fitting linear maps");
			readout.add(readout.fitted.subList(from, Math.min(from + BLOCK, readout.fitted.size())));
		}
		readout.complete();
		return readout;
	}

	/**
	 * @param from first channel, 0 … C - 1
	 * @param to after the last channel, from + 1 … C
	 * @return what a map of these channels tells
	 */
	public Result result(int from, int to) {
		var nothing = new Result(Collections.nCopies(numbers, Double.NaN), Double.NaN);
		if (fitted.isEmpty() || tested.isEmpty()) return nothing;
		var factors = new Matrix(products).getMatrix(from, to - 1, from, to - 1).chol();
		if (!factors.isSPD()) return nothing;
		var map = factors.solve(new Matrix(moments).getMatrix(from, to - 1, 0, means.length - 1)).getArray();
		var told = tested.stream().map(point -> told(point, map, from)).toArray(double[][]::new);
		return new Result(IntStream.range(0, numbers).mapToObj(t -> explained(told, t)).toList(), dice(told));
	}

	private double scale(int channel) {
		var variance = mean(fitted, point -> square(point.features()[channel] - middle[channel]));
		var size = mean(fitted, point -> square(point.features()[channel]));
		// What is no number is kept, so that it shows.
		return variance <= ALIVE * size ? 0 : 1 / Math.sqrt(variance);
	}

	private double target(Point point, int t) {
		if (t < numbers) return point.numbers()[t];
		return point.id() == ids[t - numbers] ? 1 : 0;
	}

	private void add(List<Point> block) {
		var z = block.stream().map(this::standardised).toArray(double[][]::new);
		var t = block.stream().map(point -> IntStream.range(0, means.length).mapToDouble(k -> target(point, k) - means[k])
			.toArray()).toArray(double[][]::new);
		for (int c = 0; c < products.length; c++)
			for (int p = 0; p < z.length; p++) {
				add(z[p], z[p][c] / fitted.size(), products[c], c + 1);
				add(t[p], z[p][c] / fitted.size(), moments[c], means.length);
			}
	}

	private double[] standardised(Point point) {
		var z = new double[middle.length];
		for (int c = 0; c < z.length; c++) z[c] = (point.features()[c] - middle[c]) * scale[c];
		return z;
	}

	private static void add(double[] values, double factor, double[] sum, int length) {
		for (int i = 0; i < length; i++) sum[i] += factor * values[i];
	}

	/** The other half of the products, and the ridge. */
	private void complete() {
		for (int c = 0; c < products.length; c++) {
			products[c][c] += RIDGE;
			for (int other = 0; other < c; other++) products[other][c] = products[c][other];
		}
	}

	private double[] told(Point point, double[][] map, int from) {
		var told = means.clone();
		for (int c = 0; c < map.length; c++)
			add(map[c], (point.features()[from + c] - middle[from + c]) * scale[from + c], told, told.length);
		return told;
	}

	private double explained(double[][] told, int t) {
		ToDoubleFunction<Point> truth = point -> target(point, t);
		if (isConstant(fitted, truth) || isConstant(tested, truth)) return Double.NaN;
		var mean = mean(tested, truth);
		var missed = IntStream.range(0, told.length).mapToDouble(i -> square(told[i][t] - target(tested.get(i), t)))
			.average().orElse(Double.NaN);
		return 1 - missed / mean(tested, point -> square(target(point, t) - mean));
	}

	private double dice(double[][] told) {
		if (isConstant(fitted, Point::id) || isConstant(tested, Point::id)) return Double.NaN;
		var truth = tested.stream().mapToInt(Point::id).toArray();
		var found = Arrays.stream(told).mapToInt(this::likeliest).toArray();
		return Arrays.stream(truth).distinct().filter(id -> id != 0).mapToDouble(id ->
			Overlap.count(truth.length, i -> truth[i] == id, i -> found[i] == id).dice()).average().orElse(Double.NaN);
	}

	private int likeliest(double[] told) {
		var best = 0;
		for (int k = 1; k < ids.length; k++)
			if (told[numbers + k] > told[numbers + best]) best = k;
		return ids[best];
	}

	private static boolean isConstant(List<Point> points, ToDoubleFunction<Point> number) {
		return points.stream().mapToDouble(number).distinct().count() == 1;
	}

	private static double mean(List<Point> points, ToDoubleFunction<Point> number) {
		return points.stream().mapToDouble(number).average().orElse(Double.NaN);
	}

	private static double square(double value) {
		return value * value;
	}
}
