package io.github.coverfiji.workflow;

import java.util.ArrayList;
import java.util.List;

import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.Patch;
import io.github.coverfiji.image.PatchNetwork;
import io.github.coverfiji.image.Sample;
import io.github.coverfiji.image.SmallerTiles;
import io.github.coverfiji.image.TileLimit;
import io.github.coverfiji.image.TiledPrediction;
import io.github.coverfiji.image.Tiling;
import io.github.coverfiji.task.Progress;

/**
 * Applies a network that gives numbers for each voxel to a whole image, frame by frame, all in memory.
 *
 * @param deed what to call it, such as "Extracting features"
 * @param tiling of the samples; tiles are blended
 * @param channels numbers for each voxel
 * @param network from a normalised tile to its numbers, on the tile's grid
 * @param limit of memory
 */
record DenseResult(String deed, Tiling tiling, int channels, PatchNetwork network, TileLimit limit) {

	/**
	 * @param image whose samples these are
	 * @param samples its planes, frame by frame, or its volumes
	 * @param progress hears of tiles or samples
	 * @return the numbers for each time point; planes of a stack are put together again
	 */
	List<Features.Frame> frames(CalibratedImage image, List<Sample> samples, Progress progress) {
		var stage = progress.stage(deed, samples.size());
		// Tiles are worth hearing of only where there is nothing above them to count.
		var listener = samples.size() == 1 ? progress : Watching.cancelOf(progress);
		var able = new SmallerTiles(network, channels, tiling, new TiledPrediction.Blended(), limit, progress);
		var images = image.samples(3);
		var each = samples.size() / images.size();
		var frames = new ArrayList<Features.Frame>();
		for (var frame : images) {
			var values = each == 1 ? null : Patch.zeros(channels, frame.size(3));
			for (var z = 0; z < each; z++) {
				var done = frames.size() * each + z;
				var result = TiledPrediction.run(samples.get(done), tiling, channels, able, listener);
				if (values == null) values = result;
				else insert(result, values, z);
				stage.reached(done + 1);
			}
			frames.add(new Features.Frame(frame, values));
		}
		return frames;
	}

	/** Puts a plane (C, Y, X) into a volume (C, Z, Y, X). */
	private static void insert(Patch plane, Patch volume, int z) {
		for (var c = 0; c < plane.channels(); c++)
			System.arraycopy(plane.values(), c * plane.voxels(), volume.values(),
				c * volume.voxels() + z * plane.voxels(), plane.voxels());
	}
}
