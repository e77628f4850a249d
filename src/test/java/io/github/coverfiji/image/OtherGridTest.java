package io.github.coverfiji.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import net.imglib2.FinalInterval;
import net.imglib2.position.FunctionRandomAccessible;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Images seen with other voxels than their own. */
class OtherGridTest {

	private static float[] whole(CalibratedImage image, int... grid) {
		return PatchReader.read(Samples.onGrid(image, grid), new long[grid.length], grid).values();
	}

	private static CalibratedImage row(float... values) {
		return Samples.image(values, List.of(Axis.X, Axis.Y), values.length, 1);
	}

	@Property(tries = 200)
	void theWholeEqualsItsTwin(@ForAll @IntRange(min = 2, max = 3) int dimension,
		@ForAll @Size(3) List<@IntRange(min = 1, max = 9) Integer> image,
		@ForAll @Size(3) List<@IntRange(min = 1, max = 9) Integer> other)
	{
		var size = Samples.sides(image, dimension);
		var grid = Samples.sides(other, dimension);
		var values = Samples.noise(2 * (int) Patch.count(1, size));
		assertArrayEquals(GridTwin.resampled(values, size, grid),
			GridTwin.wide(whole(Samples.noise(2, size), grid)), 1e-6);
	}

	@Property(tries = 200)
	void aTileIsAPartOfTheWholeWhichGoesOnMirrored(@ForAll @IntRange(min = 2, max = 3) int dimension,
		@ForAll @Size(3) List<@IntRange(min = 1, max = 7) Integer> image,
		@ForAll @Size(3) List<@IntRange(min = 1, max = 7) Integer> other,
		@ForAll @Size(3) List<@IntRange(min = 1, max = 5) Integer> patch,
		@ForAll @Size(3) List<@IntRange(min = -9, max = 9) Integer> from)
	{
		var size = Samples.sides(image, dimension);
		var grid = Samples.sides(other, dimension);
		var sides = Samples.sides(patch, dimension);
		var start = from.stream().limit(dimension).mapToLong(i -> i).toArray();
		var seen = whole(Samples.noise(2, size), grid);
		// The reader of images voxel by voxel, which has its own twin, mirrors what was resampled.
		var expected = PatchReader.read(Samples.raw(channelsOf(seen, grid), dimension), start, sides);
		var read = PatchReader.read(Samples.onGrid(Samples.noise(2, size), grid), start, sides);
		assertArrayEquals(sides, read.size());
		assertArrayEquals(expected.values(), read.values());
	}

	private static CalibratedImage channelsOf(float[] values, int[] size) {
		var like = Samples.noise(2, size);
		var sides = new long[like.axes().size()];
		like.pixels().dimensions(sides);
		return Samples.image(values, like.axes(), sides);
	}

	@Test
	void equalSizesChangeNothing() {
		var image = Samples.noise(2, 3, 4, 5);
		assertArrayEquals(Samples.noise(120), whole(image, 3, 4, 5));
		assertTrue(!Samples.onGrid(image, 3, 4, 5).isResampled() && Samples.onGrid(image, 3, 4, 6).isResampled());
	}

	@Property(tries = 100)
	void aConstantStaysConstant(@ForAll @IntRange(min = 1, max = 40) int n, @ForAll @IntRange(min = 1, max = 40) int m) {
		var values = new float[n];
		Arrays.fill(values, 7);
		for (var v : whole(row(values), 1, m)) assertEquals(7, v, 1e-5);
	}

	/** Finer grids and whole factors keep a ramp exactly; others sample the triangle unevenly. */
	@ParameterizedTest
	@CsvSource({ "10, 23, 1e-5", "7, 7, 0", "9, 10, 1e-5", "12, 4, 1e-5", "20, 10, 1e-5", "30, 13, 0.1", "50, 41, 0.1" })
	void aRampStaysARampInside(int n, int m, double tolerance) {
		var ramp = new float[n];
		for (var i = 0; i < n; i++) ramp[i] = i;
		var seen = whole(row(ramp), 1, m);
		var reach = Math.max(1, n / (double) m);
		var inside = 0;
		for (var i = 0; i < m; i++) {
			var centre = GridTwin.centre(i, n, m);
			if (centre < reach - 1 || centre > n - reach) continue;
			assertEquals(centre, seen[i], tolerance, "at " + i);
			inside++;
		}
		assertTrue(inside >= m / 2);
	}

	@Test
	void brokenVoxelsCountAsZeroAndReachTheirNeighboursOnly() {
		var clean = Samples.noise(11);
		var broken = clean.clone();
		broken[5] = Float.NaN;
		var zero = clean.clone();
		zero[5] = 0;
		for (var m : new int[] { 5, 23 }) {
			var seen = whole(row(broken), 1, m);
			assertArrayEquals(whole(row(zero), 1, m), seen);
			var before = whole(row(clean), 1, m);
			for (var i = 0; i < m; i++)
				if (Math.abs(GridTwin.centre(i, 11, m) - 5) >= Math.max(1, 11.0 / m)) assertEquals(before[i], seen[i]);
		}
	}

	/** Infinite voxels are normalised before, so 0 times infinity never arises. */
	@Test
	void infiniteVoxelsDoNotSpread() {
		for (var v : whole(row(1, Float.POSITIVE_INFINITY, 2, Float.NEGATIVE_INFINITY), 1, 9)) assertTrue(Float.isFinite(v));
	}

	@Test
	void aTileReadsNoMoreThanItNeeds() {
		var touched = new AtomicLong();
		var pixels = new FunctionRandomAccessible<FloatType>(2, (at, v) -> {
			touched.incrementAndGet();
			v.set(at.getIntPosition(0));
		}, FloatType::new);
		var image = new CalibratedImage("large", Views.interval(pixels,
			new FinalInterval(1_000_000, 1_000_000)), List.of(Axis.X, Axis.Y), Calibration.NONE);
		var sample = Samples.onGrid(image, 500_000, 2_000_000);
		touched.set(0);
		var read = PatchReader.read(sample, new long[] { 1000, 3001 }, new int[] { 8, 8 });
		assertEquals(1500.25, read.values()[0], 0.01);
		assertTrue(touched.get() <= 18 * 6, touched + " voxels");
	}
}
