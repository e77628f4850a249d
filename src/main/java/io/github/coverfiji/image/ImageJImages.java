package io.github.coverfiji.image;

import java.util.List;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import io.github.coverfiji.task.InputException;

/** Between ImageJ's images and ours. Nothing is shown, and no given image is changed. */
public final class ImageJImages {

	private ImageJImages() {}

	/**
	 * Wraps an ImageJ image; pixels are read when touched. Values are calibrated (a CT gives HU), RGB gives three
	 * channels 0 … 255, an 8-bit image with a colour table gives its numbers, as ImageJ measures them.
	 *
	 * @param image image in memory or virtual, hyperstack or not; overlays play no part. In memory its planes are shared:
	 *          it may be closed while in use, but not edited. A virtual stack gets a cache of up to a quarter of the memory
	 * @return the image with axes X, Y and, where longer than 1, CHANNEL, Z, TIME
	 * @throws InputException if the image is empty, or comes from a DICOM or TIFF file whose values ImageJ takes wrongly
	 */
	public static CalibratedImage of(ImagePlus image) {
		return of(image, PixelCache.ofQuarterHeap());
	}

	/**
	 * As {@link #of(ImagePlus)}.
	 *
	 * @param image image in memory or virtual
	 * @param cache keeps the planes of a virtual stack read last; an image in memory plays no part in it
	 * @return the image
	 */
	public static CalibratedImage of(ImagePlus image, PixelCache cache) {
		DicomWindow.requireRightValues(image);
		TiffWindow.requireRightValues(image);
		var planes = Planes.of(image, cache);
		return planes.layout().image(image.getTitle(), planes.pixels());
	}

	/**
	 * @param title title of the result
	 * @param patch values of a whole sample
	 * @param like image whose extent in space the result shares
	 * @param channelNames a slice label for each channel; empty for none
	 * @return 32 bit, channels and slices; display range from the smallest to the largest finite value of each channel
	 */
	public static ImagePlus floats(String title, Patch patch, CalibratedImage like, List<String> channelNames) {
		if (!channelNames.isEmpty() && channelNames.size() != patch.channels())
			throw new IllegalArgumentException(channelNames.size() + " names for " + patch.channels() + " channels");
		var grid = new ResultGrid(patch.size());
		var stack = new ImageStack(grid.width(), grid.height());
		for (var z = 0; z < grid.slices(); z++)
			for (var c = 0; c < patch.channels(); c++) {
				var values = new float[grid.planeVoxels()];
				System.arraycopy(patch.values(), c * patch.voxels() + z * values.length, values, 0, values.length);
				stack.addSlice(channelNames.isEmpty() ? null : channelNames.get(c), values);
			}
		var image = grid.image(title, stack, patch.channels(), like);
		if (patch.channels() > 1) image = new CompositeImage(image, CompositeImage.GRAYSCALE);
		for (var c = patch.channels(); c > 0; c--) showRange(image, c, patch);
		return image;
	}

	/**
	 * @param title title of the result
	 * @param planes a result in memory, all planes put; its arrays become those of the image
	 * @return the image, with calibration, colours, slice labels and display ranges of the format
	 * @throws IllegalStateException if planes are missing
	 */
	public static ImagePlus of(String title, PlaneMemory planes) {
		var format = planes.format();
		var stack = new ImageStack(format.width(), format.height());
		var names = format.channelNames();
		for (var pixels : planes.planes())
			stack.addSlice(names.isEmpty() ? null : names.get(stack.size() % names.size()), pixels);
		var image = new ImagePlus(title, stack);
		image.setDimensions(format.channels(), format.slices(), format.frames());
		image.setOpenAsHyperStack(format.hyperstack());
		image.setCalibration(calibration(format.calibration(), image));
		format.classes().ifPresent(c -> showClasses(image, c));
		var shown = format.channels() > 1 ? new CompositeImage(image, CompositeImage.GRAYSCALE) : image;
		for (var c = format.ranges().size(); c > 0; c--) {
			shown.setPosition(c, 1, 1);
			shown.setDisplayRange(format.ranges().get(c - 1).low(), format.ranges().get(c - 1).high());
		}
		return shown;
	}

