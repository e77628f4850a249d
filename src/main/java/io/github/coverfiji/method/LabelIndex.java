package io.github.coverfiji.method;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Where a label map shows its classes: some voxels of each, so that crops can be placed on rare classes and on
 * scribbles.
 */
final class LabelIndex {

	private static final int MOST = 2000;

	private final SortedMap<Integer, List<Integer>> places = new TreeMap<>();

	/**
	 * @param ids class ids of a whole sample
	 * @param ignore value of voxels that nobody labelled
	 * @param random chooses which voxels to remember
	 */
	LabelIndex(int[] ids, int ignore, RandomGenerator random) {
		var seen = new TreeMap<Integer, Integer>();
		for (int i = 0; i < ids.length; i++) {
			if (ids[i] == ignore) continue;
			var count = seen.merge(ids[i], 1, Integer::sum);
			var list = places.computeIfAbsent(ids[i], id -> new ArrayList<>());
			if (list.size() < MOST) list.add(i);
			else {
				var replaced = random.nextInt(count);
				if (replaced < MOST) list.set(replaced, i);
			}
		}
	}

	/** @return the class ids that occur, rising */
	List<Integer> classes() {
		return List.copyOf(places.keySet());
	}

	/** @return index of a voxel of a class, each class equally likely */
	int draw(RandomGenerator random) {
		var voxels = places.get(classes().get(random.nextInt(places.size())));
		return voxels.get(random.nextInt(voxels.size()));
	}
}
