package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import ij.IJ;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.coverfiji.image.Calibration;
import io.github.coverfiji.image.ImageFiles;
import io.github.coverfiji.image.LabelClasses;
import io.github.coverfiji.image.LabelPictures;
import io.github.coverfiji.metric.Score;
import io.github.coverfiji.metric.ScoreTable;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

class EvaluationTest {

	private static final Calibration MM = new Calibration(0.5, 0.5, 2, "mm");

	@TempDir
	Path folder;

	private final List<String> log = new ArrayList<>();
	private final Progress progress = new Progress() {

		@Override
		public void log(String line) {
			log.add(line);
		}
	};

	@BeforeEach
	void folders() throws IOException {
		Files.createDirectories(folder.resolve("truth"));
		Files.createDirectories(folder.resolve("prediction"));
	}

	/** Writes a row of labels. */
	private void save(String file, int... ids) {
		var like = Pictures.labels("like", MM, Pictures.XY, new long[] { ids.length, 1 }, ids);
		ImageFiles.saveTiff(LabelPictures.of("labels", ids, new int[] { 1, ids.length }, like, LabelClasses.of(3)),
			folder.resolve(file));
	}

	private ScoreTable folders(String output) {
		return new Evaluation(new EvaluationSettings("auto", output)).run(folder.resolve("truth"),
			folder.resolve("prediction"), progress);
	}

	private ScoreTable line(int[] truth, int... prediction) {
		var sides = new long[] { truth.length, 1 };
		return new Evaluation(EvaluationSettings.DEFAULT).run(Pictures.labels("t", MM, Pictures.XY, sides, truth),
			Pictures.labels("p", Calibration.NONE, Pictures.XY, sides, prediction), progress);
	}

	private static Score row(ScoreTable table, String image, int label) {
		return table.rows().stream().filter(r -> r.image().equals(image) && r.label() == label).findFirst().orElseThrow();
	}

	@Test
	void foldersAreMatchedByNameAndExtrasNamed() throws IOException {
		save("truth/b.tif", 0, 1, 1, 0);
		save("truth/a.tif", 1, 1, 0, 0);
		save("prediction/a.tif", 1, 0, 0, 0);
		save("prediction/b.tiff", 0, 1, 1, 0);
		save("prediction/aa.tif", 0, 0, 0, 0);
		Files.writeString(folder.resolve("truth/classes.csv"), "id,name\n1,cortex\n3,stone\n");
		var output = folder.resolve("scores/out.csv");
		var table = folders(output.toString());
		assertEquals(2.0 / 3, row(table, "a.tif", 1).dice());
		assertEquals(1, row(table, "b.tif", 1).dice());
		assertEquals("cortex", row(table, "a.tif", 1).name());
		assertTrue(Double.isNaN(row(table, "a.tif", 3).dice()), "named but nowhere");
		assertEquals(6, table.rows().size());
		assertTrue(log.contains("Left out, because there is no truth for it: 'aa.tif'."), log.toString());
		assertEquals(7, Files.readAllLines(output).size());
		assertTrue(Files.readString(folder.resolve("scores/out-means.csv")).contains("1,cortex,Dice,0.8333"));
	}

	@Test
	void missingPartnersAreNamedBeforeAnythingIsWritten() {
		save("truth/a.tif", 1, 0);
		save("truth/b.tif", 1, 0);
		save("truth/c.tif", 1, 0);
		save("prediction/b.tif", 1, 0);
		var message = assertThrows(InputException.class, () -> folders(folder.resolve("out.csv").toString())).getMessage();
		assertTrue(message.contains("there is no prediction for 'a.tif', 'c.tif'"), message);
		assertFalse(Files.exists(folder.resolve("out.csv")));
	}

	@Test
	void namesThatDifferOnlyInTheirEndingAreRefused() {
		save("truth/a.tif", 1, 0);
		save("prediction/a.TIF", 1, 0);
		save("prediction/a.tiff", 1, 0);
		var message = assertThrows(InputException.class, () -> folders("")).getMessage();
		assertTrue(message.contains("'a.tif' may belong to 'a.TIF' and 'a.tiff'"), message);
	}

	@Test
	void wholeNamesGoFirstAndNumbersAreNoEndings() {
		for (var name : List.of("a.tif", "a.ome.tif", "1.2.840.78", "1.2.840.79")) save("truth/" + name, 1, 0);
		for (var name : List.of("a.tif", "a.ome.tif", "1.2.840.78.tif", "1.2.840.79.tif", "a.tiff"))
			save("prediction/" + name, 1, name.contains("79") ? 1 : 0);
		var table = folders("");
		for (var name : List.of("a.tif", "a.ome.tif", "1.2.840.78")) assertEquals(1, row(table, name, 1).dice());
		assertTrue(row(table, "1.2.840.79", 1).dice() < 1);
		assertTrue(log.toString().contains("no truth for it: 'a.tiff'"), log.toString());
	}

	@Test
	void twoFilesNeedNoCommonName() {
		save("truth/one.tif", 1, 1, 0);
		save("prediction/other.tif", 1, 0, 0);
		var table = new Evaluation(EvaluationSettings.DEFAULT).run(folder.resolve("truth/one.tif"),
			folder.resolve("prediction/other.tif"), progress);
		assertEquals(2.0 / 3, row(table, "one.tif", 1).dice());
		assertThrows(InputException.class, () -> new Evaluation(EvaluationSettings.DEFAULT)
			.run(folder.resolve("truth/one.tif"), folder.resolve("prediction"), progress));
	}

