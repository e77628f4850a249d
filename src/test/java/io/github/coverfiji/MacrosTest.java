package io.github.coverfiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;

import io.github.coverfiji.model.ModelCard;
import io.github.coverfiji.model.ModelFile;

/** The shipped macros that are given images, each run as a user does, on two cut-out slices and for a few steps. */
class MacrosTest {

	private static final Path BRAIN = Path.of("test-data/brain2d");
	private static final List<String> SLICES = List.of("coronal_076.tif", "coronal_116.tif");
	private static final int CLASSES = 9;

	@TempDir
	static Path folder;

	private static MacroRuns macros;

	@BeforeAll
	static void train() throws IOException {
		macros = new MacroRuns(folder);
		for (var kind : List.of("images", "labels")) {
			Files.createDirectory(folder.resolve(kind));
			for (var slice : SLICES)
				IJ.saveAsTiff(cutOut(BRAIN.resolve(kind).resolve(slice)), macros.at(kind + "/" + slice));
		}
		Files.copy(BRAIN.resolve("classes.csv"), folder.resolve("labels/classes.csv"));
		macros.run("macros/pretrain_folder.ijm", "input=[" + macros.at("images") + "]",
			"output=[" + macros.at("pretrained") + "]", "model=tiny", "patch=16", "batch=16", "epochs=1");
		var training = Files.writeString(folder.resolve("train.ijm"),
			"run('COVER Train Segmentation', getArgument());");
		macros.run(training.toString(), "images=[" + macros.at("images") + "]", "labels=[" + macros.at("labels") + "]",
			"start=[" + macros.at("pretrained") + "]", "output=[" + macros.at("segmentation") + "]", "patch=32",
			"batch=2", "epochs=1");
		macros.run("macros/segment_folder.ijm", "input=[" + macros.at("images") + "]",
			"model=[" + macros.at("segmentation") + "]", "output=[" + macros.at("found") + "]", "overlap=0.25");
	}

	@Test
	void pretrainingLeavesARun() {
		var card = ModelFile.open(folder.resolve("pretrained")).card();
		assertEquals(ModelCard.FEATURES, card.task());
		assertEquals("mm", card.calibration().unit());
		for (var file : List.of("log.csv", "record.json", "state.bin")) macros.assertWritten("pretrained/" + file);
	}

	@Test
	void segmentedFolderHoldsLabelImages() throws IOException {
		for (var slice : SLICES) {
			var labels = IJ.openImage(macros.at("found/" + slice));
			MacroRuns.assertSameSpace(IJ.openImage(macros.at("images/" + slice)), labels);
			assertEquals(8, labels.getBitDepth());
			assertTrue(labels.getStatistics().max < CLASSES, "pixel values are class ids");
			assertEquals(ModelFile.open(folder.resolve("segmentation")).card().classes().colours().rgb(1),
				labels.getProcessor().getColorModel().getRGB(1) & 0xffffff);
		}
		try (var files = Files.list(folder.resolve("found"))) {
			assertEquals(SLICES.size() + 1, files.filter(file -> !file.getFileName().toString().startsWith("."))
				.count(), "label images and classes.csv");
		}
	}

	@Test
	void featuresBecomeAPictureAndAStack() {
		macros.run("macros/features.ijm", "image=[" + macros.at("images/" + SLICES.get(0)) + "]",
			"model=[" + macros.at("pretrained") + "]", "level=3", "output=[" + macros.at("features") + "]");
		var picture = IJ.openImage(macros.at("features/coronal_076-components.png"));
		assertEquals(ImagePlus.COLOR_RGB, picture.getType());
		assertTrue(picture.getStatistics().stdDev > 0, "not of one colour");
		var stack = IJ.openImage(macros.at("features/coronal_076-features.tif"));
		assertEquals(16, stack.getNChannels());
		MacroRuns.assertSameSpace(IJ.openImage(macros.at("images/" + SLICES.get(0))), stack);
	}

