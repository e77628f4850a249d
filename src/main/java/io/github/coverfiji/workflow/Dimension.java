package io.github.coverfiji.workflow;

import java.util.stream.IntStream;

import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.ImageSource;
import io.github.coverfiji.task.Progress;

/** Whether images are taken plane by plane or as volumes. */
final class Dimension {

	private Dimension() {}

	/**
	 * @param option auto, 2 or 3
	 * @param images to decide from
	 * @param progress hears what was decided and why; asked for each image whether to go on
	 * @return 2 or 3
	 */
	static int of(String option, ImageSource images, Progress progress) {
		if (!option.equalsIgnoreCase("auto")) return Integer.parseInt(option);
		var dimension = CalibratedImage.dimensionFor(IntStream.range(0, images.count())
			.peek(i -> progress.check("Looking at images")).mapToObj(images::get).toList());
		progress.log(dimension == 3 ? "dimension=3: all images are volumes." : "dimension=2: images are taken plane by plane.");
		return dimension;
	}
}
