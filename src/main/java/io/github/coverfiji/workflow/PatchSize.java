package io.github.coverfiji.workflow;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.coverfiji.image.PixelWord;
import io.github.coverfiji.image.Tiling;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/** The size of training crops. */
final class PatchSize {

	/** Option that leaves the choice to the images. */
	static final String AUTO = "auto";

	private static final int PLANE = 128;
	/** Of an automatic patch of a volume: as much memory as two cores and a laptop bear. */
	private static final long VOXELS = 64 * 64 * 64;

	private PatchSize() {}

	/** @throws InputException if the option is neither auto nor one side nor sides within 1 … 4096 */
	static String checked(String option) {
		if (option.strip().equalsIgnoreCase(AUTO)) return AUTO;
		Numbers.whole("patch", option, 1, 3);
		return option.strip();
	}

	/**
	 * @param option auto, the longest side in voxels, or all sides ([z,]y,x)
	 * @param typical image as the network sees it ([Z,] Y, X): no side is much longer, unless all sides are given
	 * @param multiples of each axis, to which sides are rounded up
	 * @param progress hears which size is taken
	 * @return sides in tensor order
	 * @throws InputException if the number of sides is wrong
	 */
	static int[] of(String option, int[] typical, int[] multiples, Progress progress) {
		var d = typical.length;
		var whole = IntStream.range(0, d).map(a -> Tiling.roundedUp(typical[a], multiples[a])).toArray();
		var patch = option.equals(AUTO) ? (d == 2 ? limited(whole, PLANE, multiples) : shrunk(whole, multiples))
			: given(option, whole, multiples);
		var text = Arrays.stream(patch).mapToObj(Integer::toString).collect(Collectors.joining(" × "));
		if (!text.replace(" × ", ",").equals(option) && !Arrays.stream(patch).allMatch(s -> option.equals(Integer.toString(s))))
			progress.log("patch=" + option + ": " + text + " " + PixelWord.of(d) + (d == 3 ? " (z, y, x)." : "."));
		return patch;
	}

	private static int[] given(String option, int[] whole, int[] multiples) {
		var sides = Numbers.whole("patch", option, 1, 3).stream().mapToInt(Integer::intValue).toArray();
		if (sides.length == 1) return limited(whole, sides[0], multiples);
		if (sides.length != whole.length) throw new InputException("Cannot use patch=" + option,
			"it has " + sides.length + " sides, but dimension is " + whole.length,
			whole.length == 2 ? "give y,x or one number" : "give z,y,x or one number");
		return IntStream.range(0, sides.length).map(a -> Tiling.roundedUp(sides[a], multiples[a])).toArray();
	}

	private static int[] limited(int[] whole, int side, int[] multiples) {
		return IntStream.range(0, whole.length).map(a -> Math.min(whole[a], Tiling.roundedUp(side, multiples[a]))).toArray();
	}

	/** Takes from the longest side until the volume is small enough. */
	private static int[] shrunk(int[] whole, int[] multiples) {
		var patch = whole.clone();
		while (Arrays.stream(patch).asLongStream().reduce(1, (a, b) -> a * b) > VOXELS) {
			var longest = IntStream.range(0, patch.length).filter(a -> patch[a] > multiples[a])
				.reduce((a, b) -> patch[b] > patch[a] ? b : a);
			if (longest.isEmpty()) break;
			patch[longest.getAsInt()] -= multiples[longest.getAsInt()];
		}
		return patch;
	}
}
