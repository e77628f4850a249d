package io.github.coverfiji.label;

import java.util.Arrays;

import io.github.coverfiji.task.Progress;

/**
 * The rows of a class map cut into stretches of equal class, numbered in scan order; they leave no gap. Row r is row
 * r mod height of plane r / height.
 */
final class Runs {

	/** What goes on, for whoever asks to stop. */
	static final String STAGE = "Cleaning the class map";

	/** Number of class ids that a byte can hold. */
	static final int CLASSES = 256;

	private final ClassMap map;
	private final int[] first;
	private final int[] starts;
	private final byte[] values;

	private Runs(ClassMap map, int[] first) {
		this.map = map;
		this.first = first;
		starts = new int[first[first.length - 1]];
		values = new byte[starts.length];
	}

	/**
	 * Looks at each voxel twice, to count before arrays are made.
	 *
	 * @param map one plane or volume
	 * @param progress asked for each plane
	 * @return its runs
	 * @throws ArithmeticException if there are 2³¹ rows or runs
	 */
	static Runs of(ClassMap map, Progress progress) {
		var first = new int[Math.addExact(Math.multiplyExact(map.planes().length, map.height()), 1)];
		for (var row = 0; row < first.length - 1; row++) {
			if (row % map.height() == 0) progress.check(STAGE);
			first[row + 1] = Math.addExact(first[row], count(map, row));
		}
		var runs = new Runs(map, first);
		for (var row = 0; row < first.length - 1; row++) {
			if (row % map.height() == 0) progress.check(STAGE);
			runs.cut(row);
		}
		return runs;
	}

	/** @return number of runs */
	int count() {
		return starts.length;
	}

	/** @return number of rows of all planes */
	int rows() {
		return first.length - 1;
	}

	/** @return the first run of a row; for the number of rows, the number of runs */
	int first(int row) {
		return first[row];
	}

	/** @return the row that holds a run; found by bisection, because each row has at least one */
	int row(int run) {
		var place = Arrays.binarySearch(first, run);
		return place >= 0 ? place : -place - 2;
	}

	/** @return x of the first voxel of a run */
	int start(int run) {
		return starts[run];
	}

	/** @return x behind the last voxel of a run */
	int end(int run) {
		return run + 1 < starts.length && starts[run + 1] > 0 ? starts[run + 1] : map.width();
	}

	/** @return class of a run when it was cut, 0 to 255 */
	int value(int run) {
		return values[run] & 0xFF;
	}

	/** Gives the voxels of a run, which lies in the row, another class in the map; the runs stay as they were. */
	void paint(int row, int run, int value) {
		var offset = offset(map, row);
		Arrays.fill(plane(map, row), offset + start(run), offset + end(run), (byte) value);
	}

	private static int count(ClassMap map, int row) {
		var plane = plane(map, row);
		var offset = offset(map, row);
		var count = 1;
		for (var i = offset + 1; i < offset + map.width(); i++) if (plane[i] != plane[i - 1]) count++;
		return count;
	}

	private void cut(int row) {
		var plane = plane(map, row);
		var offset = offset(map, row);
		var run = first[row];
		values[run++] = plane[offset];
		for (var x = 1; x < map.width(); x++) {
			if (plane[offset + x] == plane[offset + x - 1]) continue;
			starts[run] = x;
			values[run++] = plane[offset + x];
		}
	}

	private static byte[] plane(ClassMap map, int row) {
		return map.planes()[row / map.height()];
	}

	private static int offset(ClassMap map, int row) {
		return row % map.height() * map.width();
	}
}
