package io.github.coverfiji.image;

import java.util.Arrays;

import ij.ImagePlus;

/** Label images as segmentations make them. */
public final class LabelPictures {

	private LabelPictures() {}

	/** @return an image of class ids in C order, with the space of another one */
	public static ImagePlus of(String title, int[] ids, int[] size, CalibratedImage like, LabelClasses classes) {
		var format = PlaneFormat.labels(size, 1, Arrays.stream(ids).max().orElseThrow(), like.calibration(), classes);
		var memory = new PlaneMemory(title, format);
		var voxels = format.width() * format.height();
		for (var z = 0; z < format.planes(); z++) memory.put(plane(ids, z * voxels, voxels, format.kind()));
		return ImageJImages.of(title, memory);
	}

	private static Object plane(int[] ids, int from, int count, PlaneFormat.Kind kind) {
		var bytes = new byte[count];
		var shorts = new short[count];
		for (var i = 0; i < count; i++) {
			bytes[i] = (byte) ids[from + i];
			shorts[i] = (short) ids[from + i];
		}
		return kind == PlaneFormat.Kind.BYTE ? bytes : shorts;
	}
}
