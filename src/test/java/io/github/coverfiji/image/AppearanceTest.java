package io.github.coverfiji.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import net.imglib2.img.array.ArrayImgs;

import io.github.coverfiji.task.CancelledException;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.task.Status;

class AppearanceTest {

	private static final Preparation PLANES = new Preparation(2, Normalisation.none(), Resampling.NONE);

	@Test
	void scalesEqualTheirTwin() {
		var random = new Random(1);
		for (var size : List.of(new int[] { 13, 22 }, new int[] { 1, 9 }, new int[] { 5, 2, 17 }, new int[] { 1, 1 })) {
			var patch = Patch.zeros(1, size);
			for (var i = 0; i < patch.values().length; i++) patch.values()[i] = random.nextFloat();
			assertArrayEquals(twin(patch), Scales.of(patch), 1e-6);
		}
	}

	/** Box by box: the variance of what lies in it, then the boxes' means in its place. */
	private static double[] twin(Patch patch) {
		var variances = new double[7];
		var values = patch.values();
		var size = patch.size();
		for (var level = 0; level < 6; level++) {
			var boxes = new ArrayList<List<Float>>();
			var halves = IntStream.of(size).map(n -> Math.max(1, n / 2)).toArray();
			IntStream.range(0, IntStream.of(halves).reduce(1, (a, b) -> a * b)).forEach(i -> boxes.add(new ArrayList<>()));
			for (var i = 0; i < values.length; i++) {
				var box = 0;
				for (int a = 0, rest = i, stride = values.length; a < size.length; a++) {
					stride /= size[a];
					var at = size[a] < 2 ? 0 : rest / stride / 2;
					box = box < 0 || at >= halves[a] ? -1 : box * halves[a] + at;
					rest %= stride;
				}
				if (box >= 0) boxes.get(box).add(values[i]);
			}
			variances[level] = boxes.stream().mapToDouble(AppearanceTest::variance).average().orElseThrow();
			values = new float[boxes.size()];
			for (var b = 0; b < values.length; b++)
				values[b] = (float) boxes.get(b).stream().mapToDouble(v -> v).average().orElseThrow();
			size = halves;
		}
		var left = new ArrayList<Float>();
		for (var v : values) left.add(v);
		variances[6] = variance(left);
		return variances;
	}

	private static double variance(List<Float> values) {
		var mean = values.stream().mapToDouble(v -> v).average().orElseThrow();
		return values.stream().mapToDouble(v -> (v - mean) * (v - mean)).average().orElseThrow();
	}

	@Test
	void chequersVaryOnTheScaleOfTheirFields() {
		for (var level = 0; level < 6; level++) {
			var field = 1 << level;
			var look = Appearance.of(ImageSource.of(List.of(chequers(field, 128))), PLANES, Progress.SILENT);
			assertEquals(List.of(0.5, 0.5, 0.5, 0.5), look.mean().subList(0, 4));
			var expected = new ArrayList<>(Collections.nCopies(6, 0.0));
			expected.set(level, 1.0);
			assertEquals(expected, look.mean().subList(4, 10));
			assertEquals(Collections.nCopies(10, 0.0), look.spread(), "a single image");
		}
	}

	@Test
	void evenlyDrawnImagesAndTheMiddleOfLargeOnesAreLookedAt() {
		var asked = new TreeSet<Integer>();
		var images = new ImageSource() {

			@Override
			public int count() {
				return 100;
			}

			@Override
			public String name(int i) {
				return "image " + i;
			}

			@Override
			public CalibratedImage get(int i) {
				asked.add(i);
				return image(530, 3, (x, y) -> x < 9 || x > 520 ? 7 : i / 100f);
			}
		};
		var look = Appearance.of(images, PLANES, Progress.SILENT);
		assertEquals(16, asked.size());
		assertEquals(List.of(0, 6, 13), List.copyOf(asked).subList(0, 3));
		assertEquals(99, asked.last());
		assertEquals(asked.stream().mapToDouble(i -> i / 100.0).average().orElseThrow(), look.mean().get(0), 1e-3);
		assertTrue(look.spread().get(0) > 0.2);
	}

	@Test
	void planesOfOneStackAreDrawnToo() {
		var stack = new CalibratedImage("stack", ArrayImgs.floats(IntStream.range(0, 4 * 64).collect(() -> new float[4 * 64],
			(all, i) -> all[i] = i / 4 / 63f, (a, b) -> {}), 2, 2, 64), List.of(Axis.X, Axis.Y, Axis.Z), Calibration.NONE);
		var look = Appearance.of(ImageSource.of(List.of(stack)), PLANES, Progress.SILENT);
		assertEquals(0.5, look.mean().get(0), 0.02);
		assertEquals(0.29, look.spread().get(0), 0.02);
	}

	@Test
	void likeImagesAreNearAndOthersFar() {
		var coarse = look(16, 1);
		assertEquals(0, coarse.distance(coarse));
		assertTrue(coarse.distance(look(16, 2)) < 0.5, "other noise");
		assertTrue(coarse.distance(look(2, 1)) > 3, "another texture");
	}

	private static Appearance look(int field, int seed) {
		var random = new Random(seed);
		return Appearance.of(ImageSource.of(IntStream.range(0, 3).mapToObj(i -> noisy(field, random)).toList()), PLANES,
			Progress.SILENT);
	}

	private static CalibratedImage noisy(int field, Random random) {
		return image(96, 80, (x, y) -> (x / field + y / field) % 2 * 0.5f + random.nextFloat() / 4);
	}

	@Test
	void lookingStopsWhenAsked() {
		var impatient = new Progress() {

			@Override
			public void status(Status status) {}

			@Override
			public void log(String line) {}

			@Override
			public boolean isCancelled() {
				return true;
			}
		};
		assertThrows(CancelledException.class, () -> Appearance.of(ImageSource.of(List.of(chequers(1, 8))), PLANES, impatient));
	}

	private static CalibratedImage chequers(int field, int side) {
		return image(side, side, (x, y) -> (x / field + y / field) % 2);
	}

	private interface Picture {

		float at(int x, int y);
	}

	private static CalibratedImage image(int width, int height, Picture picture) {
		var values = new float[width * height];
		for (var i = 0; i < values.length; i++) values[i] = picture.at(i % width, i / width);
		return new CalibratedImage("image", ArrayImgs.floats(values, width, height), List.of(Axis.X, Axis.Y), Calibration.NONE);
	}
}
