package io.github.coverfiji.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ij.IJ;
import ij.ImagePlus;
import ij.plugin.Duplicator;

import io.github.coverfiji.network.TinyModel;

/** What the selection, and how an image is shown, mean to a command. */
public class SelectionTest {

	/** Two slices of noise on a ramp, larger than a few tiles. */
	private static final String OPEN = """
		run('Close All');
		newImage("picture.tif", "8-bit ramp", 80, 64, 2);
		setVoxelSize(0.5, 0.25, 2, "mm");
		for (s = 1; s <= 2; s++) {
			setSlice(s);
			for (y = 0; y < 64; y++) for (x = 0; x < 80; x++) setPixel(x, y, (x * 2 + (x * y * 7 + s * 31) % 97) % 256);
		}
		""";
	private static final String SEGMENT = "run('COVER Segment', 'model=[FOLDER/segmentation] probabilities=true MORE');";
	private static final String DUPLICATE = "call('" + SelectionTest.class.getName() + ".duplicate');";
	private static final String FEATURES = "run('COVER Extract Features', 'model=[FOLDER/model.pt] level=3 MORE');";

	@TempDir
	static Path folder;

	private static MacroDesk desk;

	@BeforeAll
	static void makeModels() {
		TinyModel.save(folder, 2, 1);
		desk = new MacroDesk(folder);
		desk.trainSegmentation();
		desk.succeed("""
			for (i = 0; i < 4; i++) {
				newImage("plane", "8-bit ramp", 32, 24, 1);
				if (i % 2 == 1) run("Invert");
				name = "FOLDER/sorted/" + i % 2;
				File.makeDirectory("FOLDER/sorted");
				File.makeDirectory(name);
				saveAs("tiff", name + "/" + i);
				close();
			}
			run("COVER Train Classifier", "input=[FOLDER/sorted] output=[FOLDER/classifier] model=tiny patch=32 epochs=1 batch=2");
			""");
	}

	@AfterAll
	static void close() {
		desk.close();
	}

	/** Called by macros, as Image &gt; Duplicate, which is a dialog. */
	public static String duplicate() {
		var copy = new Duplicator().run(IJ.getImage());
		copy.setTitle("picture.tif");
		copy.show();
		return "";
	}

	private static ImagePlus made(String code, String command, String options) {
		desk.succeed(OPEN + code + command.replace("MORE", options));
		if (command.equals(SEGMENT)) desk.succeed("selectImage('picture-probabilities');");
		return desk.activeImage();
	}

	private static String logged(String code, String command, String options) {
		var before = desk.logged().length();
		made(code, command, options);
		return desk.logged().substring(before);
	}

	private static float[] values(ImagePlus image, int plane) {
		return (float[]) image.getStack().getProcessor(plane).convertToFloatProcessor().getPixels();
	}

	@ParameterizedTest
	@ValueSource(strings = { "makeRectangle(50, 30, 17, 9);", "makeOval(5, 10, 40, 30);", "makePolygon(1, 1, 30, 4, 11, 40);",
		"makeRectangle(60, 50, 90, 90);", "makeRectangle(2, 2, 30, 30); setKeyDown('alt'); makeRectangle(10, 10, 9, 9);" })
	void insideIsSegmentedAsWithoutASelection(String select) {
		var all = made("", SEGMENT, "overlap=0.25");
		var ids = labels();
		var part = made(select, SEGMENT, "overlap=0.25");
		var inside = inside(select);
		assertEquals(80, part.getWidth());
		for (var plane = 1; plane <= all.getStackSize(); plane++)
			for (var i = 0; i < 80 * 64; i++)
				assertEquals(inside.test(i) ? values(all, plane)[i] : Float.NaN, values(part, plane)[i], 1e-6f, plane + ": " + i);
		var found = labels();
		for (var slice = 0; slice < 2; slice++)
			for (var i = 0; i < 80 * 64; i++) assertEquals(inside.test(i) ? ids[slice][i] : 0, found[slice][i]);
	}

	private static byte[][] labels() {
		desk.succeed("selectImage('picture-labels');");
		var stack = desk.activeImage().getStack();
		return new byte[][] { (byte[]) stack.getPixels(1), (byte[]) stack.getPixels(2) };
	}

