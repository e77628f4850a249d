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

	private final SortedMap<Integer, Places> places = new TreeMap<>();
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
		var id = ignore;
		Places of = null;
		for (int i = 0; i < ids.length; i++) {
			if (ids[i] == ignore) continue;
			if (of == null || ids[i] != id) of = places.computeIfAbsent(ids[i], key -> new Places());
			id = ids[i];
			of.add(first + i, random);
		}
	}

	/** @return the class ids that occur, rising */
	List<Integer> classes() {
		return List.copyOf(places.keySet());
	}

	/** @return index of a voxel of a class, each class equally likely */
	long draw(RandomGenerator random) {
		return places.get(classes().get(random.nextInt(places.size()))).draw(random);
	}

	/**
	 * Voxels of one class, each seen one equally likely to be kept. Plain numbers: a volume has thousands
	 * of millions.
	 */
	private static final class Places {

		private final List<Long> kept = new ArrayList<>();
		private long seen;

		void add(long voxel, RandomGenerator random) {
			seen++;
			if (kept.size() < MOST) {
				kept.add(voxel);
				return;
			}
			var replaced = random.nextLong(seen);
			if (replaced < MOST) kept.set((int) replaced, voxel);
		}

		long draw(RandomGenerator random) {
			return kept.get(random.nextInt(kept.size()));
		}
	}
}