	@Test
	void uncalibratedPredictionTakesTheSpacingOfTheTruth() {
		var table = line(new int[] { 1, 0, 0, 0, 0 }, 0, 0, 0, 1, 0);
		assertEquals(1.5, row(table, "t", 1).assd(), 1e-9);
	}

	@Test
	void planesOfAShortStackAreScoredOneByOneAndVolumesWhole() {
		var sides = new long[] { 2, 1, 2 };
		var truth = Pictures.labels("s", MM, Pictures.XYZ, sides, 1, 0, 1, 1);
		var prediction = Pictures.labels("p", MM, Pictures.XYZ, sides, 1, 0, 1, 0);
		var planes = new Evaluation(EvaluationSettings.DEFAULT).run(truth, prediction, progress);
		assertEquals(1, row(planes, "s:z1", 1).dice());
		assertEquals(2.0 / 3, row(planes, "s:z2", 1).dice());
		var volume = new Evaluation(new EvaluationSettings("3", "")).run(truth, prediction, progress);
		assertEquals(0.8, row(volume, "s", 1).dice());
	}

	@Test
	void ignoreValueCountsOnlyWhereTheTruthHasIt() {
		var ignored = line(new int[] { 1, 1, 255, 0 }, 1, 0, 1, 0);
		assertEquals(2.0 / 3, row(ignored, "t", 1).dice());
		assertTrue(ignored.rows().stream().noneMatch(r -> r.label() == 255));
		var counted = line(new int[] { 1, 1, 0, 0 }, 1, 1, 255, 0);
		assertEquals(0, row(counted, "t", 255).dice());
		assertEquals(2.0 / 3, row(counted, "t", 0).dice());
	}

	@Test
	void masksAreClassesZeroAndOne() throws IOException {
		for (var bright : new int[] { 128, 200, 255, 65535 })
			for (var other : new int[] { 1, 128, 255 }) {
				assertEquals(2.0 / 3, row(line(new int[] { 0, bright, bright, 0 }, 0, other, 0, 0), "t", 1).dice());
				assertEquals(2.0 / 3, row(line(new int[] { 0, other, other, 0 }, 0, bright, 0, 0), "t", 1).dice());
			}
		assertTrue(log.stream().anyMatch(line -> line.startsWith("Truth and prediction are masks: 0")), log.toString());
		assertTrue(log.stream().anyMatch(line -> line.startsWith("The truth is a mask: 0")), log.toString());
		assertEquals(0, row(line(new int[] { 0, 255 }, 0, 0), "t", 1).dice());
		assertEquals(0, row(line(new int[] { 0, 0 }, 0, 255), "t", 1).dice());
		save("truth/a.tif", 0, 1);
		save("truth/b.tif", 0, 255);
		save("prediction/a.tif", 0, 1);
		save("prediction/b.tif", 0, 1);
		assertEquals(1, row(folders(""), "b.tif", 1).dice());
	}

	@Test
	void smallValuesAreClassesThatMayDiffer() {
		assertEquals(0, row(line(new int[] { 0, 2, 2, 0 }, 0, 1, 1, 0), "t", 2).dice());
		assertEquals(1, row(line(new int[] { 0, 2, 2, 0 }, 0, 2, 2, 0), "t", 2).dice());
	}

	@Test
	void tableOfClassesNamesTheMask() throws IOException {
		save("truth/a.tif", 0, 255);
		save("prediction/a.tif", 0, 255);
		Files.writeString(folder.resolve("truth/classes.csv"), "id,name\n255,nucleus\n");
		assertEquals(1, row(folders(""), "a.tif", 255).dice());
		save("prediction/a.tif", 0, 1);
		assertEquals(1, row(folders(""), "a.tif", 1).dice());
		assertEquals("nucleus", row(folders(""), "a.tif", 1).name());
	}

	@Test
	void maskAgainstSeveralClassesIsRefused() {
		var message = assertThrows(InputException.class, () -> line(new int[] { 0, 255, 0 }, 0, 1, 2)).getMessage();
		assertTrue(message.contains("classes.csv"), message);
	}

	@Test
	void lossyImagesAreRefused() throws IOException {
		save("truth/a.tif", 0, 255);
		Files.createDirectories(folder.resolve("prediction"));
		IJ.saveAs(IJ.createImage("a", "8-bit black", 2, 1, 1), "Jpeg", folder.resolve("prediction/a.jpg").toString());
		assertTrue(assertThrows(InputException.class, () -> folders("")).getMessage().contains("it is a JPEG file"));
	}

	@Test
	void numberedObjectsAreTold() {
		var truth = new int[60];
		for (var i = 0; i < truth.length; i += 2) truth[i] = 1 + i / 2;
		line(truth, truth);
		assertTrue(log.stream().anyMatch(line -> line.contains("seems to number objects")), log.toString());
	}

	@Test
	void otherSizesAreRefused() {
		var truth = Pictures.labels("t", MM, Pictures.XY, new long[] { 2, 1 }, 1, 0);
		var prediction = Pictures.labels("p", MM, Pictures.XY, new long[] { 1, 2 }, 1, 0);
		var message = assertThrows(InputException.class,
			() -> new Evaluation(EvaluationSettings.DEFAULT).run(truth, prediction, progress)).getMessage();
		assertTrue(message.contains("1 × 2 pixels") && message.contains("2 × 1 pixels"), message);
	}
}
