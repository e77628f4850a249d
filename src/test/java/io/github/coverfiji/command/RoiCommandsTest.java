package io.github.coverfiji.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ij.IJ;

import io.github.coverfiji.image.LabelClasses;

/** ROIs become labels and labels become ROIs in macros, without a screen. */
class RoiCommandsTest {

	/** A picture with an area of one class and a line of the background, and another picture of its size. */
	private static final String TWO_ROIS = """
		newImage("empty.tif", "8-bit ramp", 12, 9, 1);
		newImage("cells.tif", "8-bit ramp", 12, 9, 1);
		setVoxelSize(0.5, 0.25, 2, "mm");
		makeRectangle(1, 1, 4, 3);
		Roi.setName("nucleus-1");
		Overlay.addSelection;
		makeLine(0, 7, 11, 7);
		Roi.setName("background");
		Overlay.addSelection;
		run("Select None");
		""";

	@TempDir
	Path folder;

	private MacroDesk desk;

	@BeforeEach
	void openDesk() {
		desk = new MacroDesk(folder);
	}

	@AfterEach
	void closeDesk() {
		desk.close();
	}

	@Test
	void overlayBecomesTheActiveLabelImage() {
		desk.succeed(TWO_ROIS + "run('COVER Labels from ROIs', 'output=[FOLDER/labels/cells.tif]');");
		var labels = desk.activeImage();
		assertEquals("cells-labels", labels.getTitle());
		assertEquals(0.25, labels.getCalibration().pixelHeight);
		var counts = labels.getStatistics().histogram;
		assertEquals("12 12 84", counts[1] + " " + counts[0] + " " + counts[255]);
		assertTrue(desk.logged().contains("ROIs: 2 of the overlay of 'cells.tif'."), desk.logged());
		assertEquals("nucleus", LabelClasses.besides(folder.resolve("labels")).orElseThrow().classes().get(1).name());
		assertEquals(12, IJ.openImage(folder.resolve("labels/cells.tif").toString()).getStatistics().histogram[1]);
	}

	@Test
	void restAndClassesAreChosen() {
		desk.succeed(TWO_ROIS + "run('COVER Labels from ROIs', 'rest=background classes=name source=overlay');");
		assertEquals(96, desk.activeImage().getStatistics().histogram[0]);
		desk.succeed("selectImage('cells.tif'); run('COVER Labels from ROIs', 'ignore=9');");
		assertEquals(84, desk.activeImage().getStatistics().histogram[9]);
	}

	@Test
	void labelsBecomeAnOverlayAndLabelsAgain() {
		desk.succeed(TWO_ROIS + "run('COVER Labels from ROIs', 'rest=background');"
			+ "run('COVER ROIs from Labels', 'target=empty.tif'); selectImage('empty.tif');"
			+ "if (Overlay.size != 1) exit('ROIs: ' + Overlay.size);"
			+ "run('COVER Labels from ROIs', 'rest=background');");
		var labels = desk.activeImage();
		assertEquals("empty-labels", labels.getTitle());
		assertEquals(12, labels.getStatistics().histogram[1]);
		assertTrue(desk.logged().contains("ROIs in the overlay of 'empty.tif': 1."), desk.logged());
	}

	@Test
	void overlayIsReplacedAndNamed() throws Exception {
		Files.writeString(folder.resolve("classes.csv"), "id,name\n1,cell\n2,wall\n");
		desk.succeed("newImage('labels', '8-bit black', 12, 9, 1); setColor(1); fillRect(1, 1, 3, 3); fillRect(6, 1, 3, 3);"
			+ "setColor(2); fillRect(1, 6, 3, 2); run('COVER ROIs from Labels', 'names=[FOLDER/classes.csv]');"
			+ "run('COVER ROIs from Labels', 'names=[FOLDER/classes.csv] objects=false');");
		var overlay = desk.activeImage().getOverlay();
		assertEquals(2, overlay.size());
		assertEquals("cell-1", overlay.get(0).getName());
		assertEquals("wall-1", overlay.get(1).getName());
		assertTrue(desk.logged().contains("ROIs in the overlay of 'labels': 2, instead of those it had."), desk.logged());
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '"', value = {
		"Labels from ROIs; image=empty.tif; press t to add it to the ROI Manager",
		"Labels from ROIs; source=manager; the ROI Manager holds no ROI",
		"Labels from ROIs; image=empty.tif source=overlay; its overlay holds no ROI",
		"Labels from ROIs; source=window; option source=window is none of",
		"Labels from ROIs; classes=group; no ROI has a group",
		"Labels from ROIs; names=[FOLDER/no.csv]; as 'names': it does not exist",
		"Labels from ROIs; ignore=1; which marks voxels that nobody labelled",
		"Labels from ROIs; ignore=0; Cannot use ignore=0",
		"Labels from ROIs; ignore=70000; Cannot use ignore=70000",
		"Labels from ROIs; rest=white; option rest=white is none of",
		"ROIs from Labels; image=empty.tif to=manager; take to=overlay",
		"ROIs from Labels; to=nowhere; option to=nowhere is none of",
		"ROIs from Labels; image=empty.tif ignore=-2; Cannot use ignore=-2",
		"ROIs from Labels; image=empty.tif target=small; the labels have 12 × 9 pixels",
		"ROIs from Labels; image=small; it holds nothing but the value 0",
	})
	void wrongInputsStopTheMacro(String command, String options, String reason) {
		var failure = desk.fail("newImage('small', '8-bit black', 5, 9, 1);" + TWO_ROIS
			+ "run('COVER " + command + "', '" + options + " " + output(command) + "');");
		assertTrue(failure.contains(reason), failure);
		assertTrue(failure.contains("To mend it: "), failure);
		assertFalse(Files.exists(folder.resolve("out")));
	}

	@ParameterizedTest
	@CsvSource({ "Labels from ROIs", "ROIs from Labels" })
	void withoutImageThereIsNothingToDo(String command) {
		assertTrue(desk.fail("run('COVER " + command + "');").contains("No image 'image'"));
	}

	private static String output(String command) {
		return command.startsWith("Labels") ? "output=[FOLDER/out/a.tif]" : "";
	}
}
