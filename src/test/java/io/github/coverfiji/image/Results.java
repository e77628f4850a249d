package io.github.coverfiji.image;

import java.util.List;
import java.util.Optional;
import java.util.Random;

import io.github.coverfiji.image.PlaneFormat.Kind;
import io.github.coverfiji.image.PlaneFormat.Range;

/** Results made plane by plane, for the tests of sinks. */
final class Results {

	private static final Calibration CALIBRATION = new Calibration(0.107, 0.25, 1.5, "µm");

	private Results() {}

	/** @return width 7, height 5; grey */
	static PlaneFormat grey(Kind kind, int channels, int slices, int frames) {
		return new PlaneFormat(7, 5, channels, slices, frames, kind, CALIBRATION, Optional.empty(), List.of(), List.of());
	}

	/** @return three channels with names and a display range each */
	static PlaneFormat named(int slices, int frames) {
		return new PlaneFormat(7, 5, 3, slices, frames, Kind.FLOAT, CALIBRATION, Optional.empty(),
			List.of("lung", "größer", "c"), List.of(new Range(0, 1), new Range(-2.5, 8), new Range(0, 100)));
	}

	/** @return noise of the right type, each plane another */
	static Object plane(PlaneFormat format, int i) {
		var random = new Random(i);
		var length = format.width() * format.height();
		var bytes = new byte[length];
		var shorts = new short[length];
		var floats = new float[length];
		random.nextBytes(bytes);
		for (var k = 0; k < length; k++) {
			shorts[k] = (short) random.nextInt();
			floats[k] = random.nextFloat() * 100 - 50;
		}
		return switch (format.kind()) {
			case BYTE -> bytes;
			case SHORT -> shorts;
			case FLOAT -> floats;
		};
	}

	static CalibratedImage fill(PlaneSink sink) {
		try (sink) {
			for (var i = 0; i < sink.format().planes(); i++) sink.put(plane(sink.format(), i));
			return sink.finish();
		}
	}
}
