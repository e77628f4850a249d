package io.github.coverfiji.workflow;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.coverfiji.view.Draw;

/** Chooses which images are kept aside to judge a classifier: a share of each class, and groups as a whole. */
public final class KeptAside {

	private static final int FEWEST = 5;

	private KeptAside() {}

	/**
	 * @param images with their classes
	 * @param share of the images, 0 … below 1
	 * @param seed of the choice
	 * @return places of the images kept aside, rising; none if there are fewer than five groups (or images). Every class
	 *         keeps an image to learn from
	 */
	public static Set<Integer> of(ClassifiedImages images, double share, long seed) {
		var units = IntStream.range(0, images.truth().size()).boxed()
			.collect(Collectors.groupingBy(images.units()::get, TreeMap::new, Collectors.toList()));
		var names = List.copyOf(units.keySet());
		var aside = new HashSet<Integer>();
		if (names.size() < FEWEST || share == 0) return aside;
		var rarest = rarest(images, units);
		var left = quotas(rarest, share);
		for (int i = 0; i < names.size(); i++) {
			var name = names.get(Draw.shuffled(seed, 0, i, names.size()));
			var unit = units.get(name);
			if (left.get(rarest.get(name)) < 1 || !allLearnt(images, aside, unit)) continue;
			left.merge(rarest.get(name), -1L, Long::sum);
			aside.addAll(unit);
		}
		return aside;
	}

	/** The rarest class that a group shows; -1 without any. */
	private static Map<String, Integer> rarest(ClassifiedImages images, Map<String, List<Integer>> units) {
		var counts = new HashMap<Integer, Integer>();
		images.truth().forEach(labels -> labels.forEach(label -> counts.merge(label, 1, Integer::sum)));
		var rarest = new HashMap<String, Integer>();
		units.forEach((name, unit) -> rarest.put(name, unit.stream().flatMap(i -> images.truth().get(i).stream())
			.sorted().min((a, b) -> counts.get(a) - counts.get(b)).orElse(-1)));
		return rarest;
	}

	/** How many groups of each rarest class go aside. */
	private static Map<Integer, Long> quotas(Map<String, Integer> rarest, double share) {
		var counts = rarest.values().stream().collect(Collectors.groupingBy(c -> c, Collectors.counting()));
		counts.replaceAll((label, count) -> Math.min(count - 1, Math.round(share * count)));
		return counts;
	}

	private static boolean allLearnt(ClassifiedImages images, Set<Integer> aside, List<Integer> unit) {
		var learnt = IntStream.range(0, images.truth().size()).filter(i -> !aside.contains(i) && !unit.contains(i))
			.mapToObj(images.truth()::get).flatMap(Set::stream).distinct().count();
		return learnt == images.classes().size();
	}
}
