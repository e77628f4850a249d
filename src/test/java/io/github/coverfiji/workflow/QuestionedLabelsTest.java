package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;

import ij.IJ;
import ij.ImagePlus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.coverfiji.image.ImageJImages;
import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.task.InputException;

/** Label images as other programs write them, in files: what they are taken for before anything is trained. */
class QuestionedLabelsTest {

	private static final int SIDE = 48;

	@TempDir
	private Path folder;
	private final Recorder progress = new Recorder();
	private int count;

	@BeforeEach
	void folders() throws IOException {
		Files.createDirectories(folder.resolve("images"));
		Files.createDirectories(folder.resolve("labels"));
	}

	/** Squares in a grid, counted from 1; 0 between them. */
	private static int square(int place) {
		int x = place % SIDE, y = place / SIDE;
		return x % 8 < 6 && y % 8 < 6 ? 1 + x / 8 + 6 * (y / 8) : 0;
	}

	/** Squares without gaps, counted from 1. */
	private static int tile(int place) {
		return 1 + place % SIDE / 8 + 6 * (place / SIDE / 8);
	}

	private static int half(int place) {
		return place % SIDE < SIDE / 2 ? 0 : 1;
	}

	private static ImagePlus image(String type, int slices, IntUnaryOperator value) {
		var image = IJ.createImage("labels", type + " black", SIDE, SIDE, slices);
		for (var z = 1; z <= slices; z++)
			for (var i = 0; i < SIDE * SIDE; i++) image.getStack().getProcessor(z).setf(i, value.applyAsInt(i));
		return image;
	}

	private void add(String type, IntUnaryOperator value) {
		add(image(type, 1, value));
	}

	private void add(ImagePlus labels) {
		IJ.saveAsTiff(image("8-bit", labels.getStackSize(), i -> i % 251), folder.resolve("images/" + count + ".tif").toString());
		IJ.saveAsTiff(labels, folder.resolve("labels/" + count++ + ".tif").toString());
	}

	private LabelledImages labelled() {
		return LabelledImages.open(folder.resolve("images"), folder.resolve("labels"), progress);
	}

	private SegmentationPlan plan(String... options) {
		var settings = Runs.with(Runs.SEGMENTATION, "epochs", 1);
		for (var i = 0; i < options.length; i += 2) settings = Runs.with(settings, options[i],
			options[i].equals("ignore") ? (Object) Integer.valueOf(options[i + 1]) : options[i + 1]);
		var plan = new SegmentationPlan(settings, labelled(), progress);
		plan.tellClasses(progress);
		return plan;
	}

	private String refused(String... options) {
		return assertThrows(InputException.class, () -> plan(options)).getMessage();
	}

	private void assertMask(String values, SegmentationPlan plan) {
		assertEquals(List.of("background", "foreground"), plan.classNames());
		assertTrue(progress.heard("masks: 0 is taken as background, " + values + " as class 1 (foreground)"), progress.lines.toString());
		for (var i = 0; i < plan.samples().count(); i++) assertEquals(List.of(0, 1), plan.samples().classes(i));
		var truth = plan.samples().truth(0, 0, new int[] { SIDE, SIDE });
		assertEquals(SIDE * SIDE / 2, Arrays.stream(truth).sum());
	}

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

	@Test
	void valuesWithWideGapsAreNoClassesByAccident() throws IOException {
		add("8-bit", place -> new int[] { 0, 5, 6 }[place % 3]);
		assertTrue(refused().contains("hold only the values 0, 5 and 6, so 4 of the 7 classes 0 to 6 have no pixel"), refused());
		assertEquals(7, plan("objects", "classes").classCount());
		Files.writeString(folder.resolve("labels/classes.csv"), "id,name\n5,a\n6,b\n");
		assertEquals(7, plan().classCount());
		assertTrue(progress.heard("No pixel shows class 1, class 2, class 3 and class 4"), progress.lines.toString());
	}

