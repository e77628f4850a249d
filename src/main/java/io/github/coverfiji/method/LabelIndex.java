package io.github.coverfiji.method;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Where a label map shows its classes: some voxels of each, so that crops can be placed on rare classes and on
 * scribbles.
 */
final class LabelIndex {

	private static final int MOST = 2000;

	private final SortedMap<Integer, List<Long>> places = new TreeMap<>();
	private final Map<Integer, Long> seen = new HashMap<>();
	private final int ignore;
	private final RandomGenerator random;

	/**
	 * @param ignore value of voxels that nobody labelled
	 * @param random chooses which voxels to remember
	 */
	LabelIndex(int ignore, RandomGenerator random) {
		this.ignore = ignore;
		this.random = random;
	}

	/**
	 * Looks at a part of the label map.
	 *
	 * @param ids class ids
	 * @param first index of the first of them in the whole map, C order
	 */
	void add(int[] ids, long first) {
		for (int i = 0; i < ids.length; i++)
			if (ids[i] != ignore) add(ids[i], first + i);
	}

	private void add(int id, long voxel) {
		var count = seen.merge(id, 1L, Long::sum);
		var list = places.computeIfAbsent(id, key -> new ArrayList<>());
		if (list.size() < MOST) list.add(voxel);
		else {
			var replaced = random.nextLong(count);
			if (replaced < MOST) list.set((int) replaced, voxel);
		}
	}

	/** @return the class ids that occur, rising */
	List<Integer> classes() {
		return List.copyOf(places.keySet());
	}

	/** @return index of a voxel of a class, each class equally likely */
	long draw(RandomGenerator random) {
		var voxels = places.get(classes().get(random.nextInt(places.size())));
		return voxels.get(random.nextInt(voxels.size()));
	}
}
