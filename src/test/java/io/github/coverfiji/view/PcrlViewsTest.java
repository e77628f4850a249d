package io.github.coverfiji.view;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.coverfiji.engine.HostTensor;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The numbers of PCRL's views: what must hold of crops, shuffling, painting and codes, whatever is drawn. */
class PcrlViewsTest {

	private static final int BOX = 0, MATRIX = 1, CODE = 6;

	static Stream<int[]> patches() {
		return Stream.of(new int[] {12, 12}, new int[] {9, 14}, new int[] {5, 10, 10}, new int[] {22, 31, 45});
	}

	private static double[] cubes(int[] patch) {
		return IntStream.of(patch).mapToDouble(side -> 1).toArray();
	}

	private static float[] sample(HostTensor batch, int sample) {
		var length = batch.values().length / (int) batch.shape()[0];
		return Arrays.copyOfRange(batch.values(), sample * length, (sample + 1) * length);
	}

	@ParameterizedTest
	@MethodSource("patches")
	void sampleDrawsTheSameInEveryBatch(int[] patch) {
		var views = PcrlViews.of(patch.length);
		var both = views.draw(Draw.batch(3, 8, 2), patch, cubes(patch));
		var alone = views.draw(new SplittableRandom[] {Draw.of(3, 8, 1)}, patch, cubes(patch));
		for (int i = 0; i < both.size(); i++) {
			assertArrayEquals(sample(alone.get(i), 0), sample(both.get(i), 1));
			assertArrayEquals(sample(alone.get(i), 1), sample(both.get(i), 3));
		}
	}

	@ParameterizedTest
	@MethodSource("patches")
	void cropsLieInTheirRegionAndOverlap(int[] patch) {
		int d = patch.length;
		var crops = PcrlViews.of(d).crops();
		var whole = crops.whole(patch);
		var box = HostTensor.constant(0, 2, 2, d);
		double least = 9, most = 0;
		for (int run = 0; run < 1000; run++) {
			crops.draw(Draw.of(1, run, 0), patch, new Slot(box, 0), new Slot(box, 1));
			for (int view = 0; view < 2; view++) {
				var crop = sample(box, view);
				double volume = 1;
				for (int a = 0; a < d; a++) {
					assertTrue(crop[a] >= 0 && crop[a] + crop[d + a] <= whole[a] * 1.000001, Arrays.toString(crop));
					volume *= crop[d + a] / patch[a];
				}
				least = Math.min(least, Math.pow(volume, 1.0 / d));
				most = Math.max(most, Math.pow(volume, 1.0 / d));
			}
			assertTrue(common(sample(box, 0), sample(box, 1)) >= crops.overlap() * 0.999, "overlap");
		}
		assertEquals(crops.least(), least, 0.2);
		assertEquals(crops.most(), most, 0.1);
	}

	/** By counting points of a fine grid. */
	private static double common(float[] one, float[] other) {
		double both = 1, first = 1, second = 1;
		int d = one.length / 2, points = 20_000;
		for (int a = 0; a < d; a++) {
			int in = 0, left = 0, right = 0;
			double end = Math.max(one[a] + one[d + a], other[a] + other[d + a]);
			for (int i = 0; i < points; i++) {
				var x = end * (i + 0.5) / points;
				var here = x >= one[a] && x < one[a] + one[d + a];
				var there = x >= other[a] && x < other[a] + other[d + a];
				in += here && there ? 1 : 0;
				left += here ? 1 : 0;
				right += there ? 1 : 0;
			}
			both *= in * end / points;
			first *= left * end / points;
			second *= right * end / points;
		}
		return both / (first + second - both);
	}

	@Test
	void pairsThatCannotBeFoundAreEqual() {
		var box = HostTensor.constant(0, 2, 2, 2);
		new CropPairs(90, 1, 1, 0.999).draw(Draw.of(1, 0, 0), new int[] {5, 6}, new Slot(box, 0), new Slot(box, 1));
		assertArrayEquals(sample(box, 0), sample(box, 1));
	}

	/** Rotating a crop of voxels 1 × 3 has to be a rotation of the body: with its lengths it turns nothing oblique. */
	@Test
	void rotationsAreThoseOfTheBody() {
		int[] patch = {16, 10};
		double[] spacing = {3, 0.5};
		var turning = new PcrlViews(new CropPairs(2, 0.5, 1.75, 0), new Distortion(Set.of(), 10, 0, 0),
			new PcrlViews.Tones(0, 0, 0, 0), new LocalShuffling(0, 0), new CutOuts(0, 0));
		var drawn = turning.draw(Draw.batch(1, 0, 5), patch, spacing);
		for (int i = 0; i < 10; i++) {
			float[] m = sample(drawn.get(MATRIX), i), box = sample(drawn.get(BOX), i);
			double ratio = spacing[0] * box[2] / patch[0] / (spacing[1] * box[3] / patch[1]);
			assertEquals(m[0], m[3], 1e-5);
			assertEquals(-m[1] * ratio, m[2] / ratio, 1e-5);
			assertEquals(1, m[0] * m[0] + Math.pow(m[1] * ratio, 2), 1e-5);
		}
	}

