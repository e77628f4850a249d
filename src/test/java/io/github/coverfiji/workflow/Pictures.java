package io.github.coverfiji.workflow;

import java.util.List;
import java.util.Random;

import net.imglib2.FinalInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.position.FunctionRandomAccessible;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

import io.github.coverfiji.image.Axis;
import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.Calibration;

/** Small images. */
final class Pictures {

	static final List<Axis> XY = List.of(Axis.X, Axis.Y);
	static final List<Axis> XYZ = List.of(Axis.X, Axis.Y, Axis.Z);

	private Pictures() {}

	static CalibratedImage noise(List<Axis> axes, long... sides) {
		var count = 1L;
		for (var side : sides) count *= side;
		var values = new float[(int) count];
		var random = new Random(5);
		for (var i = 0; i < values.length; i++) values[i] = (float) random.nextGaussian();
		return new CalibratedImage("noise", ArrayImgs.floats(values, sides), axes, Calibration.NONE);
	}

	static CalibratedImage labels(String name, Calibration calibration, List<Axis> axes, long[] sides, int... ids) {
		var values = new float[ids.length];
		for (var i = 0; i < ids.length; i++) values[i] = ids[i];
		return new CalibratedImage(name, ArrayImgs.floats(values, sides), axes, calibration);
	}

	/** An image that is larger than any memory, as long as nobody reads it. */
	static CalibratedImage huge() {
		var pixels = new FunctionRandomAccessible<>(2, (at, value) -> value.set(1), FloatType::new);
		return new CalibratedImage("huge", Views.interval(pixels, new FinalInterval(1_000_000, 1_000_000)), XY,
			Calibration.NONE);
	}
}