	@Test
	void evaluationPrintsAndSavesTheTable() throws IOException {
		var lines = macros.printed("macros/evaluate.ijm", "truth=[" + macros.at("labels") + "]",
			"prediction=[" + macros.at("labels") + "]", "output=[" + macros.at("scores.csv") + "]");
		assertTrue(lines.contains("Class\tDice\tIoU\tPrecision\tRecall\tHD95\tASSD"), lines.toString());
		assertTrue(lines.contains("cortex\t1.000\t1.000\t1.000\t1.000\t0.000\t0.000"), lines.toString());
		assertTrue(lines.get(lines.size() - 1).startsWith("all classes but 0\t1.000"), lines.toString());
		assertEquals("Image,Label,Class,Dice,IoU,Precision,Recall,HD95,ASSD",
			Files.readAllLines(folder.resolve("scores.csv")).get(0));
		macros.assertWritten("scores-means.csv");
	}

	@Test
	void drawnRegionsBecomeLabels() throws IOException {
		var lines = macros.printed("macros/labels_from_rois.ijm",
			"image=[" + macros.at("images/" + SLICES.get(0)) + "]",
			"output=[" + macros.at("drawn/labels/slice.tif") + "]");
		var labels = IJ.openImage(macros.at("drawn/labels/slice.tif"));
		MacroRuns.assertSameSpace(IJ.openImage(macros.at("images/" + SLICES.get(0))), labels);
		var counts = labels.getStatistics().histogram;
		assertEquals(48 * 40, counts[0] + counts[1] + counts[2] + counts[255]);
		assertTrue(counts[0] > 100 && counts[1] > 10 && counts[2] > 10, lines.toString());
		assertEquals("background " + counts[0] + ", middle " + counts[1] + ", side " + counts[2] + ", open "
			+ counts[255] + " pixels", lines.get(lines.size() - 1));
		assertEquals(List.of("id,name,colour", "0,background,#000000", "1,middle,#e69f00", "2,side,#56b4e9"),
			Files.readAllLines(folder.resolve("drawn/labels/classes.csv")));
	}

	@Test
	void experimentComparesStartsAndReports() throws IOException {
		var lines = macros.printed("macros/experiment.ijm", "images=[" + macros.at("images") + "]",
			"labels=[" + macros.at("labels") + "]", "output=[" + macros.at("experiment") + "]", "shots=1", "seeds=1",
			"modes=probe", "epochs=1", "steps=1", "patch=32");
		assertTrue(lines.contains("Start,Mode,Shots,Seed,Dice,Tested,Unseen,Steps,Seconds"), lines.toString());
		assertTrue(lines.stream().anyMatch(line -> line.startsWith("COVER,probe,1,1,0.")), lines.toString());
		assertTrue(Files.readString(folder.resolve("experiment/report.html")).contains("With 1 label (1 seed) "));
		macros.assertWritten("experiment/plot-probe.png");
	}

	@Test
	void sixteenBitsOfAnyBrightnessAreLearntAndSegmented() throws IOException {
		Files.createDirectories(folder.resolve("deep/images"));
		for (var slice : SLICES) {
			var image = IJ.openImage(macros.at("images/" + slice));
			image.setProcessor(image.getProcessor().convertToShort(false));
			var first = slice.equals(SLICES.get(0));
			for (int i = 0; i < image.getProcessor().getPixelCount(); i++)
				image.getProcessor().set(i, first ? image.getProcessor().get(i) + 3
					: 137 * image.getProcessor().get(i) + 30000);
			IJ.saveAsTiff(image, macros.at("deep/images/" + slice));
		}
		var lines = macros.printed("macros/folder16.ijm", "images=[" + macros.at("deep/images") + "]",
			"labels=[" + macros.at("labels") + "]", "truth=[" + macros.at("labels") + "]",
			"output=[" + macros.at("deep/run") + "]", "patch=32", "pretraining=1", "training=1");
		assertTrue(lines.stream().anyMatch(line -> line.startsWith("all classes but 0\t")), lines.toString());
		for (var slice : SLICES)
			assertTrue(IJ.openImage(macros.at("deep/run/found/" + slice)).getStatistics().max < CLASSES,
				"pixel values are class ids");
		macros.assertWritten("deep/run/scores.csv");
	}

	/** A part of 48 by 40 pixels that shows several classes, with its calibration. */
	private static ImagePlus cutOut(Path file) {
		var image = IJ.openImage(file.toString());
		image.setRoi(60, 44, 48, 40);
		var part = image.crop();
		assertEquals(0.5, part.getCalibration().pixelWidth);
		return part;
	}
}
