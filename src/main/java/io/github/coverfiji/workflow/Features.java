package io.github.coverfiji.workflow;

import java.util.Arrays;
import java.util.List;

import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.Patch;

/**
 * Features of an image, at its size.
 *
 * @param frames one for each time point, in order
 * @param names what to call the channels
 */
public record Features(List<Frame> frames, List<String> names) {

	private static final double DARK = 0.01;
	private static final double BRIGHT = 0.99;
	private static final int LOOKED_AT = 1_000_000;

	/**
	 * One time point.
	 *
	 * @param image where the features come from: they fill the same space
	 * @param values (C, [Z,] Y, X); with Z if the image is a stack, also where the model takes it plane by plane
	 */
	public record Frame(CalibratedImage image, Patch values) {}

	/** Keeps copies of the lists; the values are not copied. */
	public Features {
		frames = List.copyOf(frames);
		names = List.copyOf(names);
	}

	/**
	 * Makes three channels ready to be shown as red, green and blue: the 1st and 99th percentile of each channel, over
	 * all frames, become 0 and 1, values beyond are clipped.
	 *
	 * @return new frames with values 0 … 1
	 * @throws IllegalStateException if there are not three channels
	 */
	public List<Frame> rgb() {
		if (names.size() != 3) throw new IllegalStateException("RGB needs 3 channels, there are " + names.size());
		var shown = frames.stream().map(f -> new Frame(f.image(), Patch.zeros(3, f.values().size()))).toList();
		for (var c = 0; c < 3; c++) {
			var sorted = sample(c);
			var low = sorted[(int) (DARK * (sorted.length - 1))];
			var high = sorted[(int) Math.ceil(BRIGHT * (sorted.length - 1))];
			for (var f = 0; f < shown.size(); f++) stretch(frames.get(f).values(), shown.get(f).values(), c, low, high);
		}
		return shown;
	}

	private static void stretch(Patch from, Patch to, int channel, float low, float high) {
		for (var i = channel * from.voxels(); i < (channel + 1) * from.voxels(); i++)
			to.values()[i] = high > low ? Math.max(0, Math.min(1, (from.values()[i] - low) / (high - low))) : 0;
	}

	/** @return at most a million values of a channel, sorted */
	private float[] sample(int channel) {
		var all = frames.stream().mapToLong(f -> f.values().voxels()).sum();
		var step = (all + LOOKED_AT - 1) / LOOKED_AT;
		var values = new float[Math.toIntExact((all + step - 1) / step)];
		var count = 0;
		var next = 0L;
		for (var frame : frames) {
			var voxels = frame.values().voxels();
			for (; next < voxels; next += step)
				values[count++] = frame.values().values()[channel * voxels + (int) next];
			next -= voxels;
		}
		Arrays.sort(values);
		return values;
	}
}
