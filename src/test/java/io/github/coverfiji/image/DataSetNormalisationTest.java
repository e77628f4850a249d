package io.github.coverfiji.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import com.google.gson.Gson;
import io.github.coverfiji.image.Normalisation.Kind;
import io.github.coverfiji.task.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One fit for many images, and images whose intensities have nothing in common. */
class DataSetNormalisationTest {

	private static CalibratedImage row(float... values) {
		return Samples.image(values, List.of(Axis.X, Axis.Y), values.length, 1);
	}

	private static CalibratedImage channels(float... values) {
		return Samples.image(values, List.of(Axis.X, Axis.Y, Axis.CHANNEL), values.length / 2, 1, 2);
	}

	private static Normalisation fitted(Normalisation rule, CalibratedImage... images) {
		return rule.fit(ImageSource.of(List.of(images)), Progress.SILENT);
	}

	private static float[] seen(CalibratedImage image, Normalisation rule) {
		return PatchReader.read(Sample.of(image, 2, rule.fit(image)), new long[2], image.size(2)).values();
	}

	@Test
	void percentilesAreThoseOfAllVoxelsTogether() {
		var one = Samples.noise(37);
		var other = new float[90];
		for (var i = 0; i < other.length; i++) other[i] = 5 + i;
		var all = Arrays.copyOf(one, 127);
		System.arraycopy(other, 0, all, 37, 90);
		var expected = new Normalisation(Kind.PERCENTILE, 20, 70).fit(row(all));
		var found = fitted(new Normalisation(Kind.PERCENTILE, 20, 70), row(other), row(one)).fit(row(1, 2));
		for (var v : new float[] { 0.1f, 0.9f, 5, 17, 30, 50 }) assertEquals(expected.apply(0, v), found.apply(0, v));
		Arrays.sort(all);
		// Rank 20 % and 70 % of 127 voxels: places 25.2 and 88.2.
		assertEquals(0, found.apply(0, (float) (all[25] + 0.2 * (all[26] - all[25]))), 1e-6);
		assertEquals(1, found.apply(0, (float) (all[88] + 0.2 * (all[89] - all[88]))), 1e-6);
	}

	@Test
	void otherRulesArePooledToo() {
		var extremes = fitted(new Normalisation(Kind.MINMAX, 0, 1), row(2, 4), row(3, 10));
		assertArrayEquals(new float[] { 0, 0.25f }, seen(row(2, 4), extremes));
		var standard = fitted(new Normalisation(Kind.ZSCORE, -5, 5), row(1, 3), row(5, 7)).fit(row(9));
		assertEquals(3 / Math.sqrt(5), standard.apply(0, 7), 1e-6);
	}

	@Test
	void whatLooksAtNoImageStaysTheRule() {
		var window = new Normalisation(Kind.WINDOW, -160, 240);
		assertSame(window, fitted(window, row(1, 2)));
		var none = Normalisation.none();
		assertSame(none, fitted(none, row(1, 2)));
	}

	@Test
	void laterImagesAreNotFittedAgain() {
		var rule = fitted(new Normalisation(Kind.MINMAX, 0, 1), row(0, 50), row(20, 100));
		assertArrayEquals(new float[] { 0.1f, 0.3f, 1 }, seen(row(10, 30, 4000), rule), 1e-7f);
		assertArrayEquals(new float[] { 0.5f, 0.5f }, seen(row(50, 50), rule), "without contrast of its own");
	}

	@Test
	void channelsKeepTheirOwnFit() {
		var rule = fitted(new Normalisation(Kind.MINMAX, 0, 1), channels(0, 10, 100, 200), channels(5, 20, 300, 100));
		assertArrayEquals(new float[] { 0.5f, 0, 0.25f, 1 }, seen(channels(10, 0, 150, 300), rule));
		assertEquals(2, rule.dataSet().size());
		assertThrows(IllegalArgumentException.class, () -> rule.fit(row(1, 2)));
	}

	@Test
	void brokenVoxelsTakeNoPart() {
		var rule = fitted(new Normalisation(Kind.PERCENTILE, 0, 100), row(0, Float.NaN, 4),
			row(Float.NaN, Float.NaN), row(Float.NEGATIVE_INFINITY, 8, Float.POSITIVE_INFINITY));
		assertArrayEquals(new float[] { 0, 0.5f, 1, 0 }, seen(row(0, 4, 8, Float.NaN), rule));
	}

	@ParameterizedTest
	@EnumSource(Kind.class)
	void aCardKeepsTheFitToTheLastBit(Kind kind) {
		var ends = kind == Kind.ZSCORE ? new double[] { -1.5, 1.5 } : new double[] { 2, 98 };
		var rule = fitted(new Normalisation(kind, ends[0], ends[1]), row(Samples.noise(50)), row(3, 1 / 3f, 1e-7f));
		var gson = new Gson();
		var again = gson.fromJson(gson.toJson(rule), Normalisation.class);
		assertEquals(rule, again);
		assertArrayEquals(seen(row(Samples.noise(20)), rule), seen(row(Samples.noise(20)), again));
	}

	/** Volumes of one public set differ by 10⁶ in their ranges; 2²⁰ changes no digit of a float. */
	@ParameterizedTest
	@EnumSource(value = Kind.class, names = { "PERCENTILE", "ZSCORE", "MINMAX" })
	void aMillionTimesBrighterLooksTheSame(Kind kind) {
		var rule = kind == Kind.ZSCORE ? new Normalisation(kind, -5, 5) : new Normalisation(kind, 1, 99);
		var dim = Samples.noise(300);
		var bright = dim.clone();
		for (var i = 0; i < bright.length; i++) bright[i] *= 1 << 20;
		assertArrayEquals(seen(row(dim), rule), seen(row(bright), rule));
		var offset = dim.clone();
		for (var i = 0; i < offset.length; i++) offset[i] = 1000 * offset[i] - 3e5f;
		assertArrayEquals(seen(row(dim), rule), seen(row(offset), rule), kind == Kind.MINMAX ? 0.01f : 3e-4f);
	}

	/** Within a data set the same intensity means the same: there the dim image does turn dark. */
	@Test
	void theScopeDecides() {
		var rule = fitted(Normalisation.DEFAULT, row(0, 1, 2), row(0, 1e6f, 2e6f));
		for (var v : seen(row(0, 1, 2), rule)) assertTrue(v < 1e-5);
		assertEquals(1, seen(row(0, 1, 2), Normalisation.DEFAULT)[2]);
	}
}