	@Test
	void greyValuesAreNoLabels() {
		var noise = new Random(1).ints(SIDE * SIDE, 0, 256).toArray();
		add("8-bit", place -> noise[place] % 60);
		assertTrue(refused().contains("scattered over many places"), refused());
	}

	@Test
	void rareClassesAreTold() {
		for (var i = 0; i < 6; i++) {
			var number = i;
			add("8-bit", place -> place < 40 && number == 2 ? 2 : place < 80 && number == 5 ? 4 : half(place));
		}
		plan();
		assertTrue(progress.heard("No pixel shows class 3"), progress.lines.toString());
		assertTrue(progress.lines.stream().anyMatch(line -> line.matches("A single image shows class 2( and class 4)?: .*")
			|| line.startsWith("A single image shows class 4")), progress.lines.toString());
		assertTrue(progress.lines.stream().anyMatch(line -> line.matches(
			"(No image|Only images) kept for validation shows? .*class [24].*")), progress.lines.toString());
	}

	@Test
	void lossyLabelsAreRefusedOnlyWhereTheyBelongToAnImage() {
		add("8-bit", QuestionedLabelsTest::half);
		IJ.saveAs(image("8-bit", 1, QuestionedLabelsTest::half), "Jpeg", folder.resolve("labels/picture.jpg").toString());
		assertEquals(2, plan().classCount());
		IJ.saveAs(image("8-bit", 1, QuestionedLabelsTest::half), "Jpeg", folder.resolve("labels/1.jpg").toString());
		IJ.saveAsTiff(image("8-bit", 1, place -> place % 251), folder.resolve("images/1.tif").toString());
		assertTrue(refused().contains("'1.jpg' as labels: it is a JPEG file"));
	}

	@Test
	void openImagesAreQuestionedAsFoldersAre() {
		var image = ImageJImages.of(image("8-bit", 1, place -> place % 251));
		var mask = LabelledImages.of(image, ImageJImages.of(image("8-bit", 1, place -> 255 * half(place))));
		assertMask("255", new SegmentationPlan(Runs.SEGMENTATION, mask, progress));
		var objects = LabelledImages.of(image, ImageJImages.of(image("8-bit", 1, QuestionedLabelsTest::square)));
		assertThrows(InputException.class, () -> new SegmentationPlan(Runs.SEGMENTATION, objects, progress));
	}

	/** A model of a mask gives 0 and 1, and is measured against the mask. */
	@Test
	void maskIsTrainedSegmentedAndMeasured() {
		for (var i = 0; i < 2; i++) add("8-bit", place -> 255 * half(place));
		var run = folder.resolve("run");
		new SegmentationTraining(Runs.with(Runs.SEGMENTATION, "epochs", 1)).run(labelled(), run, false, progress);
		assertEquals("0 background, 1 foreground", ModelFile.open(run).card().classes().legend());
		var out = folder.resolve("out");
		new FolderSegmentation(run, SegmentSettings.DEFAULT).run(folder.resolve("images"), out, progress);
		var scores = new Evaluation(EvaluationSettings.DEFAULT).run(folder.resolve("labels"), out, progress);
		assertTrue(scores.rows().stream().allMatch(row -> row.label() <= 1));
	}

	@Test
	void runGoesOnWithItsLabelsOnly() {
		for (var i = 0; i < 2; i++) add("8-bit", place -> 255 * half(place));
		var run = folder.resolve("run");
		var settings = Runs.with(Runs.SEGMENTATION, "epochs", 1);
		new SegmentationTraining(settings).run(labelled(), run, false, progress);
		IJ.saveAsTiff(image("8-bit", 1, place -> place % 3), folder.resolve("labels/0.tif").toString());
		var message = assertThrows(InputException.class,
			() -> new SegmentationTraining(settings).run(labelled(), run, true, progress)).getMessage();
		assertTrue(message.contains("it was started with other images or labels"), message);
	}
}
