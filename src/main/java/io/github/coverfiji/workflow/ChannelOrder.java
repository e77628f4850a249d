package io.github.coverfiji.workflow;

import java.util.Optional;

import io.github.coverfiji.image.Axis;
import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.ImageSource;
import io.github.coverfiji.task.Progress;

/** Finds images whose slices a file has wrongly named channels. */
final class ChannelOrder {

	/** How to put it right. */
	static final String REMEDY = "open it, choose Image > Properties, swap Channels (c) and Slices (z), and save it;"
		+ " or choose a model for these channels";

	/** Light microscopes and colour cameras give fewer. */
	private static final int MANY = 6;

	private ChannelOrder() {}

	/** @return a sentence if the channels are probably slices */
	static Optional<String> doubt(CalibratedImage image) {
		if (image.channels() < MANY || image.extent(Axis.Z) > 1) return Optional.empty();
		return Optional.of("'" + image.name() + "' has " + image.channels() + " channels and 1 slice: are these slices? Some"
			+ " files swap the two. If so, " + REMEDY + ".");
	}

	/** Tells of the first such image. */
	static void tellDoubt(ImageSource images, Progress progress) {
		doubt(images.get(0)).ifPresent(progress::log);
	}
}
