package io.github.coverfiji.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.ImagePlus;
import ij.measure.ResultsTable;

import io.github.coverfiji.image.LabelClasses;
import io.github.coverfiji.network.TinyModel;

/** What a macro finds after a command: the active image, its title, its colours, its scale. */
class ResultsOfCommandsTest {

	private static final String OPEN = "run('Close All');" + MacroDesk.TWO_IMAGES;

	@TempDir
	static Path folder;

	private static MacroDesk desk;

	@BeforeAll
	static void makeModels() {
		TinyModel.save(folder, 2, 1);
		desk = new MacroDesk(folder);
		desk.trainSegmentation();
	}

	@AfterAll
	static void close() {
		desk.close();
	}

	@Test
	void labelsAreActiveInTheColoursOfTheirClasses() {
		desk.succeed(OPEN + "run('COVER Segment', 'image=picture.tif model=[FOLDER/segmentation]');");
		var labels = desk.activeImage();
		assertEquals("picture-labels", labels.getTitle());
		assertEquals(LabelClasses.of(3).legend(), labels.getProp("Slice_Label"), "is shown above the image");
		assertEquals(8, labels.getBitDepth());
		assertScale(labels);
		assertTrue(labels.getStatistics().max <= 2, "class ids are 0, 1, 2");
		var colours = new byte[3][256];
		labels.getLuts()[0].getReds(colours[0]);
		labels.getLuts()[0].getGreens(colours[1]);
		labels.getLuts()[0].getBlues(colours[2]);
		var classes = LabelClasses.of(3).colours();
		for (var id = 0; id < 3; id++) for (var c = 0; c < 3; c++)
			assertEquals(classes.rgb(id) >> 16 - 8 * c & 0xff, colours[c][id] & 0xff, "class " + id);
	}

	@Test
	void labelsAreTheMostProbableClasses() {
		desk.succeed(OPEN + "run('COVER Segment', 'image=picture.tif model=[FOLDER/segmentation] probabilities=true');");
		var labels = desk.activeImage();
		assertEquals("picture-labels", labels.getTitle());
		desk.succeed("selectImage('picture-probabilities');");
		var shares = desk.activeImage();
		assertScale(shares);
		assertEquals(3, shares.getNChannels());
		for (var y = 0; y < 24; y++) for (var x = 0; x < 32; x++) {
			var best = 1;
			var sum = 0.0;
			for (var c = 1; c <= 3; c++) {
				sum += shares.getStack().getVoxel(x, y, c - 1);
				if (shares.getStack().getVoxel(x, y, c - 1) > shares.getStack().getVoxel(x, y, best - 1)) best = c;
			}
			assertEquals(1, sum, 1e-5);
			assertEquals(best - 1, labels.getProcessor().get(x, y), x + ", " + y);
		}
	}

	@Test
	void featuresAreActiveAndWritten() {
		desk.succeed(OPEN + "run('COVER Extract Features', 'image=picture.tif model=[FOLDER/model.pt] level=3"
			+ " output=[FOLDER/features.tif]');");
		var features = desk.activeImage();
		assertEquals("picture-features", features.getTitle());
		assertEquals(16, features.getNChannels());
		assertEquals(32, features.getBitDepth());
		assertScale(features);
		assertTrue(Files.exists(folder.resolve("features.tif")));
	}

	@Test
	void threeComponentsAreColours() {
		desk.succeed(OPEN + "run('COVER Extract Features', 'image=picture.tif model=[FOLDER/model.pt] components=3');");
		var picture = desk.activeImage();
		assertEquals("picture-features", picture.getTitle());
		assertEquals(ImagePlus.COLOR_RGB, picture.getType());
		assertScale(picture);
	}

	@Test
	void activeImageNeedsNoName() {
		desk.succeed(OPEN + "selectImage('picture.tif'); run('COVER Segment', 'model=[FOLDER/segmentation]');");
		assertEquals("picture-labels", desk.activeImage().getTitle());
	}

	@Test
	void fileShowsWhatTheWindowShowed() {
		desk.succeed(OPEN + "run('COVER Segment', 'image=picture.tif model=[FOLDER/segmentation] probabilities=true');");
		var shown = desk.activeImage();
		desk.succeed(OPEN + "run('COVER Segment', 'image=picture.tif model=[FOLDER/segmentation] probabilities=true"
			+ " output=[FOLDER/found.tif]');");
		var file = desk.activeImage();
		assertEquals("found.tif", file.getTitle());
		assertArrayEquals((byte[]) shown.getProcessor().getPixels(), (byte[]) file.getProcessor().getPixels());
		assertEquals(LabelClasses.of(3), ShownClasses.of(file).orElseThrow());
		assertEquals(LabelClasses.of(3), ShownClasses.of(shown).orElseThrow());
		assertEquals(shown.getLuts()[0], file.getLuts()[0]);
		assertScale(file);
		desk.succeed("selectImage('found-probabilities.tif');");
		assertEquals("background", desk.activeImage().getStack().getSliceLabel(1));
		assertEquals(1, desk.activeImage().getDisplayRangeMax());
	}

