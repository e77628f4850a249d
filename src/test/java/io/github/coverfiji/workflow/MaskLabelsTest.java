package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Masks as label images: two classes, whatever value the foreground has. */
class MaskLabelsTest extends LabelFolder {

	@ParameterizedTest
	@CsvSource({ "8-bit,255", "8-bit,128", "8-bit,200", "16-bit,255", "16-bit,65535", "32-bit,255", "32-bit,128", "8-bit,4" })
	void twoValuesAreAMask(String type, int value) {
		for (var i = 0; i < 2; i++) add(type, place -> value * half(place));
		assertMask("" + value, plan());
	}

	@ParameterizedTest
	@CsvSource({ "1,255,1 or 255", "1,128,1 or 128", "128,255,128 or 255" })
	void masksOfDifferentProgramsAreMixed(int first, int second, String told) {
		add("8-bit", place -> first * half(place));
		add("8-bit", place -> second * half(place));
		assertMask(told, plan());
	}

	@Test
	void pixelsCountNotHowTheyAreShown() {
		var mask = image("8-bit", 1, place -> 255 * half(place));
		mask.getProcessor().invertLut();
		add(mask);
		assertMask("255", plan());
	}

	@Test
	void masksOfOneBit() throws IOException {
		var picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_BINARY);
		for (var i = 0; i < SIDE * SIDE; i++) picture.setRGB(i % SIDE, i / SIDE, half(i) == 0 ? 0 : 0xffffff);
		add("8-bit", place -> 0);
		Files.delete(folder.resolve("labels/0.tif"));
		ImageIO.write(picture, "png", folder.resolve("labels/0.png").toFile());
		assertEquals(2, plan().classCount());
	}

	@Test
	void masksOfVolumes() {
		for (var value : new int[] { 255, 1 }) add(image("8-bit", 9, place -> value * half(place)));
		for (var dimension : List.of("2", "3")) {
			var plan = plan("dimension", dimension, "patch", "16");
			assertEquals(2, plan.classCount());
			var size = dimension.equals("2") ? new int[] { SIDE, SIDE } : new int[] { 9, SIDE, SIDE };
			assertEquals(1, Arrays.stream(plan.samples().truth(0, 0, size)).max().orElseThrow());
		}
	}

	@Test
	void onesAndZerosNeedNoWord() {
		for (var type : List.of("8-bit", "32-bit")) add(type, QuestionedLabelsTest::half);
		assertEquals(List.of("background", "class 1"), plan().classNames());
		assertFalse(progress.heard("masks"), progress.lines.toString());
	}

	@ParameterizedTest
	@CsvSource({ "2", "3" })
	void smallValuesAreClassesAsTheyAre(int value) {
		add("8-bit", place -> value * half(place));
		assertEquals(value + 1, plan().classCount());
		assertTrue(progress.heard("No pixel shows class 1"), progress.lines.toString());
	}

	@Test
	void scribblesStayScribbles() {
		add("8-bit", place -> place % 7 == 0 ? half(place) : 255);
		add("8-bit", place -> place % 7 == 0 && half(place) == 0 ? 0 : 255);
		var plan = plan();
		assertEquals(List.of("background", "class 1"), plan.classNames());
		assertEquals(List.of(0), plan.samples().classes(1));
		assertFalse(progress.heard("masks"), progress.lines.toString());
	}

	@Test
	void imagesWithoutAnyLabelStayOut() {
		add("8-bit", QuestionedLabelsTest::half);
		add("8-bit", place -> 255);
		assertEquals(1, plan().samples().count());
	}

	@Test
	void anIgnoreValueThatWasGivenIsNoForeground() {
		add("8-bit", place -> 128 * half(place));
		assertTrue(refused("ignore", "128").contains("a single class (id 0)"));
		assertTrue(refused("objects", "classes", "ignore", "0").contains("a single class (id 128)"));
	}

	@Test
	void tableOfClassesNamesTheMask() throws IOException {
		add("8-bit", place -> 255 * half(place));
		Files.writeString(folder.resolve("labels/classes.csv"), "id,name\n0,glass\n255,nucleus\n");
		assertEquals("nucleus", plan().classNames().get(1));
		Files.writeString(folder.resolve("labels/classes.csv"), "id,name\n0,glass\n1,nucleus\n");
		assertEquals(List.of("glass", "nucleus"), plan().classNames());
		Files.writeString(folder.resolve("labels/classes.csv"), "id,name\n0,glass\n1,a\n2,b\n");
		assertTrue(refused().contains("a single class (id 0)"));
	}

	@Test
	void tableThatNamesTheIgnoredValueAmongOthers() throws IOException {
		add("8-bit", place -> place % 3 == 2 ? 255 : place % 3);
		Files.writeString(folder.resolve("labels/classes.csv"), "id,name\n1,a\n255,b\n");
		assertTrue(refused().contains("names the value 255"));
		assertEquals(256, plan("ignore", "65535").classCount());
		assertTrue(progress.heard("No pixel shows class 2, class 3, class 4, class 5, class 6, class 7, class 8, class 9 and 245 more"),
			progress.lines.toString());
	}
}
