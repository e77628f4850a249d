package io.github.coverfiji.workflow;

import java.util.Arrays;

import io.github.coverfiji.image.ContentDigest;
import io.github.coverfiji.image.ImageSource;
import io.github.coverfiji.task.Progress;

/**
 * Tells whether a resumed run sees the images it began with. Records of earlier versions lack the content.
 *
 * @param count number of images
 * @param names a number made of the names and sizes
 * @param content SHA-256 of all names, voxel sizes and pixels
 */
public record Fingerprint(int count, String names, String content) {

	private static final String STAGE = "Looking at images";

	/**
	 * Reads all pixels.
	 *
	 * @param images of the run
	 * @param progress hears of each image; may cancel
	 * @return their fingerprint
	 */
	public static Fingerprint of(ImageSource images, Progress progress) {
		var names = "";
		var content = new ContentDigest();
		var stage = progress.stage(STAGE, images.count());
		for (var i = 0; i < images.count(); i++) {
			progress.check(STAGE);
			var image = images.get(i);
			names = Integer.toHexString((names + images.name(i) + Arrays.toString(image.size(3)) + image.channels()).hashCode());
			content.add(image, STAGE, progress);
			stage.reached(i + 1L);
		}
		return new Fingerprint(images.count(), names, content.hex());
	}
}
