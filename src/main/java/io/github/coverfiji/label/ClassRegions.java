package io.github.coverfiji.label;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Splits a plane of class ids into regions.
 *
 * @param width columns
 * @param height rows
 * @param rest id of the voxels that belong to no region
 */
record ClassRegions(int width, int height, int rest) {

	/**
	 * Pixels of one id.
	 *
	 * @param id their class
	 * @param places x + width · y of each
	 */
	record Region(int id, int[] places) {}

	/** @return one region for each id of the plane, ascending */
	List<Region> classes(int[] ids) {
		var places = new TreeMap<Integer, IntStream.Builder>();
		for (var i = 0; i < ids.length; i++)
			if (ids[i] != rest) places.computeIfAbsent(ids[i], id -> IntStream.builder()).add(i);
		return places.entrySet().stream().map(e -> new Region(e.getKey(), e.getValue().build().toArray())).toList();
	}

	/**
	 * @return one region for each object: pixels of one id that touch at sides or corners, as ImageJ counts particles;
	 *         in the order of their first pixels
	 */
	List<Region> objects(int[] ids) {
		var regions = new ArrayList<Region>();
		var seen = new boolean[ids.length];
		var queue = new int[ids.length];
		for (var start = 0; start < ids.length; start++)
			if (ids[start] != rest && !seen[start])
				regions.add(new Region(ids[start], Arrays.copyOf(queue, flood(ids, start, seen, queue))));
		return regions;
	}

	/** Fills the queue from its beginning with the places of an object, and says how many they are. */
	private int flood(int[] ids, int start, boolean[] seen, int[] queue) {
		var count = 1;
		queue[0] = start;
		seen[start] = true;
		for (var next = 0; next < count; next++) {
			var x0 = queue[next] % width;
			var y0 = queue[next] / width;
			for (var y = Math.max(0, y0 - 1); y <= Math.min(height - 1, y0 + 1); y++)
				for (var x = Math.max(0, x0 - 1); x <= Math.min(width - 1, x0 + 1); x++) {
					var i = x + y * width;
					if (seen[i] || ids[i] != ids[start]) continue;
					seen[i] = true;
					queue[count++] = i;
				}
		}
		return count;
	}
}
