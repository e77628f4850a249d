package io.github.coverfiji.workflow;

import java.util.Arrays;
import java.util.List;

import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.Patch;

/** Puts the results of an image's samples (planes or volumes) together into one stack. */
final class Planes {

	private Planes() {}

	/** @return size of the joined results: (Y, X) of a single plane, else (Z, Y, X) with all slices and frames as Z */
	static int[] size(CalibratedImage image, int dimension, int samples) {
		var size = image.size(3);
		var planes = dimension == 2 ? samples : samples * size[0];
		return planes == 1 ? new int[] { size[1], size[2] } : new int[] { planes, size[1], size[2] };
	}

	/** @return the label maps one after another */
	static int[] join(List<int[]> labels) {
		return labels.size() == 1 ? labels.get(0) : labels.stream().flatMapToInt(Arrays::stream).toArray();
	}

	/** @return samples of C channels as one patch of C channels and the joined size */
	static Patch stack(List<Patch> samples, int[] size) {
		if (samples.size() == 1) return new Patch(samples.get(0).values(), samples.get(0).channels(), size);
		var all = Patch.zeros(samples.get(0).channels(), size);
		for (int s = 0; s < samples.size(); s++) {
			var part = samples.get(s);
			for (int c = 0; c < part.channels(); c++)
				System.arraycopy(part.values(), c * part.voxels(), all.values(), c * all.voxels() + s * part.voxels(),
					part.voxels());
		}
		return all;
	}
}
