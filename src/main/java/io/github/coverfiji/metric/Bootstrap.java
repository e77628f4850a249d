package io.github.coverfiji.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.coverfiji.task.Progress;

/**
 * 95 % confidence intervals by the percentile bootstrap (Efron 1979): as many images as there are, or as many groups, are
 * drawn with replacement, again and again. Images of one group are no independent witnesses, so a group is drawn as a
 * whole.
 *
 * @param draws how often, at least 1
 * @param seed of the draws; the same seed gives the same intervals
 */
public record Bootstrap(int draws, long seed) {

	/** 1000 draws. */
	public static final Bootstrap DEFAULT = new Bootstrap(1000, 1);

	private static final double LOW = 0.025;
	private static final double HIGH = 0.975;

	/**
	 * @param images what was scored
	 * @param numbers what is uncertain; draws in which it is NaN are left out
	 * @param progress asked before each draw whether to go on
	 * @return an interval for each number, of the same draws; NaN if there is only one image or group
	 */
	public List<Interval> intervals(ScoredImages images, List<ToDoubleFunction<ScoredImages>> numbers,
		Progress progress)
	{
		var groups = groups(images.images());
		if (groups.size() < 2) return numbers.stream().map(number -> new Interval(Double.NaN, Double.NaN)).toList();
		var random = new SplittableRandom(seed);
		var values = new double[numbers.size()][draws];
		for (int draw = 0; draw < draws; draw++) {
			progress.check("Drawing images for the intervals");
			var drawn = images.with(random.ints(groups.size(), 0, groups.size()).mapToObj(groups::get).flatMap(List::stream)
				.toList());
			for (int n = 0; n < values.length; n++)
				values[n][draw] = numbers.get(n).applyAsDouble(drawn);
		}
		return Arrays.stream(values).map(Bootstrap::interval).toList();
	}

	/**
	 * What stands together in one draw, such as the images that one seed kept for testing.
	 *
	 * @param units how many of it can be drawn, at least 1
	 * @param number what is uncertain, of units drawn with replacement; NaN for none
	 */
	public record Group(int units, ToDoubleFunction<int[]> number) {

		/**
		 * @param units for each image what is drawn together with it, at least one image
		 * @param number what is uncertain, of the places of images, some perhaps several times; NaN for none
		 * @return a group of these units
		 */
		public static Group of(List<String> units, ToDoubleFunction<int[]> number) {
			var places = List.copyOf(IntStream.range(0, units.size()).boxed()
				.collect(Collectors.groupingBy(units::get, LinkedHashMap::new, Collectors.toList())).values());
			return new Group(places.size(), drawn -> number.applyAsDouble(Arrays.stream(drawn).mapToObj(places::get)
				.flatMap(List::stream).mapToInt(Integer::intValue).toArray()));
		}
	}

	/**
	 * Interval of a mean over groups. Groups are drawn with replacement, and of each drawn group its units, so both the
	 * choice of the groups and that of the units count. A single group stays, and its units are drawn.
	 *
	 * @param groups at least one
	 * @return the interval; NaN if there is a single unit in all
	 */
	public Interval interval(List<Group> groups) {
		if (groups.size() < 2 && groups.stream().allMatch(group -> group.units() < 2)) return new Interval(Double.NaN, Double.NaN);
		var random = new SplittableRandom(seed);
		var values = new double[draws];
		for (int draw = 0; draw < draws; draw++)
			values[draw] = random.ints(groups.size(), 0, groups.size()).boxed().toList().stream().map(groups::get)
				.mapToDouble(group -> group.number().applyAsDouble(random.ints(group.units(), 0, group.units()).toArray()))
				.filter(Double::isFinite).average().orElse(Double.NaN);
		return interval(values);
	}

	private static List<List<ScoredImage>> groups(List<ScoredImage> images) {
		var named = images.stream().filter(image -> !image.group().isEmpty())
			.collect(Collectors.groupingBy(ScoredImage::group, TreeMap::new, Collectors.toList()));
		var groups = new ArrayList<>(named.values());
		images.stream().filter(image -> image.group().isEmpty()).map(List::of).forEach(groups::add);
		return groups;
	}

	private static Interval interval(double[] values) {
		var sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
		return new Interval(percentile(sorted, LOW), percentile(sorted, HIGH));
	}

	/** Linear between the values. */
	static double percentile(double[] sorted, double share) {
		if (sorted.length == 0) return Double.NaN;
		var place = share * (sorted.length - 1);
		var below = (int) place;
		var above = Math.min(below + 1, sorted.length - 1);
		return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
	}
}
