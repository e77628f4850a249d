package io.github.coverfiji.method;

import io.github.coverfiji.engine.Precision;
import io.github.coverfiji.engine.Probe;
import io.github.coverfiji.golden.Close;
import io.github.coverfiji.twin.Grid;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold whatever the numbers: whole shifts are found, and whole warps move voxels without loss. */
class WarpAndMovTest {

	/** Far above what rounding needs: other candidates get weight exp(-3000). */
	private static final double CERTAIN = 100;

	@ParameterizedTest
	@ValueSource(strings = {"9 11, 2", "5 6 7, 1"})
	void wholeShiftIsFoundExactly(String grid) {
		int[] size = sides(grid.split(", ")[0]);
		int radius = Integer.parseInt(grid.split(", ")[1]), d = size.length, width = 2 * radius + 1;
		int candidates = (int) Math.pow(width, d);
		try (var probe = Probe.ofFunctions(Precision.FLOAT)) {
			for (int shift = 0; shift < candidates; shift++) {
				int[] r = offset(shift, radius, d);
				var fixed = Grid.each(1, candidates, size, (n, c, p) -> c == label(p, new int[d], width) ? CERTAIN : 0);
				var moving = Grid.each(1, candidates, size, (n, c, p) -> c == label(p, r, width) ? CERTAIN : 0);
				var vectors = probe.callDifferentiating("mov", fixed, moving, 1, radius,
					Grid.each(1, d, size, (n, c, p) -> 0)).get(0);
				var right = Grid.each(1, d, size,
					(n, axis, p) -> inside(p, size, radius) ? r[axis] : vectors.at(n, axis, p));
				Close.absolute("shift " + Arrays.toString(r), right, vectors, 1e-6);
			}
		}
	}

	@Test
	void zeroFieldIsTheIdentity() {
		try (var probe = Probe.ofFunctions(Precision.FLOAT)) {
			for (int side = 1; side <= 64; side++) {
				identity(probe, side, 65 - side);
				identity(probe, 3, side, 5);
			}
		}
	}

	@Test
	void wholeStepsMoveVoxelsWithoutLoss() {
		try (var probe = Probe.ofFunctions(Precision.FLOAT)) {
			var source = Grid.noise(1, 1, 2, 37, 45);
			var field = Grid.each(1, 2, source.size(), (n, axis, p) -> axis == 0 ? -7 : 11);
			var moved = Grid.each(1, 2, source.size(),
				(n, c, p) -> source.contains(p[0] - 7, p[1] + 11) ? source.at(n, c, p[0] - 7, p[1] + 11) : 0);
			Close.absolute("moved", moved, probe.callDifferentiating("warp", source, field, source).get(0), 0);
		}
	}

	private static void identity(Probe probe, long... size) {
		var shape = new long[size.length + 2];
		shape[0] = 1;
		shape[1] = 2;
		System.arraycopy(size, 0, shape, 2, size.length);
		var source = Grid.noise(size[0], shape);
		var still = Grid.each(1, size.length, source.size(), (n, axis, p) -> 0);
		var warped = probe.callDifferentiating("warp", source, still, source).get(0);
		Close.absolute(Arrays.toString(size), source, warped, 1e-6);
	}

	/** A number that no two voxels of a window share, read at p - r. */
	private static int label(int[] p, int[] r, int width) {
		int label = 0;
		for (int axis = 0; axis < p.length; axis++)
			label = label * width + Math.floorMod(p[axis] - r[axis], width);
		return label;
	}

	private static int[] offset(int number, int radius, int d) {
		var r = new int[d];
		for (int axis = d - 1, rest = number; axis >= 0; axis--, rest /= 2 * radius + 1)
			r[axis] = rest % (2 * radius + 1) - radius;
		return r;
	}

	private static boolean inside(int[] p, int[] size, int radius) {
		for (int axis = 0; axis < p.length; axis++)
			if (p[axis] < radius || p[axis] >= size[axis] - radius)
				return false;
		return true;
	}

	private static int[] sides(String text) {
		return Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
	}
}