	/** As ImageJ fills it. */
	private static Predicate<Integer> inside(String select) {
		desk.succeed("newImage('mask', '8-bit black', 80, 64, 1);" + select + "setColor(255); fill();");
		var mask = (byte[]) desk.activeImage().getProcessor().getPixels();
		return i -> mask[i] != 0;
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"makeRectangle(50, 30, 17, 9); | Only the selection of 'picture.tif' is taken: 17 × 9 pixels at 50, 30",
		"makeLine(1, 2, 30, 40); | The selection of 'picture.tif' (Straight Line) has no area",
		"makePoint(3, 4); | The selection of 'picture.tif' (Point) has no area",
	})
	void logSaysWhatWasTaken(String select, String line) {
		assertTrue(logged(select, SEGMENT, "").contains(line));
		assertTrue(logged(select, FEATURES, "").contains(line));
		assertTrue(logged(select, "run('COVER Classify', 'model=[FOLDER/classifier] MORE');", "").contains(line));
		assertFalse(logged(select, SEGMENT, "whole=true").contains("selection"));
	}

	@ParameterizedTest
	@ValueSource(strings = { SEGMENT, FEATURES })
	void wholeTakesAll(String command) {
		var all = values(made("", command, ""), 1);
		assertArrayEquals(all, values(made("makeRectangle(50, 30, 17, 9);", command, "whole=true"), 1));
		assertArrayEquals(all, values(made("makeLine(1, 2, 30, 40);", command, ""), 1));
	}

	@Test
	void trainingLearnsFromAllOfTheImage() {
		var before = desk.logged().length();
		desk.succeed("run('Close All');" + MacroDesk.TWO_IMAGES + "selectImage('picture.tif'); makeRectangle(1, 1, 9, 9);"
			+ "run('COVER Train Segmentation', 'image=picture.tif truth=map.tif output=[FOLDER/again] model=tiny patch=16"
			+ " batch=3 epochs=1');");
		assertTrue(desk.logged().substring(before).contains("The selection of 'picture.tif' plays no part"));
		before = desk.logged().length();
		desk.succeed("selectImage('picture.tif'); run('COVER Pretrain', 'output=[FOLDER/pretrained] model=tiny patch=16"
			+ " batch=2 epochs=1');");
		assertTrue(desk.logged().substring(before).contains("The selection of 'picture.tif' plays no part"));
	}

	@Test
	void selectionOutsideTheImageIsRefused() {
		var failure = desk.fail(OPEN + "makeRectangle(200, 200, 5, 5);" + SEGMENT.replace("MORE", ""));
		assertTrue(failure.contains("Nothing is selected on 'picture.tif': its selection lies outside the image"), failure);
	}

	@ParameterizedTest
	@ValueSource(strings = { "makeRectangle(50, 30, 17, 9);", "makeOval(5, 10, 40, 30);" })
	void featuresAreThoseOfTheDuplicate(String select) {
		var cut = made(select + DUPLICATE, FEATURES, "whole=true");
		var made = made(select, FEATURES, "");
		assertEquals(cut.getWidth(), made.getWidth());
		assertEquals(0.25, made.getCalibration().pixelHeight);
		for (var plane = 1; plane <= cut.getStackSize(); plane++) assertArrayEquals(values(cut, plane), values(made, plane));
		if (select.contains("Oval")) assertEquals("Oval 0.0 0.0", made.getRoi().getTypeAsString() + " "
			+ made.getRoi().getXBase() + " " + made.getRoi().getYBase());
	}

	@Test
	void duplicateIsClassifiedAlike() throws Exception {
		var classify = "run('COVER Classify', 'model=[FOLDER/classifier] output=[FOLDER/table.csv] MORE');";
		var select = "makeOval(5, 10, 40, 30);";
		made(select + DUPLICATE, classify, "whole=true");
		var expected = Files.readString(folder.resolve("table.csv"));
		made(select, classify, "");
		assertEquals(expected, Files.readString(folder.resolve("table.csv")));
		made("", classify, "");
		assertFalse(expected.equals(Files.readString(folder.resolve("table.csv"))));
	}

	/** How an image looks is no value: pixels are the same whatever is shown. */
	@ParameterizedTest
	@ValueSource(strings = { "run('Invert LUT');", "setMinAndMax(50, 60);", "run('Fire');",
		"Overlay.drawRect(3, 3, 40, 40); Overlay.show;", "setThreshold(20, 90);", "run('Grays'); setSlice(2);" })
	void looksChangeNoResult(String look) {
		for (var command : new String[] { SEGMENT, FEATURES }) {
			var all = made("", command, "");
			var same = made(look, command, "");
			for (var plane = 1; plane <= all.getStackSize(); plane++)
				assertArrayEquals(values(all, plane), values(same, plane), command);
		}
	}
}
