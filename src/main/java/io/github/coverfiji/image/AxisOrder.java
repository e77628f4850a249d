package io.github.coverfiji.image;

import java.util.ArrayList;
import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.view.Views;

/** Views that choose and order the dimensions of an image. */
final class AxisOrder {

	private AxisOrder() {}

	/** @return the view at the i-th position (from 0) along dimension d, without that dimension */
	static <T> RandomAccessibleInterval<T> slice(RandomAccessibleInterval<T> pixels, int d, long i) {
		return Views.hyperSlice(pixels, d, pixels.min(d) + i);
	}

	/**
	 * @param pixels an image whose dimension i is {@code axes.get(i)}
	 * @param axes its axes
	 * @param wanted the axes of the result; those left out have to have length 1
	 * @return a view with exactly the wanted axes in their order, of length 1 where the image lacks one, starting at 0
	 */
	static <T> RandomAccessibleInterval<T> arrange(RandomAccessibleInterval<T> pixels, List<Axis> axes,
		List<Axis> wanted)
	{
		var view = pixels;
		var have = new ArrayList<>(axes);
		for (var axis : axes) {
			if (wanted.contains(axis)) continue;
			view = slice(view, have.indexOf(axis), 0);
			have.remove(axis);
		}
		for (var axis : wanted) {
			if (have.contains(axis)) continue;
			view = Views.addDimension(view, 0, 0);
			have.add(axis);
		}
		for (var d = 0; d < wanted.size(); d++) {
			var from = have.indexOf(wanted.get(d));
			if (from == d) continue;
			view = Views.permute(view, from, d);
			have.set(from, have.set(d, wanted.get(d)));
		}
		return Views.isZeroMin(view) ? view : Views.zeroMin(view);
	}
}
