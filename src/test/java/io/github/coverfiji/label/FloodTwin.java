package io.github.coverfiji.label;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Cleaning by its definition: voxels as places (z, y, x), parts by flood filling, one step after the other. */
record FloodTwin(byte[][] planes, int width, int height, int dimension) {

	/** @return a cleaned copy */
	static byte[][] clean(Cleaning cleaning, ClassMap map) {
		var planes = Arrays.stream(map.planes()).map(byte[]::clone).toArray(byte[][]::new);
		var groups = map.dimension() == 3 ? Stream.<byte[][]>of(planes)
			: Arrays.stream(planes).map(plane -> new byte[][] { plane });
		var voxel = Arrays.stream(map.spacing()).reduce(1, (a, b) -> a * b);
		for (var group : groups.toList()) {
			var twin = new FloodTwin(group, map.width(), map.height(), map.dimension());
			twin.parts().stream().filter(p -> twin.at(p.get(0)) != 0 && p.size() * voxel < cleaning.smallest())
				.forEach(p -> twin.paint(p, 0));
			if (cleaning.largest()) for (var value = 1; value < 256; value++) twin.keepLargest(value);
			if (cleaning.fillHoles()) twin.fillHoles();
		}
		return planes;
	}

	private void keepLargest(int value) {
		var parts = parts().stream().filter(p -> at(p.get(0)) == value).toList();
		Optional<List<int[]>> best = parts.stream().reduce((a, b) -> b.size() > a.size() ? b : a);
		parts.stream().filter(p -> p != best.get()).forEach(p -> paint(p, 0));
	}

	private void fillHoles() {
		for (var part : parts()) {
			if (at(part.get(0)) != 0 || part.stream().anyMatch(this::atBorder)) continue;
			var faces = new TreeMap<Integer, Integer>();
			for (var voxel : part)
				for (var step : steps(true)) faces.merge(at(plus(voxel, step)), 1, Integer::sum);
			faces.remove(0);
			paint(part, faces.entrySet().stream().reduce((a, b) -> b.getValue() > a.getValue() ? b : a).get().getKey());
		}
	}

	/** @return parts of every class in scan order of their first voxel */
	private List<List<int[]>> parts() {
		var seen = new boolean[planes.length][height][width];
		var parts = new ArrayList<List<int[]>>();
		for (var z = 0; z < planes.length; z++)
			for (var y = 0; y < height; y++)
				for (var x = 0; x < width; x++) if (!seen[z][y][x]) parts.add(flood(new int[] { z, y, x }, seen));
		return parts;
	}

	private List<int[]> flood(int[] start, boolean[][][] seen) {
		var part = new ArrayList<int[]>();
		var waiting = new ArrayDeque<>(List.of(start));
		seen[start[0]][start[1]][start[2]] = true;
		while (!waiting.isEmpty()) {
			var voxel = waiting.remove();
			part.add(voxel);
			for (var step : steps(at(start) == 0)) {
				var next = plus(voxel, step);
				if (!inside(next) || seen[next[0]][next[1]][next[2]] || at(next) != at(start)) continue;
				seen[next[0]][next[1]][next[2]] = true;
				waiting.add(next);
			}
		}
		return part;
	}

	/** All 3^d - 1 neighbours, or the 2 d of them across a face. */
	private List<int[]> steps(boolean faces) {
		return IntStream.range(0, 27).mapToObj(i -> new int[] { i / 9 - 1, i / 3 % 3 - 1, i % 3 - 1 })
			.filter(s -> dimension == 3 || s[0] == 0)
			.filter(s -> {
				var length = Math.abs(s[0]) + Math.abs(s[1]) + Math.abs(s[2]);
				return length > 0 && (!faces || length == 1);
			}).toList();
	}

	private boolean atBorder(int[] voxel) {
		return !steps(true).stream().allMatch(step -> inside(plus(voxel, step)));
	}

	private boolean inside(int[] p) {
		return p[0] >= 0 && p[0] < planes.length && p[1] >= 0 && p[1] < height && p[2] >= 0 && p[2] < width;
	}

	private static int[] plus(int[] a, int[] b) {
		return new int[] { a[0] + b[0], a[1] + b[1], a[2] + b[2] };
	}

	private int at(int[] voxel) {
		return planes[voxel[0]][voxel[1] * width + voxel[2]] & 0xFF;
	}

	private void paint(List<int[]> part, int value) {
		for (var voxel : part) planes[voxel[0]][voxel[1] * width + voxel[2]] = (byte) value;
	}
}
