package io.github.coverfiji.image;

import java.util.OptionalInt;
import java.util.function.BiConsumer;

import net.imglib2.Localizable;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.position.FunctionRandomAccessible;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/**
 * Label images whose values but 0 number objects, or paint a mask, seen as classes: 0 background, 1 object and, if asked
 * for, 2 where objects touch. Nothing is read before its class is asked for.
 *
 * @param source the label images; a value that is no whole number from 0 on stays, to be refused by {@link LabelReader}
 * @param open value of voxels that nobody labelled, which stays; empty if there is none
 * @param border in how many dimensions objects are neighbours, 2 or 3: a voxel is border if it and its neighbours, those
 *          across corners too, belong to two objects or more; empty for no border
 */
public record ObjectLabels(ImageSource source, OptionalInt open, OptionalInt border) implements ImageSource {

	/** Id of the border. */
	public static final int BORDER = 2;

	/**
	 * @param labels a mask of one value beside 0
	 * @return classes 0 and 1
	 */
	public static CalibratedImage mask(CalibratedImage labels) {
		return seen(labels, OptionalInt.empty(), OptionalInt.empty());
	}

	/**
	 * @param labels masks of one value beside 0, which need not be the same in all
	 * @return classes 0 and 1
	 */
	public static ImageSource masks(ImageSource labels) {
		return new ObjectLabels(labels, OptionalInt.empty(), OptionalInt.empty());
	}

	@Override
	public int count() {
		return source.count();
	}

	@Override
	public String name(int i) {
		return source.name(i);
	}

	@Override
	public CalibratedImage get(int i) {
		return seen(source.get(i), open, border);
	}

	private static CalibratedImage seen(CalibratedImage labels, OptionalInt open, OptionalInt border) {
		return new CalibratedImage(labels.name(), pixels(labels, open, border), labels.axes(), labels.calibration());
	}

	private static RandomAccessibleInterval<FloatType> pixels(CalibratedImage labels, OptionalInt open,
		OptionalInt border)
	{
		var values = new FunctionRandomAccessible<>(labels.pixels().numDimensions(),
			() -> border.isPresent() ? new ObjectBorders(labels, open, border.getAsInt())
				: plain(labels.pixels().randomAccess(), open),
			FloatType::new);
		return Views.interval(values, labels.pixels());
	}

	private static BiConsumer<Localizable, FloatType> plain(
		RandomAccess<? extends RealType<?>> values, OptionalInt open)
	{
		return (at, out) -> out.set(id(values.setPositionAndGet(at).getRealFloat(), open));
	}

	/** @return 0 or 1; the value itself if it is open or no number of an object */
	static float id(float value, OptionalInt open) {
		if (open.isPresent() && value == open.getAsInt()) return value;
		return value > 0 && value == Math.rint(value) && value <= LabelReader.LARGEST_ID ? 1 : value;
	}
}
