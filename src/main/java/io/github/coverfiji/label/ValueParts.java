package io.github.coverfiji.label;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Into how many connected parts each value of a label image falls, found plane by plane while the image is read. Voxels
 * that share a corner are connected; 0 is the background and has no parts. What is remembered is a row (a plane of a
 * volume), two numbers for each part, and two for each value; both are limited.
 */
final class ValueParts {

	/** An image of more parts, or of more values, numbers no objects that anybody could train from. */
	private static final int MOST_PARTS = 1 << 20;
	private static final int MOST_VALUES = 1 << 14;

	private final boolean volume;
	private final Map<Integer, long[]> voxels = new HashMap<>();
	private int[] parent = new int[64];
	private int[] values = new int[64];
	private int count;
	private int[][] before;
	private boolean countless;

	/** @param volume whether planes that follow one another touch */
	ValueParts(boolean volume) {
		this.volume = volume;
	}

	/**
	 * @param ids values of the next plane, row by row
	 * @param width of a row
	 */
	void add(int[] ids, int width) {
		var now = new int[ids.length / width][];
		for (var y = 0; y < now.length; y++) {
			count(ids, y * width, width);
			if (countless) continue;
			now[y] = row(ids, y, width, now);
			if (!volume && y > 0) now[y - 1] = null;
		}
		before = volume ? now : null;
	}

	/** @return whether there were too many parts to go on */
	boolean countless() {
		return countless;
	}

	/** @return voxels of each value but 0 */
	Map<Integer, Long> voxels() {
		var sizes = new HashMap<Integer, Long>();
		voxels.forEach((value, size) -> sizes.put(value, size[0]));
		return sizes;
	}

	/** @return number of parts of each value but 0 */
	Map<Integer, Integer> parts() {
		var parts = new HashMap<Integer, Integer>();
		for (var part = 0; part < count; part++) if (root(part) == part) parts.merge(values[part], 1, Integer::sum);
		return parts;
	}

	private void count(int[] ids, int from, int width) {
		for (int x = 0, start = 0; x < width; x++) {
			if (x + 1 < width && ids[from + x + 1] == ids[from + x]) continue;
			if (ids[from + x] != 0 && (voxels.size() < MOST_VALUES || voxels.containsKey(ids[from + x])))
				voxels.computeIfAbsent(ids[from + x], value -> new long[1])[0] += x + 1 - start;
			start = x + 1;
		}
	}

	/** The part of each voxel of a row, -1 for background. */
	private int[] row(int[] ids, int y, int width, int[][] now) {
		var row = new int[width];
		Arrays.fill(row, -1);
		for (var x = 0; x < width && !countless; x++) {
			var value = ids[y * width + x];
			if (value == 0) continue;
			var part = x > 0 && row[x - 1] >= 0 && values[row[x - 1]] == value ? row[x - 1] : -1;
			part = joined(now, y - 1, x, value, part);
			for (var dy = -1; before != null && dy <= 1; dy++) part = joined(before, y + dy, x, value, part);
			row[x] = part < 0 ? begun(value) : part;
		}
		return row;
	}

	/** Joins a part (-1: none yet) with those of the same value in three voxels of another row. */
	private int joined(int[][] plane, int y, int x, int value, int part) {
		if (y < 0 || y >= plane.length || plane[y] == null) return part;
		var joined = part;
		for (var at = Math.max(0, x - 1); at <= Math.min(plane[y].length - 1, x + 1); at++) {
			var other = plane[y][at];
			if (other < 0 || values[other] != value) continue;
			joined = joined < 0 ? root(other) : union(joined, other);
		}
		return joined;
	}

	private int union(int part, int other) {
		int a = root(part), b = root(other);
		parent[Math.max(a, b)] = Math.min(a, b);
		return Math.min(a, b);
	}

	private int root(int part) {
		var root = part;
		while (parent[root] != root) {
			parent[root] = parent[parent[root]];
			root = parent[root];
		}
		return root;
	}

	private int begun(int value) {
		countless = count == MOST_PARTS;
		if (countless) return -1;
		if (count == parent.length) {
			parent = Arrays.copyOf(parent, 2 * count);
			values = Arrays.copyOf(values, 2 * count);
		}
		parent[count] = count;
		values[count] = value;
		return count++;
	}
}
