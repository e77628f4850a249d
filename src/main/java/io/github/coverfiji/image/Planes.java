package io.github.coverfiji.image;

import java.util.function.IntFunction;

import ij.ImagePlus;
import ij.ImageStack;
import io.github.coverfiji.task.InputException;

/**
 * The raw planes of an ImagePlus.
 *
 * <p>Planes in memory are held, not copied: closing the image while a job runs then does no harm. Of a virtual stack
 * only the planes read last are kept.
 *
 * @param layout how they form an image
 * @param pixels raw pixel array of plane i from 0; may be called from any thread
 * @param bytes memory held
 * @param lazy whether pixels are read when asked for; else all are in memory
 */
record Planes(PlaneLayout layout, IntFunction<Object> pixels, long bytes, boolean lazy) {

	/** What ImageJ remembers of each plane of a file that it reads plane by plane, roughly. */
	private static final long PLACE_BYTES = 512;

	private record PlaneKey(ImageStack stack, int plane) {}

	/**
	 * @param image an ImageJ image; overlays and selections play no part
	 * @param cache keeps planes of a virtual stack
	 * @throws InputException if it is empty
	 */
	static Planes of(ImagePlus image, PixelCache cache) {
		var layout = layout(image);
		var stack = image.getStack();
		var voxelBytes = layout.rgb() ? Integer.BYTES : Math.max(1, image.getBitDepth() / 8);
		var planeBytes = (long) image.getWidth() * image.getHeight() * voxelBytes;
		if (stack.isVirtual())
			return new Planes(layout, cached(image.getTitle(), stack, planeBytes, cache), stack.getSize() * PLACE_BYTES, true);
		var planes = new Object[stack.getSize()];
		for (var i = 0; i < planes.length; i++) planes[i] = stack.getPixels(i + 1);
		return new Planes(layout, i -> planes[i], planeBytes * planes.length, false);
	}

	private static IntFunction<Object> cached(String name, ImageStack stack, long planeBytes, PixelCache cache) {
		return i -> cache.get(new PlaneKey(stack, i), () -> load(name, stack, i + 1), p -> planeBytes);
	}

	/** Copies the plane, because a virtual stack may hand out one and the same buffer for all. */
	private static Object load(String name, ImageStack stack, int number) {
		synchronized (stack) {
			try {
				return copy(stack.getProcessor(number).getPixels());
			}
			catch (RuntimeException e) {
				throw new InputException("Cannot read slice " + number + " of '" + name + "'",
					"its virtual stack no longer gives it: " + e, "keep the image open and its files in place until the job"
						+ " has ended, or load it into memory (Image > Duplicate)", e);
			}
		}
	}

	private static Object copy(Object pixels) {
		if (pixels instanceof byte[] bytes) return bytes.clone();
		if (pixels instanceof short[] shorts) return shorts.clone();
		if (pixels instanceof float[] floats) return floats.clone();
		return ((int[]) pixels).clone();
	}

	private static PlaneLayout layout(ImagePlus image) {
		if (image.getWidth() == 0 || image.getProcessor() == null)
			throw new InputException("Cannot read the image '" + image.getTitle() + "'",
				"it is empty: no open image has this title, or it was closed",
				"open the image first and name it by the title of its window");
		var size = image.getDimensions();
		var cal = image.getCalibration();
		var table = image.getBitDepth() <= 16 && cal.calibrated() ? cal.getCTable() : null;
		return new PlaneLayout(size[0], size[1], size[2], size[3], size[4], image.getBitDepth() == 24,
			table == null ? null : table.clone(), ImageJImages.calibration(cal));
	}
}
