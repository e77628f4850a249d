package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Label images that number objects: named before anything is trained, and what {@code objects} makes of them. */
class NumberedObjectsTest extends LabelFolder {

	@ParameterizedTest
	@CsvSource({ "1,0", "7,0", "1,36", "1,300", "1700,0" })
	void numberedObjectsAreNamed(int step, int offset) throws IOException {
		add("16-bit", place -> square(place) == 0 ? 0 : step * square(place) + offset);
		add("16-bit", place -> square(place) == 0 || square(place) > 30 ? 0 : step * square(place));
		var message = refused();
		assertTrue(message.contains("number objects") || message.contains("object has a number"), message);
		assertTrue(message.contains("objects=foreground") && message.contains("classes.csv"), message);
		assertEquals(List.of("background", "object"), plan("objects", "foreground").classNames());
	}

	@Test
	void fewObjectsCountedAnewInEachImage() {
		for (var most : new int[] { 5, 3, 4 }) add("8-bit", place -> square(place) > most ? 0 : square(place));
		assertTrue(refused().contains("number objects"));
	}

	@Test
	void objectsOfAVolume() {
		add(image("16-bit", 9, QuestionedLabelsTest::square));
		assertTrue(refused("dimension", "3", "patch", "16").contains("number objects"));
		var plan = plan("dimension", "3", "patch", "16", "objects", "border");
		assertEquals(3, plan.classCount());
	}

	@Test
	void sameClassesInEachImageAreNoObjects() {
		for (var i = 0; i < 3; i++) add("8-bit", place -> square(place) > 6 ? 0 : square(place));
		assertEquals(7, plan().classCount());
		assertTrue(progress.heard("each value is one connected part"), progress.lines.toString());
	}

	@Test
	void tableOfClassesSaysThatTheyAreNoObjects() throws IOException {
		add("8-bit", QuestionedLabelsTest::square);
		Files.writeString(folder.resolve("labels/classes.csv"), "id,name\n36,last\n");
		assertEquals(37, plan().classCount());
		Files.delete(folder.resolve("labels/classes.csv"));
		assertEquals(37, plan("objects", "classes").classCount());
	}

	@Test
	void borderLiesBetweenObjectsThatTouch() {
		add("8-bit", QuestionedLabelsTest::tile);
		add("8-bit", QuestionedLabelsTest::square);
		assertEquals(List.of("background", "object", "border"), plan("objects", "border").classNames());
		var samples = plan("objects", "border").samples();
		assertEquals(List.of(1, 2), samples.classes(0));
		assertEquals(List.of(0, 1), samples.classes(1));
		var truth = samples.truth(0, 0, new int[] { SIDE, SIDE });
		assertEquals(IntStream.range(0, SIDE * SIDE).filter(i -> edge(i % SIDE) || edge(i / SIDE)).count(),
			Arrays.stream(truth).filter(id -> id == 2).count());
	}

	private static boolean edge(int x) {
		return x % 8 == 7 && x < SIDE - 1 || x % 8 == 0 && x > 0;
	}

	@Test
	void theUsualIgnoreValueMayNumberAnObjectAndAnotherMayNot() {
		add("16-bit", place -> place < 100 ? 255 : place < 200 ? 65535 : place < 300 ? 7 : 0);
		assertEquals(300, count(plan("objects", "foreground"), 1));
		assertEquals(200, count(plan("objects", "foreground", "ignore", "65535"), 1));
		assertTrue(refused("objects", "foreground", "ignore", "1").contains("Cannot use ignore=1"));
	}

	private static long count(SegmentationPlan plan, int id) {
		return Arrays.stream(plan.samples().truth(0, 0, new int[] { SIDE, SIDE })).filter(found -> found == id).count();
	}
}
