package io.github.coverfiji.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

import io.github.coverfiji.task.Progress;

/**
 * SHA-256 of images as a job sees them: names, axes, voxel sizes and all values. Not of files: an image that is saved again
 * in another format is the same.
 */
public final class ContentDigest {

	/** Values between two looks at whether to go on; whole floats. */
	private static final int BYTES = 1 << 20;

	private final MessageDigest digest;
	private final ByteBuffer buffer = ByteBuffer.allocate(BYTES);

	/** Begins with no image. */
	public ContentDigest() {
		try {
			digest = MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java has SHA-256", e);
		}
	}

	/**
	 * Reads all pixels, in the order in which ImageJ keeps them.
	 *
	 * @param image to be added
	 * @param stage what is going on, for {@link Progress#check}
	 * @param progress may cancel
	 */
	public void add(CalibratedImage image, String stage, Progress progress) {
		var size = image.pixels().dimensionsAsLongArray();
		var head = image.name() + "\n" + image.axes() + Arrays.toString(size) + image.calibration() + "\n";
		digest.update(head.getBytes(StandardCharsets.UTF_8));
		for (var value : flat(image)) {
			if (!buffer.hasRemaining()) {
				progress.check(stage);
				flush();
			}
			buffer.putFloat(value.getRealFloat());
		}
		flush();
	}

	private static Iterable<RealType<?>> flat(CalibratedImage image) {
		@SuppressWarnings("unchecked")
		var pixels = (RandomAccessibleInterval<RealType<?>>) image.pixels();
		return Views.flatIterable(pixels);
	}

	private void flush() {
		digest.update(buffer.array(), 0, buffer.position());
		buffer.clear();
	}

	/** @return 64 hexadecimal digits for all images added; begins anew */
	public String hex() {
		return HexFormat.of().formatHex(digest.digest());
	}
}
