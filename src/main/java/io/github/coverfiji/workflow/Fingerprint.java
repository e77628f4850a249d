package io.github.coverfiji.workflow;

import java.util.Arrays;
import java.util.stream.IntStream;

import io.github.coverfiji.image.ImageSource;
import io.github.coverfiji.task.Progress;

/**
 * Tells whether a resumed run sees the images it began with, without reading all pixels.
 *
 * @param count number of images
 * @param names a number made of the names and sizes
 */
public record Fingerprint(int count, String names) {

	/**
	 * @param images of the run
	 * @param progress asked for each image whether to go on: their files are opened
	 * @return their fingerprint
	 */
	public static Fingerprint of(ImageSource images, Progress progress) {
		var hash = IntStream.range(0, images.count())
			.peek(i -> progress.check("Looking at images"))
			.mapToObj(i -> images.name(i) + Arrays.toString(images.get(i).size(3)) + images.get(i).channels())
			.reduce("", (a, b) -> Integer.toHexString((a + b).hashCode()));
		return new Fingerprint(images.count(), hash);
	}
}
