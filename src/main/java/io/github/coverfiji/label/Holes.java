package io.github.coverfiji.label;

import java.util.Arrays;
import java.util.BitSet;

import io.github.coverfiji.task.Progress;

/**
 * Parts of the background that do not touch the border. Memory: 4 bytes for each run and for each part.
 *
 * <p>Holes do not touch each other by faces, so filling one does not change what surrounds the next.
 */
final class Holes {

	private static final int NONE = -1;

	private final ClassMap map;
	private final Parts parts;
	private final Runs runs;

	/** Faces of the hole at hand towards each class. */
	private final long[] faces = new long[Runs.CLASSES];

	/**
	 * @param map one plane or volume; changed by {@link #fill}
	 * @param parts its parts
	 */
	Holes(ClassMap map, Parts parts) {
		this.map = map;
		this.parts = parts;
		runs = parts.runs();
	}

	/** @param progress asked for each plane, and before each hole */
	void fill(Progress progress) {
		var open = open(progress);
		var head = new int[parts.count()];
		var next = chains(head);
		for (var part = 0; part < head.length; part++) {
			if (open.get(part)) continue;
			progress.check(Runs.STAGE);
			var value = around(head[part], next);
			for (var run = head[part]; run != NONE; run = next[run]) runs.paint(runs.row(run), run, value);
		}
	}

	/** @return parts that are no hole: the foreground, and background at the border */
	private BitSet open(Progress progress) {
		var open = new BitSet();
		for (var row = 0; row < runs.rows(); row++) {
			if (row % map.height() == 0) progress.check(Runs.STAGE);
			var outer = outer(row);
			for (var run = runs.first(row); run < runs.first(row + 1); run++)
				if (outer || runs.value(run) != 0 || runs.start(run) == 0 || runs.end(run) == map.width())
					open.set(parts.part(run));
		}
		return open;
	}

	private boolean outer(int row) {
		int y = row % map.height(), z = row / map.height();
		return y == 0 || y == map.height() - 1 || map.dimension() == 3 && (z == 0 || z == map.planes().length - 1);
	}

	/** Fills in the first run of each part; returns for each run the next of its part. */
	private int[] chains(int[] head) {
		Arrays.fill(head, NONE);
		var next = new int[runs.count()];
		for (var run = next.length - 1; run >= 0; run--) {
			next[run] = head[parts.part(run)];
			head[parts.part(run)] = run;
		}
		return next;
	}

	/** @return the class with most faces towards the hole, of equal ones the lowest */
	private int around(int head, int[] next) {
		Arrays.fill(faces, 0);
		for (var run = head; run != NONE; run = next[run]) countFaces(run);
		var most = 1;
		for (var value = 2; value < faces.length; value++) if (faces[value] > faces[most]) most = value;
		return most;
	}

	private void countFaces(int run) {
		int row = runs.row(run), z = row / map.height(), y = row % map.height();
		count(z, y, runs.start(run) - 1, runs.start(run));
		count(z, y, runs.end(run), runs.end(run) + 1);
		count(z, y - 1, runs.start(run), runs.end(run));
		count(z, y + 1, runs.start(run), runs.end(run));
		if (map.dimension() == 2) return;
		count(z - 1, y, runs.start(run), runs.end(run));
		count(z + 1, y, runs.start(run), runs.end(run));
	}

	private void count(int z, int y, int from, int to) {
		for (var x = from; x < to; x++) faces[map.planes()[z][y * map.width() + x] & 0xFF]++;
	}
}
