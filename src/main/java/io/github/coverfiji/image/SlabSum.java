package io.github.coverfiji.image;

import java.util.Arrays;

import io.github.coverfiji.image.TilesAhead.Place;
import io.github.coverfiji.task.InputException;

/**
 * Weighted sum of tiles over one row of them: as thick as a tile along the first axis, as large as the image along the
 * others. What is finished is taken away and the rest moves up.
 */
final class SlabSum {

	private final int channels;
	private final int[] size;
	private final AxisCover[] cover;
	private final int height;
	private final int width;
	private final int plane;
	private final float[] sum;

	/**
	 * @param channels channels of the sum
	 * @param size of the image ([Z,] Y, X)
	 * @param cover three axes; for a plane the middle one is {@link AxisCover#NO_AXIS}
	 */
	SlabSum(int channels, int[] size, AxisCover[] cover) {
		this.channels = channels;
		this.size = size;
		this.cover = cover;
		height = size.length == 3 ? size[1] : 1;
		width = size[size.length - 1];
		var values = (double) channels * cover[0].side() * height * width;
		if (values > Integer.MAX_VALUE - 8)
			throw new InputException("Cannot hold one row of tiles",
				"its " + channels + " channels have more than 2^31 values",
				"choose smaller tiles or fewer channels");
		plane = height * width;
		sum = new float[(int) values];
	}

	/** @return the tile at this place of the grid */
	Tile tile(Place at) {
		var start = new int[] { cover[0].starts()[at.row()], cover[1].starts()[at.y()], cover[2].starts()[at.x()] };
		var side = new int[] { cover[0].side(), cover[1].side(), cover[2].side() };
		return size.length == 3 ? new Tile(start, side)
			: new Tile(new int[] { start[0], start[2] }, new int[] { side[0], side[2] });
	}

	/** Adds what the network made of a tile of the current row. */
	void add(Patch out, Place at) {
		var expected = tile(at).size();
		if (out.channels() != channels || !Arrays.equals(out.size(), expected))
			throw new IllegalStateException("The network gave " + out.channels() + " channels of "
				+ Arrays.toString(out.size()) + " for " + channels + " of " + Arrays.toString(expected));
		var depths = cover[0].weights()[at.row()];
		var heights = cover[1].weights()[at.y()];
		var widths = cover[2].weights()[at.x()];
		var from = cover[2].starts()[at.x()];
		var top = cover[1].starts()[at.y()];
		var columns = Math.min(widths.length, width - from);
		var rows = Math.min(heights.length, height - top);
		for (var c = 0; c < channels; c++)
			for (var i = 0; i < depths.length; i++)
				for (var j = 0; j < rows; j++) {
					var weight = depths[i] * heights[j];
					if (weight == 0) continue;
					var source = ((c * depths.length + i) * heights.length + j) * widths.length;
					var target = (c * depths.length + i) * plane + (top + j) * width + from;
					addRow(out.values(), source, widths, columns, weight, target);
				}
	}

	/** A weight of 0 has to hide even NaN, and a weight of 1 must not round. */
	private void addRow(float[] values, int source, float[] widths, int columns, float weight, int target) {
		for (var k = 0; k < columns; k++) {
			var w = weight * widths[k];
			if (w != 0) sum[target + k] += w * values[source + k];
		}
	}

	/**
	 * @param thickness finished voxels along the first axis
	 * @return the finished part, which leaves the sum; the next row of tiles begins behind it
	 */
	Patch take(int thickness) {
		var depth = cover[0].side();
		var sides = size.clone();
		sides[0] = thickness;
		var done = Patch.zeros(channels, sides);
		for (var c = 0; c < channels; c++) {
			var base = c * depth * plane;
			System.arraycopy(sum, base, done.values(), c * thickness * plane, thickness * plane);
			System.arraycopy(sum, base + thickness * plane, sum, base, (depth - thickness) * plane);
			Arrays.fill(sum, base + (depth - thickness) * plane, base + depth * plane, 0);
		}
		return done;
	}
}
