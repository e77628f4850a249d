package io.github.coverfiji.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PatchReaderTest {

	/** Walks to and fro between the ends, one step at a time. */
	private static int walk(long position, int length) {
		var at = 0;
		var direction = 1;
		for (var i = 0L; i < Math.abs(position) && length > 1; i++) {
			if (at + direction < 0 || at + direction >= length) direction = -direction;
			at += direction;
		}
		return at;
	}

	@Property(tries = 200)
	void patchEqualsItsTwin(@ForAll @IntRange(min = 2, max = 3) int dimension,
		@ForAll @Size(3) List<@IntRange(min = 1, max = 6) Integer> image,
		@ForAll @Size(3) List<@IntRange(min = 1, max = 9) Integer> patch,
		@ForAll @Size(3) List<@IntRange(min = -20, max = 20) Integer> from)
	{
		var size = image.stream().limit(dimension).mapToInt(i -> i).toArray();
		var sides = patch.stream().limit(dimension).mapToInt(i -> i).toArray();
		var start = from.stream().limit(dimension).mapToLong(i -> i).toArray();
		var sample = Samples.noise(2, size);
		var read = PatchReader.read(Samples.raw(sample, dimension), start, sides);
		assertArrayEquals(twin(Samples.noise(2 * (int) Patch.count(1, size)), size, start, sides), read.values());
	}

	private static float[] twin(float[] values, int[] size, long[] start, int[] sides) {
		var out = new float[2 * (int) Patch.count(1, sides)];
		for (var i = 0; i < out.length; i++) {
			var rest = i;
			var at = 0;
			var stride = 1;
			for (var d = size.length - 1; d >= 0; d--) {
				at += stride * walk(start[d] + rest % sides[d], size[d]);
				stride *= size[d];
				rest /= sides[d];
			}
			out[i] = values[at + rest * stride];
		}
		return out;
	}

	@Property(tries = 100)
	void readInPiecesItIsTheSame(@ForAll @IntRange(min = 2, max = 3) int dimension,
		@ForAll @Size(3) List<@IntRange(min = 1, max = 9) Integer> image,
		@ForAll @Size(3) List<@IntRange(min = 1, max = 9) Integer> grid,
		@ForAll @Size(3) List<@IntRange(min = 1, max = 12) Integer> patch,
		@ForAll @Size(3) List<@IntRange(min = -12, max = 12) Integer> from, @ForAll @IntRange(min = 1, max = 200) int most)
	{
		var seen = grid.stream().limit(dimension).mapToInt(i -> i).toArray();
		var sides = patch.stream().limit(dimension).mapToInt(i -> i).toArray();
		var start = from.stream().limit(dimension).mapToLong(i -> i).toArray();
		var noise = Samples.noise(2, image.stream().limit(dimension).mapToInt(i -> i).toArray());
		var sample = new Sample(noise, Normalisation.none().fit(noise), seen);
		assertArrayEquals(PatchReader.read(sample, start, sides, Long.MAX_VALUE / 99).values(),
			PatchReader.read(sample, start, sides, most).values());
	}

	@Test
	void theBorderVoxelIsNotRepeated() {
		var row = Samples.image(new float[] { 1, 2, 3 }, List.of(Axis.X, Axis.Y), 3, 1);
		var read = PatchReader.read(Samples.raw(row, 2), new long[] { 0, -3 }, new int[] { 2, 8 });
		assertArrayEquals(new float[] { 2, 3, 2, 1, 2, 3, 2, 1, 2, 3, 2, 1, 2, 3, 2, 1 }, read.values());
	}

	@Test
	void oneVoxelFillsAnyPatch() {
		var voxel = Samples.image(new float[] { 5 }, List.of(Axis.X, Axis.Y), 1, 1);
		var read = PatchReader.read(Samples.raw(voxel, 3), new long[] { -9, 4, 7 }, new int[] { 2, 3, 2 });
		for (var v : read.values()) assertEquals(5, v);
	}

	@Test
	void valuesAreNormalised() {
		var row = Samples.image(new float[] { -5, 0, 10, Float.NaN }, List.of(Axis.X, Axis.Y), 4, 1);
		var n = new Normalisation(Normalisation.Kind.WINDOW, 0, 10).fit(row);
		var patch = PatchReader.read(Sample.of(row, 2, n), new long[2], new int[] { 1, 4 });
		assertArrayEquals(new float[] { 0, 0, 1, 0 }, patch.values());
	}

	@Test
	void aNormaliserOfOtherChannelsIsRefused() {
		var grey = Samples.noise(1, 4, 5);
		var colour = Samples.noise(3, 4, 5);
		assertThrows(IllegalArgumentException.class,
			() -> Sample.of(colour, 2, Normalisation.none().fit(grey)));
	}
}
