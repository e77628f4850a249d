package io.github.coverfiji.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import com.google.gson.Gson;
import io.github.coverfiji.image.Normalisation.Kind;
import net.imglib2.FinalInterval;
import net.imglib2.position.FunctionRandomAccessible;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NormalisationTest {

	private static Normalisation rule(Kind kind) {
		return switch (kind) {
			case PERCENTILE -> new Normalisation(kind, 10, 90);
			case ZSCORE -> new Normalisation(kind, -1.5, 1.5);
			case MINMAX -> new Normalisation(kind, -1, 1);
			case WINDOW, NONE -> new Normalisation(kind, 2, 4);
		};
	}

	private static CalibratedImage row(float... values) {
		return Samples.image(values, List.of(Axis.X, Axis.Y), values.length, 1);
	}

	private static float[] apply(Kind kind, float... values) {
		var image = row(values);
		return PatchReader.read(Sample.of(image, 2, rule(kind).fit(image)), new long[2], image.size(2)).values();
	}

	@Test
	void percentilesBecomeZeroAndOne() {
		var v = new float[11];
		for (var i = 0; i < 11; i++) v[i] = 10 * (10 - i);
		assertArrayEquals(new float[] { 1, 1, 0.875f, 0.75f, 0.625f, 0.5f, 0.375f, 0.25f, 0.125f, 0, 0 },
			apply(Kind.PERCENTILE, v), 1e-6f);
	}

	@Test
	void zscoreIsClipped() {
		var n = new Normalisation(Kind.ZSCORE, -1.2, 5).fit(row(1, 3, 5, 7));
		assertEquals(3 / Math.sqrt(5), n.apply(0, 7), 1e-6);
		assertEquals(-1 / Math.sqrt(5), n.apply(0, 3), 1e-6);
		assertEquals(-1.2, n.apply(0, 1), 1e-6);
		assertEquals(5, n.apply(0, 1000));
	}

	@Test
	void extremesBecomeLowAndHigh() {
		assertArrayEquals(new float[] { -1, 0, 1 }, apply(Kind.MINMAX, 5, 10, 15));
	}

	@Test
	void theWindowDoesNotDependOnTheImage() {
		assertArrayEquals(new float[] { 0, 0, 0.5f, 1, 1 }, apply(Kind.WINDOW, -9, 2, 3, 4, 99));
	}

	@Test
	void noneKeepsValues() {
		assertArrayEquals(new float[] { -900, 70000, 0 }, apply(Kind.NONE, -900, 70000, Float.NaN));
	}

	@ParameterizedTest
	@EnumSource(Kind.class)
	void brokenPixelsTakeNoPartAndBecomeZero(Kind kind) {
		var clean = apply(kind, 1, 2, 3, 4, 5);
		var broken = apply(kind, 1, 2, 3, 4, 5, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY);
		assertArrayEquals(Arrays.copyOf(clean, 8), broken);
	}

	@ParameterizedTest
	@EnumSource(value = Kind.class, names = { "PERCENTILE", "ZSCORE", "MINMAX" })
	void withoutContrastAllIsZero(Kind kind) {
		assertArrayEquals(new float[3], apply(kind, 7, 7, 7));
		assertArrayEquals(new float[2], apply(kind, Float.NaN, Float.NaN));
		// 0.1 has no exact mean in floating point: the deviation must not come out as tiny noise.
		assertArrayEquals(new float[7], apply(kind, 0.1f, 0.1f, 0.1f, 0.1f, 0.1f, 0.1f, 0.1f));
	}

	@Test
	void fewBrightSpotsStayVisible() {
		var v = new float[1000];
		v[500] = 80;
		v[501] = 40;
		var n = Normalisation.DEFAULT.fit(row(v));
		assertEquals(1, n.apply(0, 80));
		assertEquals(0.5, n.apply(0, 40));
	}

	@Test
	void channelsAreFittedOneByOne() {
		var image = Samples.image(new float[] { 0, 10, 100, 300 }, List.of(Axis.X, Axis.Y, Axis.CHANNEL), 2, 1, 2);
		var n = new Normalisation(Kind.MINMAX, 0, 1).fit(image);
		var patch = PatchReader.read(Sample.of(image, 2, n), new long[2], new int[] { 1, 2 });
		assertArrayEquals(new float[] { 0, 1, 0, 1 }, patch.values());
	}

	@Test
	void aHugeImageIsSampled() {
		var touched = new AtomicLong();
		var ramp = new FunctionRandomAccessible<FloatType>(3, (at, v) -> {
			touched.incrementAndGet();
			v.set(at.getIntPosition(0));
		}, FloatType::new);
		var image = new CalibratedImage("huge", Views.interval(ramp, new FinalInterval(30_001, 20_000, 50)),
			List.of(Axis.X, Axis.Y, Axis.Z), Calibration.NONE);
		var n = new Normalisation(Kind.PERCENTILE, 0, 100).fit(image);
		assertTrue(touched.get() > 500_000 && touched.get() <= 1_000_000, touched + " voxels");
		assertEquals(0.5, n.apply(0, 15_000), 0.01);
	}

	@Test
	void aCardKeepsTheRule() {
		var gson = new Gson();
		for (var kind : Kind.values())
			assertEquals(rule(kind), gson.fromJson(gson.toJson(rule(kind)), Normalisation.class));
		assertEquals("{\"kind\":\"PERCENTILE\",\"low\":1.0,\"high\":99.5,\"dataSet\":[]}", gson.toJson(Normalisation.DEFAULT));
	}

	@Test
	void impossibleBoundsAreRefused() {
		assertThrows(IllegalArgumentException.class, () -> new Normalisation(Kind.MINMAX, 1, 1));
		assertThrows(IllegalArgumentException.class, () -> new Normalisation(Kind.PERCENTILE, 1, 101));
		assertThrows(IllegalArgumentException.class, () -> new Normalisation(Kind.WINDOW, Double.NaN, 1));
	}
}
