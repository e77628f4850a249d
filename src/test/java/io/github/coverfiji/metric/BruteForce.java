package io.github.coverfiji.metric;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The definitions written out, in quadratic time: the twin of everything that measures distances. */
final class BruteForce {

	private BruteForce() {}

	/** Seeded noise of classes 0 … classes - 1. */
	static LabelMap noise(long seed, int classes, int[] size, double... spacing) {
		var random = new Random(seed);
		var voxels = Arrays.stream(size).reduce(1, (a, b) -> a * b);
		return new LabelMap(random.ints(voxels, 0, classes).toArray(), size, spacing);
	}

	static int[] place(int index, int[] size) {
		var place = new int[size.length];
		for (var axis = size.length - 1; axis >= 0; index /= size[axis--]) place[axis] = index % size[axis];
		return place;
	}

	static double distance(int a, int b, int[] size, double[] spacing) {
		var p = place(a, size);
		var q = place(b, size);
		var steps = IntStream.range(0, size.length).mapToDouble(axis -> (p[axis] - q[axis]) * spacing[axis]);
		return Math.sqrt(steps.map(step -> step * step).sum());
	}

	static Score score(LabelMap truth, LabelMap prediction, int label) {
		var t = members(truth, label);
		var p = members(prediction, label);
		double both = Arrays.stream(t).filter(i -> prediction.classes()[i] == label).count();
		var there = distances(edge(truth, label), edge(prediction, label), truth);
		var back = distances(edge(prediction, label), edge(truth, label), truth);
		return new Score("image", label, "class", 2 * both / (t.length + p.length),
			both / (t.length + p.length - both), both / p.length, both / t.length,
			Math.max(percentile95(there), percentile95(back)),
			DoubleStream.concat(Arrays.stream(there), Arrays.stream(back)).average().orElseThrow());
	}

	private static int[] members(LabelMap map, int label) {
		return IntStream.range(0, map.classes().length).filter(i -> map.classes()[i] == label).toArray();
	}

	/** Members with fewer than 2 d members beside them. */
	private static int[] edge(LabelMap map, int label) {
		var ones = new double[map.size().length];
		Arrays.fill(ones, 1);
		var members = members(map, label);
		return Arrays.stream(members).filter(i -> Arrays.stream(members)
			.filter(j -> distance(i, j, map.size(), ones) == 1).count() < 2 * map.size().length).toArray();
	}

	private static double[] distances(int[] from, int[] to, LabelMap map) {
		return Arrays.stream(from).mapToDouble(i -> Arrays.stream(to)
			.mapToDouble(j -> distance(i, j, map.size(), map.spacing())).min().orElseThrow()).toArray();
	}

	/** The value at 95 % of the way through the sorted numbers, on the broken line that joins them. */
	private static double percentile95(double[] numbers) {
		var sorted = Arrays.stream(numbers).sorted().toArray();
		var rank = 0.95 * (sorted.length - 1);
		return IntStream.range(0, sorted.length)
			.mapToDouble(i -> sorted[i] * Math.max(0, 1 - Math.abs(rank - i))).sum();
	}
}
