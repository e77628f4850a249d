package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import io.github.coverfiji.network.Pooling;
import io.github.coverfiji.task.InputException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sizes of crops and batches. */
class PatchSizeTest {

	private final Recorder progress = new Recorder();

	private static int[] numbers(String text) {
		return Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
	}

	private static Pooling fitting(int... size) {
		var cubes = new double[size.length];
		Arrays.fill(cubes, 1);
		return Pooling.fitting(size, cubes);
	}

	/** Network levels fit the image, so thin axes divide by less. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "auto|500 700|128 128", "auto|40 48|48 48", "auto|100 9|112 16", "64|500 700|64 64",
		"64|40 700|48 64", "33|500 500|48 48", "auto|64 64 64|64 64 64", "auto|300 300 300|64 64 64", "auto|4 64 64|4 64 64",
		"auto|1 90 90|1 96 96", "32|5 64 64|8 32 32", "8,32,48|5 64 64|8 32 48", "20,20,20|90 90 90|32 32 32",
		"6,20,20|5 64 64|8 32 32", "32,64|500 500|32 64" })
	void sidesFitImagesAndNetwork(String option, String typical, String expected) {
		var size = numbers(typical);
		var patch = PatchSize.of(PatchSize.checked(option), size, fitting(size).multiples(), progress);
		assertArrayEquals(numbers(expected), patch);
		var asAsked = !option.equals("auto")
			&& Arrays.stream(patch).allMatch(side -> List.of(option.split(",")).contains("" + side));
		assertEquals(!asAsked, progress.heard("patch=" + option + ": " + expected.replace(" ", " × ")
			+ (size.length == 2 ? " pixels" : " voxels")));
	}

	@Property(tries = 200)
	void anAutomaticVolumeIsSmallEnoughAndAsCubicAsCanBe(
		@ForAll @Size(3) List<@IntRange(min = 1, max = 900) Integer> typical)
	{
		var size = typical.stream().mapToInt(i -> i).toArray();
		var multiples = fitting(size).multiples();
		var patch = PatchSize.of("auto", size, multiples, new Recorder());
		assertTrue((long) patch[0] * patch[1] * patch[2] <= 64 * 64 * 64);
		for (var a = 0; a < 3; a++) {
			assertEquals(0, patch[a] % multiples[a]);
			assertTrue(patch[a] < size[a] + multiples[a]);
			var longest = Arrays.stream(patch).max().getAsInt();
			var shortened = patch[a] + multiples[a] <= size[a];
			if (shortened) assertTrue(patch[a] + multiples[a] >= longest, Arrays.toString(patch));
		}
	}

	@Test
	void theNumberOfSidesIsThatOfTheDimension() {
		var few = assertThrows(InputException.class, () -> PatchSize.of("32,32", new int[] { 64, 64, 64 },
			Pooling.everywhere(3).multiples(), progress)).getMessage();
		assertTrue(few.contains("patch=32,32") && few.contains("2 sides, but dimension is 3") && few.contains("z,y,x"), few);
		var many = assertThrows(InputException.class, () -> PatchSize.of("8,32,32", new int[] { 64, 64 },
			Pooling.everywhere(2).multiples(), progress)).getMessage();
		assertTrue(many.contains("3 sides, but dimension is 2") && many.contains("y,x"), many);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "0", "-16", "4097", "2.5", "large", "16,", "1,2,3,4", "NaN", "16;32" })
	void whatIsNoSizeIsRefused(String option) {
		assertTrue(assertThrows(InputException.class, () -> PatchSize.checked(option)).getMessage().contains("patch="));
	}

	@Test
	void batchesAreCountedOrLeftToTheDimension() {
		assertEquals(8, BatchSize.of(BatchSize.checked(" Auto"), 2, 8));
		assertEquals(2, BatchSize.of(BatchSize.checked("auto"), 3, 8));
		assertEquals(5, BatchSize.of(BatchSize.checked(" 5 "), 3, 8));
		for (var wrong : List.of("0", "4097", "2.7", "two", "1,2", ""))
			assertTrue(assertThrows(InputException.class, () -> BatchSize.checked(wrong)).getMessage()
				.contains("Cannot use batch=" + wrong));
	}
}
