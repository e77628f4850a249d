package io.github.coverfiji.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;

import io.github.coverfiji.image.FolderSource;
import io.github.coverfiji.image.Normalisation;
import io.github.coverfiji.image.Preparation;
import io.github.coverfiji.image.Resampling;
import io.github.coverfiji.method.CoverNetwork;
import io.github.coverfiji.method.CoverNetwork.Consistency;
import io.github.coverfiji.method.CoverObjective;
import io.github.coverfiji.method.Samples;
import io.github.coverfiji.method.ViewPairs;
import io.github.coverfiji.network.UNet;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.view.Sevr;

/**
 * COVER's work of a step on the test data of this repository, which has to be the working folder.
 *
 * @param width of the network's first level; 32 is the paper's
 * @param batch pairs of views in a step
 * @param size of the views, tensor order
 */
record CoverWork(int width, int batch, int... size) {

	static final int RADIUS = 2;
	static final long SEED = 1;

	/** @param shape batch and sides of the views, such as {@code 2x192x192} */
	static CoverWork of(int width, String shape) {
		var numbers = Arrays.stream(shape.split("x")).mapToInt(Integer::parseInt).toArray();
		return new CoverWork(width, numbers[0], Arrays.copyOfRange(numbers, 1, numbers.length));
	}

	/** @return 2 or 3 */
	int dimension() {
		return size.length;
	}

	/** @return the network that is pretrained */
	CoverNetwork network() {
		return new CoverNetwork(UNet.of(dimension(), 1, width), RADIUS, Consistency.STANDARDISED);
	}

	/** @return the method on planes or volumes of a brain, as the command with its defaults makes it */
	CoverObjective objective() {
		var folder = Path.of(dimension() == 2 ? "test-data/brain2d/images" : "test-data/brain3d/images");
		var samples = Samples.of(FolderSource.open(folder, Progress.SILENT),
			new Preparation(dimension(), Normalisation.DEFAULT, Resampling.NONE), Progress.SILENT);
		var views = Sevr.of(1, Sevr.defaultElastic(dimension()));
		var spacing = IntStream.range(0, dimension()).mapToDouble(axis -> 1).toArray();
		return new CoverObjective(network(), new ViewPairs(samples, views, size, spacing, batch, SEED));
	}
}