	@ParameterizedTest
	@MethodSource("patches")
	void codesAreUniform(int[] patch) {
		int d = patch.length, runs = 2000;
		var square = patch[d - 2] == patch[d - 1];
		var ones = new double[d + 4];
		for (int run = 0; run < runs; run++) {
			var code = HostTensor.constant(0, 1, d + 4);
			TransformCode.draw(Draw.of(2, run, 0), patch, new Slot(code, 0));
			var turns = Arrays.copyOfRange(code.values(), d, d + 4);
			Arrays.sort(turns);
			assertArrayEquals(new float[] {0, 0, 0, 1}, turns);
			for (int i = 0; i < ones.length; i++) {
				assertTrue(code.values()[i] == 0 || code.values()[i] == 1);
				ones[i] += code.values()[i] / runs;
			}
		}
		for (int i = 0; i < ones.length; i++)
			assertEquals(i < d ? 0.5 : square ? 0.25 : i % 2 == d % 2 ? 0.5 : 0, ones[i], 0.05, "entry " + i);
	}

	@ParameterizedTest
	@MethodSource("patches")
	void drawnCodesAreThoseOfTheScript(int[] patch) {
		var code = PcrlViews.of(patch.length).draw(Draw.batch(1, 1, 2), patch, cubes(patch)).get(CODE);
		assertArrayEquals(new long[] {4, patch.length == 2 ? 6 : 7}, code.shape());
		assertEquals(4, IntStream.range(0, 4).mapToObj(i -> sample(code, i))
			.mapToDouble(one -> IntStream.range(patch.length, one.length).mapToDouble(i -> one[i]).sum()).sum());
	}

	/** A voxel takes its value from less than a tenth of the side away, and only some stay where they are. */
	@Test
	void shufflingStaysNearby() {
		for (var size : List.of(new int[] {40, 63}, new int[] {24, 31, 50})) {
			int d = size.length, voxels = Box.voxels(size), still = 0;
			var source = Slot.maps(1, 1, size);
			new LocalShuffling(1, 1.87).draw(Draw.of(1, 0, 0), size, new Slot(source, 0));
			for (int i = 0; i < voxels; i++) {
				int here = i, there = i + (int) source.values()[i];
				assertTrue(there >= 0 && there < voxels);
				still += here == there ? 1 : 0;
				for (int a = d - 1; a >= 0; a--) {
					assertTrue(Math.abs(here % size[a] - there % size[a]) < size[a] / 10);
					here /= size[a];
					there /= size[a];
				}
			}
			assertEquals(0.35, (double) still / voxels, 0.15, "voxels that stay");
		}
	}

	/** One block's voxels change places: each is somewhere, none twice. */
	@Test
	void blockOnlyExchangesItsVoxels() {
		int[] size = {20, 20};
		for (int run = 0; run < 50; run++) {
			var source = Slot.maps(1, 1, size);
			new LocalShuffling(1, 1e-9).draw(Draw.of(run, 0, 0), size, new Slot(source, 0));
			var sources = IntStream.range(0, 400).map(i -> i + (int) source.values()[i]).sorted().toArray();
			assertArrayEquals(IntStream.range(0, 400).toArray(), sources);
		}
	}

	@ParameterizedTest
	@MethodSource("patches")
	void noiseIsSharedAndHidesThePromisedPart(int[] patch) {
		int voxels = Box.voxels(patch), none = 0, inside = 0, runs = 400;
		for (int run = 0; run < runs; run++) {
			var paint = Slot.maps(2, 2, patch);
			new NoisePainting(0.9, 0.2).draw(Draw.of(4, run, 0), patch, new Slot(paint, 0), new Slot(paint, 1));
			assertArrayEquals(sample(paint, 0), sample(paint, 1));
			for (float value : Arrays.copyOf(paint.values(), voxels)) assertTrue(value >= 0 && value < 1);
			var hidden = IntStream.range(voxels, 2 * voxels).filter(i -> paint.values()[i] == 1).count();
			var corner = paint.values()[voxels] == 1;
			if (hidden == 0) none++;
			else if (!corner) inside++;
			var window = IntStream.of(patch).map(side -> side - 4 * side / 7).reduce(1, (a, b) -> a * b);
			if (corner) assertTrue(hidden <= voxels - window, "no window is open");
			else assertTrue(hidden <= 5 * voxels / Math.pow(3, patch.length), "more than five blocks");
		}
		assertEquals(0.109, (double) none / runs, 0.06, "nothing painted");
		assertEquals(0.171, (double) inside / runs, 0.07, "painted inside");
	}

	@Test
	void cutOutsAreGreyBoxesOfTheirOwn() {
		int[] size = {70, 35};
		int most = 0, equal = 0;
		for (int run = 0; run < 100; run++) {
			var paint = Slot.maps(2, 2, size);
			new CutOuts(3, 1 / 7.0).draw(Draw.of(4, run, 0), size, new Slot(paint, 0), new Slot(paint, 1));
			float[] first = sample(paint, 0), second = sample(paint, 1);
			var hidden = (int) IntStream.range(2450, 4900).filter(i -> first[i] == 1).count();
			assertTrue(hidden >= 1 && hidden <= 3 * 10 * 5, hidden + " hidden");
			assertEquals(0.5f, first[IntStream.range(0, 2450).filter(i -> first[2450 + i] == 1).findFirst().orElseThrow()]);
			most = Math.max(most, hidden);
			equal += Arrays.equals(first, second) ? 1 : 0;
		}
		assertEquals(150, most);
		assertEquals(0, equal);
	}

	@Test
	void numbersOutOfRangeAreRefused() {
		assertThrows(IllegalArgumentException.class, () -> new CropPairs(1, 0.5, 1.5, 0));
		assertThrows(IllegalArgumentException.class, () -> new CropPairs(2, 0.5, 1.5, 1));
		assertThrows(IllegalArgumentException.class,
			() -> PcrlViews.of(2).draw(Draw.batch(1, 1, 1), new int[] {4, 4}, new double[] {1, 1, 1}));
	}
}
