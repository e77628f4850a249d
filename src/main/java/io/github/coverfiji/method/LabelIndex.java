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
	/** Numbered objects may be many more, and are no classes. */
	private static final int MOST_CLASSES = 256;

	private final SortedMap<Integer, Places> places = new TreeMap<>();
	private final Places open = new Places();
	private final int ignore;
	private final RandomGenerator random;
	private final RandomGenerator randomOpen;

	/**
	 * @param ignore value of voxels that nobody labelled
	 * @param random chooses which voxels to remember
	 * @param randomOpen the same for those that nobody labelled: they may turn out to be a mask's foreground
	 */
	LabelIndex(int ignore, RandomGenerator random, RandomGenerator randomOpen) {
		this.ignore = ignore;
		this.random = random;
		this.randomOpen = randomOpen;
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
			if (ids[i] == ignore) {
				open.add(first + i, randomOpen);
				continue;
			}
			if (of == null || ids[i] != id) of = places(ids[i]);
			id = ids[i];
			of.add(first + i, random);
		}
	}

	private Places places(int id) {
		return places.size() < MOST_CLASSES || places.containsKey(id) ? places.computeIfAbsent(id, key -> new Places())
			: new Places();
	}

	/** @return the same places of a mask: 0 stays, the one other value, the ignored one perhaps, is class 1 */
	LabelIndex mask() {
		var mask = new LabelIndex(ignore, random, randomOpen);
		places.forEach((id, seen) -> mask.places.put(Math.min(id, 1), seen));
		if (open.seen > 0) mask.places.put(1, open);
		return mask;
	}

	/** @return the class ids that occur, rising; of very many some */
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