	@Test
	void classHasOneNameAndColourInLabelsFilesAndRois() {
		desk.succeed("""
			newImage("cells.tif", "8-bit ramp", 200, 200, 1);
			makeRectangle(80, 80, 40, 40);
			Roi.setName("cell-1");
			Overlay.addSelection;
			run("COVER Labels from ROIs", "image=cells.tif output=[FOLDER/made.tif]");
			open("FOLDER/made.tif");
			rename("reopened");
			run("COVER ROIs from Labels", "image=reopened");
			""");
		var labels = desk.activeImage();
		var roi = labels.getOverlay().get(0);
		assertEquals("cell-1", roi.getName());
		assertEquals(1, roi.getGroup());
		assertEquals(labels.getLuts()[0].getRGB(1), roi.getStrokeColor().getRGB());
		assertEquals("cell", ShownClasses.of(labels).orElseThrow().classes().get(1).name());
	}

	@Test
	void perfectPredictionScoresOne() {
		desk.succeed(OPEN + "run('COVER Evaluate', 'image=map.tif result=map.tif output=[FOLDER/scores.csv]');");
		var table = ResultsTable.getResultsTable();
		assertEquals("map.tif", table.getStringValue("Image", 0));
		var dice = table.getColumn("Dice");
		assertEquals("mean", table.getStringValue("Image", dice.length - 1));
		assertEquals(1, dice[dice.length - 1]);
		assertTrue(Files.exists(folder.resolve("scores.csv")));
	}

	@Test
	void classesAreShownWrittenAndMapped() {
		desk.succeed("""
			for (i = 0; i < 4; i++) {
				newImage("plane", "8-bit ramp", 32, 24, 1);
				if (i % 2 == 1) run("Invert");
				File.makeDirectory("FOLDER/whole");
				File.makeDirectory("FOLDER/whole/kind" + i % 2);
				saveAs("Tiff", "FOLDER/whole/kind" + i % 2 + "/" + i + ".tif");
				close();
			}
			run("COVER Train Classifier", "input=[FOLDER/whole] output=[FOLDER/classes] model=tiny patch=16 batch=2 epochs=1");
			run("COVER Classify", "input=[FOLDER/whole] model=[FOLDER/classes] output=[FOLDER/whole.csv]");
			""");
		var table = ResultsTable.getResultsTable();
		assertEquals(4, table.size());
		assertEquals("kind0/0.tif", table.getStringValue("Image", 0));
		for (var row = 0; row < 4; row++) {
			assertEquals(1, table.getValue("P(kind0)", row) + table.getValue("P(kind1)", row), 1e-5);
			var kind = table.getValue("P(kind1)", row) > table.getValue("P(kind0)", row) ? "kind1" : "kind0";
			assertEquals(kind, table.getStringValue("Class", row));
		}
		desk.succeed(OPEN + "selectImage('picture.tif'); run('COVER Classify', 'model=[FOLDER/classes] activation=true');");
		assertEquals(1, ResultsTable.getResultsTable().size());
		assertEquals("picture-activation", desk.activeImage().getTitle());
		assertEquals(2, desk.activeImage().getNChannels());
		assertScale(desk.activeImage());
		desk.succeed("run('COVER Evaluate', 'truth=[FOLDER/whole] prediction=[FOLDER/whole.csv] output=[FOLDER/rates.csv]');");
		assertEquals("ROC AUC", ResultsTable.getResultsTable().getStringValue("Measure", 0));
		assertEquals(3 + 2 * 3, ResultsTable.getResultsTable().size());
		assertTrue(Files.exists(folder.resolve("rates-confusion.csv")));
		assertTrue(desk.logged().contains("true \\ decided\tkind0\tkind1"), desk.logged());
	}

	@Test
	void modelsAndEngineAreDescribedInTheLog() {
		desk.succeed("run('COVER Describe Model', 'model=[FOLDER/segmentation]'); run('COVER Check Engine', 'device=cpu');");
		assertTrue(desk.logged().contains("**Task**: segmentation"), desk.logged());
		assertTrue(desk.logged().contains("Device used: cpu"), desk.logged());
	}

	private static void assertScale(ImagePlus image) {
		assertArrayEquals(new int[] {32, 24}, new int[] {image.getWidth(), image.getHeight()});
		var scale = image.getCalibration();
		assertArrayEquals(new double[] {0.5, 0.25}, new double[] {scale.pixelWidth, scale.pixelHeight});
		assertEquals("mm", scale.getUnit());
	}
}
