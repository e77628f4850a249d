package io.github.coverfiji.workflow;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.github.coverfiji.image.PatchReader;
import io.github.coverfiji.image.Sample;
import io.github.coverfiji.image.Tile;
import io.github.coverfiji.image.Tiling;
import io.github.coverfiji.network.FeatureLevel;
import io.github.coverfiji.task.Progress;

/**
 * Fits principal components to the features of an image, all slices and frames together, on the level's own grid.
 *
 * <p>Large images are sampled, always in the same way: at most 64 tiles, evenly spread, and of each a regular grid of
 * voxels, at most 50,000 in all; more would change the axes little and the time much.
 *
 * @param level whose features
 * @param tiling how to cut the samples
 */
record ComponentFit(FeatureLevel level, Tiling tiling) {

	private static final int TILES = 64;
	private static final int VOXELS = 50_000;

	private record Place(Sample sample, Tile tile) {}

	/**
	 * @param samples planes or volumes
	 * @param number of components, at most the level's channels
	 * @param progress hears of each tile; may cancel
	 * @return the components
	 */
	Components of(List<Sample> samples, int number, Progress progress) {
		var places = spread(samples.stream().flatMap(sample -> tiling.tiles(sample.grid()).stream()
			.map(tile -> new Place(sample, tile))).toList());
		var covariance = new Covariance(level.channels());
		var stage = progress.stage("Finding components", places.size());
		for (var i = 0; i < places.size(); i++) {
			add(covariance, places.get(i), VOXELS / places.size());
			stage.reached(i + 1);
		}
		return covariance.components(number);
	}

	private static List<Place> spread(List<Place> places) {
		var count = Math.min(TILES, places.size());
		return IntStream.range(0, count)
			.mapToObj(i -> places.get((int) ((long) i * places.size() / count))).toList();
	}

	private void add(Covariance covariance, Place place, int most) {
		var start = Arrays.stream(place.tile().start()).asLongStream().toArray();
		var image = PatchReader.read(place.sample(), start, place.tile().size());
		var features = level.coarse(image);
		var inside = inside(place, features.size());
		var step = step(inside, most);
		var vector = new double[features.channels()];
		for (var v = 0; v < features.voxels(); v++)
			if (chosen(v, features.size(), inside, step)) {
				for (var c = 0; c < vector.length; c++) vector[c] = features.values()[c * features.voxels() + v];
				covariance.add(vector);
			}
	}

	/** @return how many voxels of the level along each axis begin inside the image; the rest is mirrored */
	private static int[] inside(Place place, int[] coarse) {
		var extent = place.sample().grid();
		var inside = new int[coarse.length];
		for (var d = 0; d < coarse.length; d++) {
			var stride = place.tile().size()[d] / coarse[d];
			inside[d] = Math.min(coarse[d], (extent[d] - place.tile().start()[d] + stride - 1) / stride);
		}
		return inside;
	}

	/** @return the smallest step along every axis that leaves at most so many voxels */
	private static int step(int[] size, int most) {
		for (var step = 1;; step++) {
			var count = 1L;
			for (var side : size) count *= (side - 1) / step + 1;
			if (count <= most) return step;
		}
	}

	private static boolean chosen(int voxel, int[] size, int[] inside, int step) {
		for (var d = size.length - 1; d >= 0; d--) {
			var place = voxel % size[d];
			if (place >= inside[d] || place % step != 0) return false;
			voxel /= size[d];
		}
		return true;
	}
}
