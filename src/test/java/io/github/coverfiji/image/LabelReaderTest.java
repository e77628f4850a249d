package io.github.coverfiji.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import io.github.coverfiji.task.InputException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.imglib2.FinalInterval;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.ConstantUtils;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelReaderTest {

	private static final int IGNORE = 255;

	@Property(tries = 200)
	void labelsEqualTheirTwin(@ForAll @IntRange(min = 2, max = 3) int dimension,
		@ForAll @Size(3) List<@IntRange(min = 1, max = 5) Integer> image,
		@ForAll @Size(3) List<@IntRange(min = 1, max = 7) Integer> patch,
		@ForAll @Size(3) List<@IntRange(min = -8, max = 8) Integer> from)
	{
		var size = image.stream().limit(dimension).mapToInt(i -> i).toArray();
		var sides = patch.stream().limit(dimension).mapToInt(i -> i).toArray();
		var start = from.stream().limit(dimension).mapToLong(i -> i).toArray();
		assertArrayEquals(twin(size, start, sides), LabelReader.read(numbered(size), start, sides, dimension, IGNORE));
	}

	@Property(tries = 200)
	void labelsOnAnotherGridAreThoseOfTheVoxelsAtItsCentres(@ForAll @IntRange(min = 2, max = 3) int dimension,
		@ForAll @Size(3) List<@IntRange(min = 1, max = 9) Integer> image,
		@ForAll @Size(3) List<@IntRange(min = 1, max = 9) Integer> grid,
		@ForAll @Size(3) List<@IntRange(min = 1, max = 7) Integer> patch,
		@ForAll @Size(3) List<@IntRange(min = -8, max = 8) Integer> from)
	{
		var size = image.stream().limit(dimension).mapToInt(i -> i).toArray();
		var seen = grid.stream().limit(dimension).mapToInt(i -> i).toArray();
		var sides = patch.stream().limit(dimension).mapToInt(i -> i).toArray();
		var start = from.stream().limit(dimension).mapToLong(i -> i).toArray();
		var ids = LabelReader.read(numbered(size), start, sides, seen, IGNORE);
		for (var i = 0; i < ids.length; i++) {
			var rest = i;
			var expected = 0;
			for (int d = dimension - 1, stride = 1; d >= 0; d--) {
				var at = (int) Math.floor((start[d] + rest % sides[d] + 0.5) * size[d] / seen[d]);
				expected = expected < 0 || at < 0 || at >= size[d] ? -1 : expected + stride * at;
				stride *= size[d];
				rest /= sides[d];
			}
			assertEquals(expected < 0 ? IGNORE : expected, ids[i]);
		}
	}

	@Test
	void ofACoarseGridOnlyARowIsHeld() {
		var wide = new CalibratedImage("wide", Views.interval(ConstantUtils.constantRandomAccessible(new FloatType(3), 3),
			new FinalInterval(8, 8, 1L << 30)), List.of(Axis.X, Axis.Y, Axis.Z), Calibration.NONE);
		var ids = LabelReader.read(wide, new long[] { -1, 0, 0 }, new int[] { 5, 2, 2 }, new int[] { 4, 2, 2 }, IGNORE);
		assertEquals(4, ids.length - Arrays.stream(ids).filter(i -> i == 3).count());
	}

	/** Every voxel has its own number. */
	private static CalibratedImage numbered(int[] size) {
		var values = new float[(int) Patch.count(1, size)];
		for (var i = 0; i < values.length; i++) values[i] = i;
		var axes = size.length == 2 ? List.of(Axis.X, Axis.Y) : List.of(Axis.X, Axis.Y, Axis.Z);
		var dimensions = new long[size.length];
		for (var d = 0; d < size.length; d++) dimensions[d] = size[size.length - 1 - d];
		return Samples.image(values, axes, dimensions);
	}

	private static int[] twin(int[] size, long[] start, int[] sides) {
		var out = new int[(int) Patch.count(1, sides)];
		for (var i = 0; i < out.length; i++) {
			var rest = i;
			var stride = 1;
			for (var d = size.length - 1; d >= 0; d--) {
				var at = start[d] + rest % sides[d];
				if (at < 0 || at >= size[d]) out[i] = IGNORE;
				else if (out[i] != IGNORE) out[i] += stride * at;
				stride *= size[d];
				rest /= sides[d];
			}
		}
		return out;
	}

	/** Each voxel of the grid takes the id of the voxel whose centre is nearest, of two the one behind. */
	@Property(tries = 200)
	void labelsOnAnotherGridEqualTheirTwin(@ForAll @IntRange(min = 2, max = 3) int dimension,
		@ForAll @Size(3) List<@IntRange(min = 1, max = 7) Integer> image,
		@ForAll @Size(3) List<@IntRange(min = 1, max = 7) Integer> other,
		@ForAll @Size(3) List<@IntRange(min = 1, max = 6) Integer> patch,
		@ForAll @Size(3) List<@IntRange(min = -8, max = 8) Integer> from)
	{
		var size = Samples.sides(image, dimension);
		var grid = Samples.sides(other, dimension);
		var sides = Samples.sides(patch, dimension);
		var start = from.stream().limit(dimension).mapToLong(i -> i).toArray();
		var expected = new int[(int) Patch.count(1, sides)];
		for (var i = 0; i < expected.length; i++) {
			var rest = i;
			var stride = 1;
			for (var d = dimension - 1; d >= 0; d--) {
				var at = nearest((int) start[d] + rest % sides[d], grid[d], size[d]);
				if (at < 0 || at >= size[d]) expected[i] = IGNORE;
				else if (expected[i] != IGNORE) expected[i] += stride * at;
				stride *= size[d];
				rest /= sides[d];
			}
		}
		assertArrayEquals(expected, LabelReader.read(numbered(size), start, sides, grid, IGNORE));
	}

	/** Distances in whole numbers: 2 · positions · (voxel − centre). */
	private static int nearest(int position, int positions, int voxels) {
		var best = -200;
		for (var k = -200; k < 200; k++)
			if (distance(k, position, positions, voxels) <= distance(best, position, positions, voxels)) best = k;
		return best;
	}

	private static int distance(int voxel, int position, int positions, int voxels) {
		return Math.abs(2 * positions * voxel + positions - (2 * position + 1) * voxels);
	}

	@ParameterizedTest
	@ValueSource(floats = { 0.5f, -1, Float.NaN, Float.POSITIVE_INFINITY, 2e7f })
	void whatIsNoIdIsRefused(float value) {
		var labels = Samples.image(new float[] { 0, 1, value, 2 }, List.of(Axis.X, Axis.Y), 2, 2);
		var e = assertThrows(InputException.class,
			() -> LabelReader.read(labels, new long[2], new int[] { 2, 2 }, 2, IGNORE));
		assertTrue(e.getMessage().contains("" + value), e.getMessage());
	}

	@Test
	void coloursAreNoLabels() {
		var rgb = Samples.noise(3, 4, 5);
		assertThrows(InputException.class, () -> LabelReader.read(rgb, new long[2], new int[] { 4, 5 }, 2, IGNORE));
	}

	@Test
	void brainLabelsAreTheNineClasses() {
		var labels = ImageFiles.open(Samples.DATA.resolve("brain2d/labels/coronal_084.tif"));
		var ids = LabelReader.read(labels, new long[2], labels.size(2), 2, IGNORE);
		assertTrue(Arrays.stream(ids).allMatch(i -> i <= 8));
		assertTrue(Arrays.stream(ids).distinct().count() >= 5);
	}
}
