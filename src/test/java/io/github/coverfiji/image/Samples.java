package io.github.coverfiji.image;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import net.imglib2.img.array.ArrayImgs;

/** Images for the tests of this room. */
final class Samples {

	static final Path DATA = Path.of("test-data");

	private Samples() {}

	/** @return values with the axes in the order given, first one fastest */
	static CalibratedImage image(float[] values, List<Axis> axes, long... dimensions) {
		return new CalibratedImage("made", ArrayImgs.floats(values, dimensions), axes, Calibration.NONE);
	}

	/** @return noise in 0 … 1 of this size in tensor order, without axes of length 1 other than X and Y */
	static CalibratedImage noise(int channels, int... size) {
		var dimensions = new long[size.length + 1];
		for (var d = 0; d < size.length; d++) dimensions[d] = size[size.length - 1 - d];
		dimensions[size.length] = channels;
		var axes = size.length == 2 ? List.of(Axis.X, Axis.Y, Axis.CHANNEL) : List.of(Axis.X, Axis.Y, Axis.Z, Axis.CHANNEL);
		return image(noise((int) Patch.count(channels, size)), axes, dimensions);
	}

	static float[] noise(int count) {
		var random = new Random(7);
		var values = new float[count];
		for (var i = 0; i < count; i++) values[i] = random.nextFloat();
		return values;
	}

	/** @return the image voxel by voxel, not normalised */
	static Sample raw(CalibratedImage image, int dimension) {
		return Sample.of(image, dimension, Normalisation.none().fit(image));
	}

	/** @return the image on another grid, not normalised */
	static Sample onGrid(CalibratedImage image, int... grid) {
		return new Sample(image, Normalisation.none().fit(image), grid);
	}

	/** @return the first numbers, as many as there are axes */
	static int[] sides(List<Integer> numbers, int dimension) {
		return numbers.stream().limit(dimension).mapToInt(i -> i).toArray();
	}

	/** @return a tiling with tiles of one side for networks that halve each axis four times */
	static Tiling tiling(int dimension, int side, double overlap) {
		return new Tiling(repeat(side, dimension), overlap, repeat(16, dimension));
	}

	/** @return all raw values of a sample, (C, [Z,] Y, X) */
	static float[] values(CalibratedImage image, int dimension) {
		return PatchReader.read(raw(image, dimension), new long[dimension], image.size(dimension)).values();
	}

	static int[] repeat(int value, int count) {
		return IntStream.range(0, count).map(i -> value).toArray();
	}
}
