package io.github.coverfiji.workflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.coverfiji.image.Patch;
import io.github.coverfiji.image.PatchReader;
import io.github.coverfiji.image.Sample;
import io.github.coverfiji.image.Tile;
import io.github.coverfiji.metric.LinearReadout;
import io.github.coverfiji.network.FeatureLevels;
import io.github.coverfiji.task.Progress;

/**
 * Collects the features of all levels at some voxels, and what they might tell: the place in the image (y, x and, in
 * volumes, z as shares of its sides), the intensity of the first channel that the network sees, the length of that
 * intensity's gradient for each voxel (central differences, mirrored at the border of the image), and the class.
 */
final class FeatureReadout {

	private static final int NUMBERS = 5;
	private static final int MOST = 1500;
	private static final long BYTES = 1 << 28;

	private final List<Integer> channels;
	private final List<LinearReadout.Point> points = new ArrayList<>();

	/** @param channels of the levels, coarsest first */
	FeatureReadout(List<Integer> channels) {
		this.channels = channels;
	}

	/** @return how many points to take of each of so many images, for features of 256 MB at most */
	int pointsPerImage(int images) {
		return (int) Math.max(1, Math.min(MOST, BYTES / Float.BYTES / width() / Math.max(1, images)));
	}

	/**
	 * @param fitted whether the maps are fitted on these points or tested on them
	 * @param sample the image
	 * @param tile of it
	 * @param ids classes of the tile's voxels
	 * @param voxels of the tile to take, C order; at least one
	 * @param seen features of the tile
	 */
	void add(boolean fitted, Sample sample, Tile tile, int[] ids, int[] voxels, FeatureLevels.Seen seen) {
		var features = features(voxels, seen);
		var wide = PatchReader.read(sample, Arrays.stream(tile.start()).mapToLong(from -> from - 1L).toArray(),
			Arrays.stream(tile.size()).map(side -> side + 2).toArray());
		for (int v = 0; v < voxels.length; v++)
			points.add(new LinearReadout.Point(fitted, features[v],
				numbers(FeaturePoints.position(voxels[v], tile.size()), tile, sample.grid(), wide), ids[voxels[v]]));
	}

	/**
	 * @param progress hears of each level; may cancel
	 * @return what each level tells, then what all together do; explained are y, x, z, intensity and edges
	 */
	List<LinearReadout.Result> results(Progress progress) {
		var readout = LinearReadout.of(points, NUMBERS, progress);
		var stage = progress.stage("Fitting linear maps", channels.size() + 1L);
		var results = new ArrayList<LinearReadout.Result>();
		for (int level = 0, from = 0; level < channels.size(); from += channels.get(level++)) {
			results.add(readout.result(from, from + channels.get(level)));
			stage.reached(results.size());
		}
		results.add(readout.result(0, width()));
		stage.reached(results.size());
		return results;
	}

	private int width() {
		return channels.stream().mapToInt(Integer::intValue).sum();
	}

	/** Features of all levels, one after the other, of each voxel. */
	private float[][] features(int[] voxels, FeatureLevels.Seen seen) {
		var features = new float[voxels.length][width()];
		for (int level = 0, from = 0; level < channels.size(); from += channels.get(level++)) {
			var values = seen.at(level, voxels);
			for (int i = 0; i < values.length; i++)
				features[i % voxels.length][from + i / voxels.length] = values[i];
		}
		return features;
	}

	/**
	 * @param at place in the tile ([z,] y, x)
	 * @param tile of the image
	 * @param grid size of the image
	 * @param wide the tile with one voxel more on each side
	 * @return y, x, z, intensity, edges
	 */
	static double[] numbers(int[] at, Tile tile, int[] grid, Patch wide) {
		var numbers = new double[NUMBERS];
		numbers[2] = Double.NaN;
		for (int d = 0; d < grid.length; d++)
			numbers[grid.length == 2 ? d : (d + 2) % 3] = (tile.start()[d] + at[d] + 0.5) / grid[d];
		var strides = strides(wide.size());
		var place = 0;
		for (int d = 0; d < at.length; d++) place += (at[d] + 1) * strides[d];
		var square = 0.0;
		for (var stride : strides) {
			var slope = (wide.values()[place + stride] - wide.values()[place - stride]) / 2;
			square += slope * slope;
		}
		numbers[3] = wide.values()[place];
		numbers[4] = Math.sqrt(square);
		return numbers;
	}

	private static int[] strides(int[] size) {
		var strides = new int[size.length];
		for (int d = size.length - 1, stride = 1; d >= 0; stride *= size[d--]) strides[d] = stride;
		return strides;
	}
}
