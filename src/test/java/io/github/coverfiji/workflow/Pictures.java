package io.github.coverfiji.workflow;

import java.util.Arrays;
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
import io.github.coverfiji.image.LabelReader;
import io.github.coverfiji.image.Normalisation;
import io.github.coverfiji.image.PatchReader;
import io.github.coverfiji.image.Sample;

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

	/** @return class ids of all planes, C order */
	static int[] ids(CalibratedImage labels) {
		return labels.samples(2).stream().map(plane -> LabelReader.read(plane, new long[2], plane.size(2), 2, -1))
			.flatMapToInt(Arrays::stream).toArray();
	}

	/** @return the values of all channels of all planes of an image, channel by channel in each plane */
	static List<float[]> planes(CalibratedImage image) {
		var raw = Normalisation.none();
		return image.samples(2).stream().map(plane -> PatchReader.read(Sample.of(plane, 2, raw.fit(plane)), new long[2],
			plane.size(2)).values()).toList();
	}

	/** An image that is larger than any memory, as long as nobody reads it. */
	static CalibratedImage huge() {
		var pixels = new FunctionRandomAccessible<>(2, (at, value) -> value.set(1), FloatType::new);
		return new CalibratedImage("huge", Views.interval(pixels, new FinalInterval(1_000_000, 1_000_000)), XY,
			Calibration.NONE);
	}
}
