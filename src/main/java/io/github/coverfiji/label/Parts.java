package io.github.coverfiji.label;

import io.github.coverfiji.task.Progress;

/**
 * The connected parts of a class map, background included. Rows are cut into runs of equal class, and runs that touch
 * are joined (union-find), so memory grows with the runs, 9 bytes each, not with the voxels. Foreground joins across
 * corners, background across faces only.
 */
final class Parts {

	private final ClassMap map;
	private final Runs runs;

	/** For each run a run of its part at or before it, while joining; then the number of its part. */
	private final int[] part;

	private Parts(ClassMap map, Runs runs) {
		this.map = map;
		this.runs = runs;
		this.part = new int[runs.count()];
	}

	/**
	 * @param map one plane or volume
	 * @param progress asked for each plane
	 * @return its parts, numbered in scan order
	 */
	static Parts of(ClassMap map, Progress progress) {
		var parts = new Parts(map, Runs.of(map, progress));
		for (var run = 0; run < parts.part.length; run++) parts.part[run] = run;
		for (var z = 0; z < map.planes().length; z++) {
			progress.check(Runs.STAGE);
			for (var y = 0; y < map.height(); y++) parts.joinToEarlier(z, y);
		}
		parts.number();
		return parts;
	}

	/** @return the runs of the map as it was when the parts were found */
	Runs runs() {
		return runs;
	}

	/** @return the number, from 0, of the part that a run belongs to */
	int part(int run) {
		return part[run];
	}

	/** @return how many parts there are */
	int count() {
		var count = 0;
		for (var number : part) count = Math.max(count, number + 1);
		return count;
	}

	/**
	 * Makes parts of the foreground background.
	 *
	 * @param largest whether only the largest part of each class stays
	 * @param least voxels that a part needs to stay
	 * @param progress asked for each plane
	 */
	void remove(boolean largest, double least, Progress progress) {
		var sizes = sizes();
		var best = largest ? best(sizes) : null;
		for (var row = 0; row < runs.rows(); row++) {
			if (row % map.height() == 0) progress.check(Runs.STAGE);
			for (var run = runs.first(row); run < runs.first(row + 1); run++)
				if (runs.value(run) != 0 && (sizes[part[run]] < least || largest && best[runs.value(run)] != part[run]))
					runs.paint(row, run, 0);
		}
	}

	private long[] sizes() {
		var sizes = new long[count()];
		for (var run = 0; run < part.length; run++) sizes[part[run]] += runs.end(run) - runs.start(run);
		return sizes;
	}

	/** Of equal parts the first wins: it is met first. */
	private int[] best(long[] sizes) {
		var best = new int[Runs.CLASSES];
		var most = new long[Runs.CLASSES];
		for (var run = 0; run < part.length; run++) {
			var value = runs.value(run);
			if (sizes[part[run]] <= most[value]) continue;
			most[value] = sizes[part[run]];
			best[value] = part[run];
		}
		return best;
	}

	/** The row before in the plane, and the three nearest rows of the plane before. */
	private void joinToEarlier(int z, int y) {
		var row = z * map.height() + y;
		if (y > 0) join(row, row - 1, true);
		if (z == 0) return;
		for (var dy = -1; dy <= 1; dy++)
			if (y + dy >= 0 && y + dy < map.height()) join(row, row - map.height() + dy, dy == 0);
	}

	/** Walks along two rows at once; as runs leave no gap, the pair at hand always meets, at least at a corner. */
	private void join(int row, int other, boolean straight) {
		int a = runs.first(row), b = runs.first(other);
		while (a < runs.first(row + 1)) {
			joinIfOne(a, b, straight);
			var ahead = runs.end(b) - runs.end(a);
			if (ahead == 0 && b + 1 < runs.first(other + 1)) joinIfOne(a, b + 1, straight);
			if (ahead < 0) b++;
			else a++;
		}
	}

	private void joinIfOne(int a, int b, boolean straight) {
		var value = runs.value(a);
		if (value != runs.value(b)) return;
		var face = straight && runs.start(a) < runs.end(b) && runs.start(b) < runs.end(a);
		if (value == 0 && !face) return;
		int first = root(a), second = root(b);
		part[Math.max(first, second)] = Math.min(first, second);
	}

	private int root(int run) {
		while (part[run] != run) {
			part[run] = part[part[run]];
			run = part[run];
		}
		return run;
	}

	/** Each run points at or before itself, so the number of the run it points to is known when it is met. */
	private void number() {
		var count = 0;
		for (var run = 0; run < part.length; run++) part[run] = part[run] == run ? count++ : part[part[run]];
	}
}
