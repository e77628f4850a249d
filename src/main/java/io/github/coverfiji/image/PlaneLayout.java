package io.github.coverfiji.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

import net.imglib2.FinalInterval;
import net.imglib2.position.FunctionRandomAccessible;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/**
 * How the planes of an ImageJ stack form an image. Plane c + C · (z + Z · t) holds channel c; an RGB plane holds three.
 *
 * @param width columns
 * @param height rows
 * @param planeChannels channels that are planes of their own
 * @param slices Z
 * @param frames T
 * @param rgb whether each plane holds red, green, blue (0 … 255)
 * @param table calibrated value of each raw 8-bit or 16-bit value; null if raw values are meant
 * @param calibration voxel size
 */
record PlaneLayout(int width, int height, int planeChannels, int slices, int frames, boolean rgb, float[] table,
	Calibration calibration)
{

	/** @return whether planes of the other can stand for planes of this */
	boolean matches(PlaneLayout o) {
		return Arrays.equals(sides(), o.sides()) && rgb == o.rgb && Arrays.equals(table, o.table);
	}

	/**
	 * @param name name of the image
	 * @param planes raw pixel array of plane i from 0; called when a pixel of it is touched, from any thread
	 * @return the image; X, Y and, where longer than 1, CHANNEL, Z, TIME
	 */
	CalibratedImage image(String name, IntFunction<Object> planes) {
		var sides = sides();
		var axes = new ArrayList<>(List.of(Axis.X, Axis.Y));
		var present = new ArrayList<>(List.of((long) width, (long) height));
		var order = List.of(Axis.X, Axis.Y, Axis.CHANNEL, Axis.Z, Axis.TIME);
		for (var d = 2; d < order.size(); d++)
			if (sides[d] > 1) {
				axes.add(order.get(d));
				present.add(sides[d]);
			}
		var dimensions = present.stream().mapToLong(Long::longValue).toArray();
		var values = new FunctionRandomAccessible<>(dimensions.length, () -> new PlaneValues(this, axes, planes),
			FloatType::new);
		return new CalibratedImage(name, Views.interval(values, new FinalInterval(dimensions)), axes, calibration);
	}

	private long[] sides() {
		return new long[] { width, height, (rgb ? 3L : 1L) * planeChannels, slices, frames };
	}
}
