package io.github.coverfiji.label;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.sun.management.ThreadMXBean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.coverfiji.task.CancelledException;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/** Small maps drawn as text: rows parted by a blank, planes by " / ", a dot for the background. */
class CleaningTest {

	private static final Cleaning FILL = new Cleaning(false, true, 0);
	private static final Cleaning LARGEST = new Cleaning(true, false, 0);
	private static final double[] PLANE = { 1, 1 };
	private static final double[] VOLUME = { 1, 1, 1 };

	@Test
	void noneChangesNothing() {
		assertEquals("1.2.1 .1.1. 11.11", cleaned(Cleaning.NONE, "1.2.1 .1.1. 11.11", PLANE));
	}

	@Test
	void ringIsFilled() {
		assertEquals(".111. .111. .111. .....", cleaned(FILL, ".111. .1.1. .111. .....", PLANE));
	}

	@Test
	void ringOpenToTheBorderIsNot() {
		assertEquals(".1.1. .1.1. .111.", cleaned(FILL, ".1.1. .1.1. .111.", PLANE));
	}

	@Test
	void ringThatMeetsAtCornersIsClosed() {
		assertEquals("..1.. .111. ..1..", cleaned(FILL, "..1.. .1.1. ..1..", PLANE));
	}

	@Test
	void nestedClassesStayAndHolesBetweenThemTakeTheOuter() {
		assertEquals("11111 11111 11211 11111 11111", cleaned(FILL, "11111 1...1 1.2.1 1...1 11111", PLANE));
	}

	@Test
	void holeTakesTheClassWithMostFaces() {
		assertEquals("12222 12222 12222", cleaned(FILL, "12222 1...2 12222", PLANE));
	}

	@Test
	void ofEquallyManyFacesTheLowestClassWins() {
		assertEquals("141 322 151", cleaned(FILL, "141 3.2 151", PLANE));
	}

	@Test
	void tunnelThroughAVolumeIsNoHoleButIsOneInEachPlane() {
		var tunnel = "111 1.1 111 / 111 1.1 111 / 111 1.1 111";
		assertEquals(tunnel, cleaned(FILL, tunnel, VOLUME));
		assertEquals(tunnel.replace('.', '1'), cleaned(FILL, tunnel, PLANE));
	}

	@Test
	void ofTwoEqualPartsTheFirstStays() {
		assertEquals("11... 11... .....", cleaned(LARGEST, "11... 11.11 ...11", PLANE));
	}

	@Test
	void eachClassKeepsItsOwnLargestPart() {
		assertEquals(".11.2 ..... 3....", cleaned(LARGEST, ".11.2 ..... 3.1.2", PLANE));
	}

	@Test
	void partsHangTogetherAcrossCornersAndPlanes() {
		assertEquals("1... .... / .1.. .... / .... ..1.", cleaned(LARGEST, "1..1 .... / .1.. .... / .... ..1.", VOLUME));
	}

	@Test
	void speckInsideAnOrganBecomesOrgan() {
		assertEquals("1111 1111 1111", cleaned(new Cleaning(false, true, 2), "1111 1211 1111", PLANE));
	}

	@Test
	void sizeIsMeasuredWithoutItsHoles() {
		assertEquals("... ... ...", cleaned(new Cleaning(false, true, 9), "111 1.1 111", PLANE));
	}

	/** Three voxels of 5 x 1 x 1 mm are 15 mm³, one is 5 mm³. */
	@ParameterizedTest
	@CsvSource({
		"5, 111.. ....2",
		"5.1, 111.. .....",
		"15, 111.. .....",
		"15.1, ..... .....",
	})
	void spacingDecidesTheMinimumSize(double smallest, String expected) {
		assertEquals(expected, cleaned(new Cleaning(false, false, smallest), "111.. ....2", new double[] { 5, 1, 1 }));
	}

	@Test
	void partThatMissesTheSizeByRoundingStays() {
		assertTrue(0.27 / (0.3 * 0.3) > 3);
		assertEquals("111", cleaned(new Cleaning(false, false, 0.27), "111", new double[] { 0.3, 0.3 }));
	}

	@ParameterizedTest
	@ValueSource(doubles = { -1, Double.NaN, Double.POSITIVE_INFINITY })
	void badMinimumSizeIsRefused(double smallest) {
		var refusal = assertThrows(InputException.class, () -> new Cleaning(false, false, smallest));
		assertEquals("Cannot remove small parts: the minimum size is " + smallest
			+ ". To mend it: give 0 to keep all, or a size above 0.", refusal.getMessage());
	}

	@Test
	void mapThatDoesNotFitIsRefused() {
		assertThrows(IllegalArgumentException.class, () -> new ClassMap(new byte[1][6], 2, 2, PLANE));
		assertThrows(IllegalArgumentException.class, () -> new ClassMap(new byte[0][], 2, 2, PLANE));
		assertThrows(IllegalArgumentException.class, () -> new ClassMap(new byte[1][4], 2, 2, new double[] { 1 }));
		assertThrows(IllegalArgumentException.class, () -> new ClassMap(new byte[1][4], 2, 2, new double[] { 1, 0 }));
	}

	@Test
	void cancelIsHeard() {
		var cancelled = new Progress() {
			@Override
			public boolean isCancelled() {
				return true;
			}
		};
		assertThrows(CancelledException.class, () -> FILL.apply(map("1.1", PLANE), cancelled));
		assertThrows(CancelledException.class, () -> LARGEST.apply(map("1.1", PLANE), cancelled));
	}

	/** Nested balls with specks in 256³ voxels (16 MiB), 200,000 runs: all that is ever allocated was 6 MB. */
	@Test
	void memoryGrowsWithTheRunsNotTheVoxels() {
		var side = 256;
		var map = new ClassMap(new byte[side][side * side], side, side, VOLUME);
		for (var z = 0; z < side; z++)
			for (var i = 0; i < side * side; i++) map.planes()[z][i] = ball(z - 128, i / side - 128, i % side - 128);
		var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		var before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
		new Cleaning(true, true, 10).apply(map, Progress.SILENT);
		var spent = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
		assertEquals(2, map.planes()[128][128 * side + 128]);
		assertTrue(spent < side * side * side / 2, spent + " bytes");
	}

	private static byte ball(int z, int y, int x) {
		var square = z * z + y * y + x * x;
		if (z % 8 == 0 && y % 8 == 0 && x % 8 == 0) return (byte) (square < 80 * 80 ? 0 : 3);
		return (byte) (square < 40 * 40 ? 2 : square < 100 * 100 ? 1 : 0);
	}

	private static String cleaned(Cleaning cleaning, String drawing, double[] spacing) {
		var map = map(drawing, spacing);
		cleaning.apply(map, Progress.SILENT);
		return Arrays.stream(map.planes()).map(plane -> IntStream.range(0, plane.length)
			.mapToObj(i -> (i > 0 && i % map.width() == 0 ? " " : "") + (plane[i] == 0 ? "." : plane[i]))
			.collect(Collectors.joining())).collect(Collectors.joining(" / "));
	}

	private static ClassMap map(String drawing, double[] spacing) {
		var planes = Stream.of(drawing.replace('.', '0').split(" / "))
			.map(plane -> plane.replace(" ", "").getBytes(UTF_8)).toArray(byte[][]::new);
		for (var plane : planes) for (var i = 0; i < plane.length; i++) plane[i] -= '0';
		var width = drawing.split(" ")[0].length();
		return new ClassMap(planes, width, planes[0].length / width, spacing);
	}
}
