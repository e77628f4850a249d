package io.github.coverfiji.label;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.Random;

import ij.Prefs;
import ij.plugin.filter.Binary;
import ij.process.ByteProcessor;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

import io.github.coverfiji.task.Progress;

class CleaningPropertyTest {

	private static final double[] SPACING = { 5, 2, 0.5 };

	/** Class 200 does not fit a signed byte. */
	private static final byte[] CLASSES = { 1, 3, (byte) 200 };

	@Property(tries = 300)
	void cleaningEqualsItsTwin(@ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int depth,
		@ForAll @IntRange(min = 1, max = 9) int height, @ForAll @IntRange(min = 1, max = 7) int width,
		@ForAll @IntRange(min = 2, max = 3) int dimension, @ForAll @DoubleRange(min = 0.1, max = 0.9) double background,
		@ForAll boolean largest, @ForAll boolean fillHoles, @ForAll @IntRange(min = 0, max = 6) int voxels)
	{
		var spacing = Arrays.copyOfRange(SPACING, 3 - dimension, 3);
		var map = new ClassMap(noise(seed, depth, height * width, background), width, height, spacing);
		var cleaning = new Cleaning(largest, fillHoles, voxels * Arrays.stream(spacing).reduce(1, (a, b) -> a * b));
		var expected = FloodTwin.clean(cleaning, map);
		cleaning.apply(map, Progress.SILENT);
		assertArrayEquals(expected, map.planes());
	}

	@Property(tries = 200)
	void filledHolesOfAPlaneEqualThoseOfImageJ(@ForAll long seed, @ForAll @IntRange(min = 1, max = 17) int height,
		@ForAll @IntRange(min = 1, max = 13) int width, @ForAll @DoubleRange(min = 0.1, max = 0.9) double background)
	{
		var plane = noise(seed, 1, height * width, background)[0];
		for (var i = 0; i < plane.length; i++) if (plane[i] != 0) plane[i] = (byte) 255;
		var expected = plane.clone();
		var before = Prefs.blackBackground;
		Prefs.blackBackground = true;
		try {
			var filter = new Binary();
			filter.setup("fill", null);
			filter.run(new ByteProcessor(width, height, expected));
		} finally {
			Prefs.blackBackground = before;
		}
		new Cleaning(false, true, 0).apply(new ClassMap(new byte[][] { plane }, width, height, new double[] { 1, 1 }),
			Progress.SILENT);
		assertArrayEquals(expected, plane);
	}

	private static byte[][] noise(long seed, int depth, int voxels, double background) {
		var random = new Random(seed);
		var planes = new byte[depth][voxels];
		for (var plane : planes)
			for (var i = 0; i < voxels; i++)
				plane[i] = random.nextDouble() < background ? 0 : CLASSES[random.nextInt(CLASSES.length)];
		return planes;
	}
}
