package io.github.coverfiji.image;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;

import net.imglib2.Localizable;
import net.imglib2.type.numeric.real.FloatType;

/** The value at a position of a stack, for one thread: keeps the plane it read last. */
final class PlaneValues implements BiConsumer<Localizable, FloatType> {

	private final PlaneLayout layout;
	private final IntFunction<Object> planes;
	private final int width;
	private final int channelAxis;
	private final int sliceAxis;
	private final int frameAxis;
	private int channel = -1;
	private int slice = -1;
	private int frame = -1;
	private RawPlane plane;

	/**
	 * @param layout how the planes form the image
	 * @param axes axes of the positions; X and Y come first
	 * @param planes raw pixel array of plane i from 0
	 */
	PlaneValues(PlaneLayout layout, List<Axis> axes, IntFunction<Object> planes) {
		this.layout = layout;
		this.planes = planes;
		width = layout.width();
		channelAxis = axes.indexOf(Axis.CHANNEL);
		sliceAxis = axes.indexOf(Axis.Z);
		frameAxis = axes.indexOf(Axis.TIME);
	}

	@Override
	public void accept(Localizable at, FloatType out) {
		var c = along(at, channelAxis);
		var z = along(at, sliceAxis);
		var t = along(at, frameAxis);
		if (c != channel || z != slice || t != frame) {
			plane = plane(c, z, t);
			channel = c;
			slice = z;
			frame = t;
		}
		out.set(plane.value(at.getIntPosition(0) + width * at.getIntPosition(1)));
	}

	private RawPlane plane(int c, int z, int t) {
		var part = layout.rgb() ? c / 3 : c;
		var pixels = planes.apply(part + layout.planeChannels() * (z + layout.slices() * t));
		return RawPlane.of(pixels, layout.rgb(), c % 3, layout.table());
	}

	private static int along(Localizable position, int axis) {
		return axis < 0 ? 0 : position.getIntPosition(axis);
	}
}
