package io.github.coverfiji.image;

import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import net.imglib2.Localizable;
import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;

/** The class of a voxel among numbered objects: background, object, or border between objects; for one thread. */
final class ObjectBorders implements BiConsumer<Localizable, FloatType> {

	private final CalibratedImage labels;
	private final OptionalInt open;
	private final int x;
	private final int y;
	private final int z;
	/** A reader for each plane, so that none of them has to change its plane within a neighbourhood. */
	private final RandomAccess<? extends RealType<?>>[] planes;

	/**
	 * @param labels numbered objects
	 * @param open value of voxels that nobody labelled; empty if there is none
	 * @param dimension 2 if planes lie beside each other for themselves, 3 if they touch
	 */
	@SuppressWarnings("unchecked")
	ObjectBorders(CalibratedImage labels, OptionalInt open, int dimension) {
		this.labels = labels;
		this.open = open;
		x = labels.axes().indexOf(Axis.X);
		y = labels.axes().indexOf(Axis.Y);
		z = dimension == 3 ? labels.axes().indexOf(Axis.Z) : -1;
		planes = Stream.generate(() -> labels.pixels().randomAccess()).limit(z < 0 ? 1 : 3).toArray(RandomAccess[]::new);
	}

	@Override
	public void accept(Localizable at, FloatType out) {
		var middle = planes[planes.length / 2];
		middle.setPosition(at);
		var own = ObjectLabels.id(middle.get().getRealFloat(), open);
		out.set((own == 0 || own == 1) && touches(at) ? ObjectLabels.BORDER : own);
	}

	/** Whether two objects meet in the neighbourhood. */
	private boolean touches(Localizable at) {
		var first = 0f;
		for (var plane = 0; plane < planes.length; plane++) {
			planes[plane].setPosition(at);
			if (z >= 0 && !moved(planes[plane], z, at.getLongPosition(z) + plane - 1)) continue;
			for (var dy = -1; dy <= 1; dy++) {
				if (!moved(planes[plane], y, at.getLongPosition(y) + dy)) continue;
				for (var dx = -1; dx <= 1; dx++) {
					if (!moved(planes[plane], x, at.getLongPosition(x) + dx)) continue;
					var value = planes[plane].get().getRealFloat();
					if (ObjectLabels.id(value, open) != 1 || value == first || isOpen(value)) continue;
					if (first != 0) return true;
					first = value;
				}
			}
		}
		return false;
	}

	private boolean isOpen(float value) {
		return open.isPresent() && value == open.getAsInt();
	}

	/** @return whether that place lies within the image; else it stays where it is */
	private boolean moved(RandomAccess<?> reader, int axis, long to) {
		var inside = to >= labels.pixels().min(axis) && to <= labels.pixels().max(axis);
		if (inside) reader.setPosition(to, axis);
		return inside;
	}
}
