package io.github.coverfiji.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;

class CalibratedImageTest {

	/** Value = 1000 t + 100 z + 10 c + pixel; dimensions in an unusual order. */
	private static CalibratedImage stack() {
		var values = new float[2 * 3 * 4 * 2 * 3];
		var i = 0;
		for (var x = 0; x < 3; x++)
			for (var y = 0; y < 2; y++)
				for (var z = 0; z < 4; z++)
					for (var c = 0; c < 3; c++)
						for (var t = 0; t < 2; t++) values[i++] = 1000 * t + 100 * z + 10 * c + 3 * y + x;
		return Samples.image(values, List.of(Axis.TIME, Axis.CHANNEL, Axis.Z, Axis.Y, Axis.X), 2, 3, 4, 2, 3);
	}

	@Test
	void extentsFollowTheAxes() {
		assertEquals(3, stack().channels());
		assertEquals(2, stack().extent(Axis.TIME));
		assertArrayEquals(new int[] { 4, 2, 3 }, stack().size(3));
		assertArrayEquals(new int[] { 2, 3 }, stack().size(2));
		assertArrayEquals(new int[] { 1, 5, 6 }, Samples.noise(1, 5, 6).size(3));
	}

	@Test
	void everyPlaneIsASample() {
		var planes = stack().samples(2);
		assertEquals(8, planes.size());
		assertEquals("made:t2:z3", planes.get(6).name());
		assertArrayEquals(new float[] { 1200, 1201, 1202, 1203, 1204, 1205, 1210, 1211, 1212, 1213, 1214, 1215, 1220, 1221,
			1222, 1223, 1224, 1225 }, Samples.values(planes.get(6), 2));
	}

	@Test
	void everyFrameIsASample() {
		var frames = stack().samples(3);
		assertEquals(List.of("made:t1", "made:t2"), frames.stream().map(CalibratedImage::name).toList());
		var values = Samples.values(frames.get(1), 3);
		assertEquals(1000 + 100 * 3 + 10 * 2 + 3 + 2, values[values.length - 1]);
	}

	@Test
	void aSingleSampleKeepsItsName() {
		var plane = Samples.image(new float[6], List.of(Axis.X, Axis.Z, Axis.Y), 2, 1, 3);
		assertEquals("made", plane.samples(2).get(0).name());
	}

	@Test
	void anImageOfSeveralSamplesIsNotRead() {
		assertThrows(IllegalArgumentException.class, () -> Samples.values(stack(), 3));
	}

	@Test
	void onlyThickStacksAreVolumes() {
		var thick = Samples.noise(1, 8, 3, 3);
		assertEquals(3, CalibratedImage.dimensionFor(List.of(thick, thick)));
		assertEquals(2, CalibratedImage.dimensionFor(List.of(thick, Samples.noise(1, 7, 3, 3))));
		assertEquals(2, CalibratedImage.dimensionFor(List.of()));
	}

	@Test
	void axesHaveToNameEveryDimensionOnce() {
		for (var axes : List.of(List.of(Axis.X), List.of(Axis.X, Axis.X), List.of(Axis.X, Axis.Z)))
			assertThrows(IllegalArgumentException.class, () -> Samples.image(new float[4], axes, 2, 2));
	}

	@Test
	void spacingIsInTensorOrder() {
		var c = new Calibration(1, 2, 3, "mm");
		assertArrayEquals(new double[] { 2, 1 }, c.spacing(2));
		assertArrayEquals(new double[] { 3, 2, 1 }, c.spacing(3));
		assertThrows(IllegalArgumentException.class, () -> new Calibration(1, 0, 1, "mm"));
	}
}
