package io.github.coverfiji.image;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/**
 * Real (calibrated) values with named axes; the pixels may be lazy and are never copied here.
 *
 * @param name what to call the image in messages and results
 * @param pixels the values, in the meaning of the image (HU for a CT, 0 … 255 for 8 bit)
 * @param axes {@code axes.get(i)} names dimension i of {@code pixels}; X and Y have to be there, in any order
 * @param calibration voxel size
 */
public record CalibratedImage(String name, RandomAccessibleInterval<? extends RealType<?>> pixels, List<Axis> axes,
	Calibration calibration)
{

	/** From so many slices on, an image counts as a volume when nobody says what it is. */
	private static final int VOLUME_SLICES = 8;

	/** @throws IllegalArgumentException if the axes do not name the dimensions, each once, with X and Y */
	public CalibratedImage {
		axes = List.copyOf(axes);
		if (axes.size() != pixels.numDimensions() || EnumSet.copyOf(axes).size() != axes.size()
			|| !axes.containsAll(List.of(Axis.X, Axis.Y)))
			throw new IllegalArgumentException(
				axes + " do not name the " + pixels.numDimensions() + " dimensions of " + name);
	}

	/** @return number of channels, at least 1 */
	public int channels() {
		return Math.toIntExact(extent(Axis.CHANNEL));
	}

	/**
	 * @param axis an axis
	 * @return length along it; 1 if the image lacks it
	 */
	public long extent(Axis axis) {
		var d = axes.indexOf(axis);
		return d < 0 ? 1 : pixels.dimension(d);
	}

	/**
	 * @param dimension 2 or 3
	 * @return ([Z,] Y, X)
	 */
	public int[] size(int dimension) {
		var tensorOrder = dimension == 2 ? Stream.of(Axis.Y, Axis.X) : Stream.of(Axis.Z, Axis.Y, Axis.X);
		return tensorOrder.mapToInt(a -> Math.toIntExact(extent(a))).toArray();
	}

	/**
	 * Splits the image into what a network sees as one image: each plane (z, t) for dimension 2, each frame t for 3.
	 *
	 * @param dimension 2 or 3
	 * @return lazy views; where there is more than one, names get suffixes counted from 1, such as "stack:z3:t2"
	 */
	public List<CalibratedImage> samples(int dimension) {
		var frames = split(Axis.TIME, ":t");
		if (dimension == 3) return frames.toList();
		return frames.flatMap(f -> f.split(Axis.Z, ":z")).toList();
	}

	/**
	 * @param region of the image's planes, not empty
	 * @return its bounding box: a lazy view
	 */
	public CalibratedImage part(Region region) {
		var min = new long[axes.size()];
		var size = pixels.dimensionsAsLongArray();
		pixels.min(min);
		cut(min, size, Axis.X, region.left(), region.right());
		cut(min, size, Axis.Y, region.top(), region.bottom());
		return new CalibratedImage(name, Views.offsetInterval(pixels, min, size), axes, calibration);
	}

	private void cut(long[] min, long[] size, Axis axis, int from, int to) {
		min[axes.indexOf(axis)] += from;
		size[axes.indexOf(axis)] = to - from;
	}

	/**
	 * @param images images to work on together
	 * @return 3 if all are volumes (at least 8 slices), else 2
	 */
	public static int dimensionFor(List<CalibratedImage> images) {
		return !images.isEmpty() && images.stream().allMatch(i -> i.extent(Axis.Z) >= VOLUME_SLICES) ? 3 : 2;
	}

	/**
	 * @param dimension 2 or 3
	 * @return the pixels with the axes (X, Y, [Z,] CHANNEL), starting at 0
	 * @throws IllegalArgumentException if the image is more than one sample
	 */
	RandomAccessibleInterval<? extends RealType<?>> ordered(int dimension) {
		if (extent(Axis.TIME) > 1 || (dimension == 2 && extent(Axis.Z) > 1))
			throw new IllegalArgumentException(name + " is more than one sample of dimension " + dimension);
		var wanted = dimension == 2 ? List.of(Axis.X, Axis.Y, Axis.CHANNEL)
			: List.of(Axis.X, Axis.Y, Axis.Z, Axis.CHANNEL);
		return AxisOrder.arrange(pixels, axes, wanted);
	}

	private Stream<CalibratedImage> split(Axis axis, String suffix) {
		var d = axes.indexOf(axis);
		if (d < 0) return Stream.of(this);
		var rest = IntStream.range(0, axes.size()).filter(i -> i != d).mapToObj(axes::get).toList();
		var several = pixels.dimension(d) > 1;
		return LongStream.range(0, pixels.dimension(d)).mapToObj(i -> new CalibratedImage(
			several ? name + suffix + (i + 1) : name, AxisOrder.slice(pixels, d, i), rest, calibration));
	}
}