	/**
	 * @param title title of the result
	 * @param patch 3 channels, 0 … 1; values beyond are clipped, NaN is black
	 * @param like image whose extent in space the result shares
	 * @return an RGB image or stack
	 */
	public static ImagePlus rgb(String title, Patch patch, CalibratedImage like) {
		if (patch.channels() != 3) throw new IllegalArgumentException("RGB needs 3 channels, got " + patch.channels());
		var grid = new ResultGrid(patch.size());
		var stack = new ImageStack(grid.width(), grid.height());
		for (var z = 0; z < grid.slices(); z++) {
			var pixels = new int[grid.planeVoxels()];
			for (var c = 0; c < 3; c++)
				for (var i = 0; i < pixels.length; i++) {
					var v = patch.values()[c * patch.voxels() + z * pixels.length + i];
					pixels[i] = pixels[i] << 8 | Math.round(255 * Math.max(0, Math.min(1, v)));
				}
			stack.addSlice(new ColorProcessor(grid.width(), grid.height(), pixels));
		}
		return grid.image(title, stack, 1, like);
	}

	/**
	 * @param title title of the result
	 * @param frames at least one, all of the same size and channels; their planes become those of the result
	 * @return the frame itself, or a hyperstack with time, whose channels are shown from the lowest to the highest value
	 *         of the frames' display ranges
	 */
	public static ImagePlus frames(String title, List<ImagePlus> frames) {
		var first = frames.get(0);
		if (frames.size() == 1) return first;
		var stack = new ImageStack(first.getWidth(), first.getHeight());
		for (var frame : frames)
			for (var i = 1; i <= frame.getStackSize(); i++)
				stack.addSlice(frame.getStack().getSliceLabel(i), frame.getStack().getProcessor(i));
		var all = new ImagePlus(title, stack);
		all.setDimensions(first.getNChannels(), first.getNSlices(), frames.size());
		all.setOpenAsHyperStack(true);
		all.setCalibration(first.getCalibration());
		var shown = first.isComposite() ? new CompositeImage(all, CompositeImage.GRAYSCALE) : all;
		if (first.getType() != ImagePlus.COLOR_RGB)
			for (var c = first.getNChannels(); c > 0; c--) showRange(shown, c, frames);
		return shown;
	}

	/** All frames share the range of a channel, so that they can be compared. */
	private static void showRange(ImagePlus image, int channel, List<ImagePlus> frames) {
		frames.forEach(frame -> frame.setPosition(channel, 1, 1));
		var low = frames.stream().mapToDouble(ImagePlus::getDisplayRangeMin).min().orElseThrow();
		var high = frames.stream().mapToDouble(ImagePlus::getDisplayRangeMax).max().orElseThrow();
		image.setPosition(channel, 1, 1);
		image.setDisplayRange(low, high);
	}

	/**
	 * @param title title of the result
	 * @param picture one channel of a plane, 0 … 1
	 * @return 8 bit, without calibration: for looking at
	 */
	public static ImagePlus grey(String title, Patch picture) {
		var pixels = new byte[picture.values().length];
		for (var i = 0; i < pixels.length; i++)
			pixels[i] = (byte) Math.round(255 * Math.max(0, Math.min(1, picture.values()[i])));
		return new ImagePlus(title, new ByteProcessor(picture.size()[1], picture.size()[0], pixels));
	}

	/** @return ImageJ's voxel size; a side of 0, which some files have, counts as 1 */
	static Calibration calibration(ij.measure.Calibration cal) {
		return new Calibration(side(cal.pixelWidth), side(cal.pixelHeight), side(cal.pixelDepth),
			cal.getUnit().isBlank() ? Calibration.NONE.unit() : cal.getUnit());
	}

	private static ij.measure.Calibration calibration(Calibration from, ImagePlus image) {
		var cal = new ij.measure.Calibration(image);
		cal.pixelWidth = from.x();
		cal.pixelHeight = from.y();
		cal.pixelDepth = from.z();
		cal.setUnit(from.unit());
		return cal;
	}

	private static void showClasses(ImagePlus image, LabelClasses classes) {
		NotedClasses.put(image, classes);
		image.setLut(classes.colours().lut());
		// Value = place in the colour table.
		image.setDisplayRange(0, 255);
	}

	private static double side(double side) {
		return Calibration.valid(Math.abs(side)) ? Math.abs(side) : 1;
	}

	private static void showRange(ImagePlus image, int channel, Patch patch) {
		var low = Float.POSITIVE_INFINITY;
		var high = Float.NEGATIVE_INFINITY;
		for (var i = (channel - 1) * patch.voxels(); i < channel * patch.voxels(); i++) {
			var v = patch.values()[i];
			if (!Float.isFinite(v)) continue;
			low = Math.min(low, v);
			high = Math.max(high, v);
		}
		image.setPosition(channel, 1, 1);
		if (low < high) image.setDisplayRange(low, high);
	}
}
