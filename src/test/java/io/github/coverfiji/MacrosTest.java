package io.github.coverfiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ij.IJ;
import ij.ImagePlus;
import ij.plugin.Duplicator;

import io.github.coverfiji.model.ModelCard;
import io.github.coverfiji.model.ModelFile;

/** The shipped macros, each run as a user does, on two cut-out slices and for a few steps. */
class MacrosTest {

	private static final Path BRAIN = Path.of("test-data/brain2d");
	private static final List<String> SLICES = List.of("coronal_076.tif", "coronal_116.tif");
	private static final int CLASSES = 9;

	@TempDir
	static Path folder;

	private static final ByteArrayOutputStream OUT = new ByteArrayOutputStream();
	private static final ByteArrayOutputStream ERR = new ByteArrayOutputStream();

	@BeforeAll
	static void train() throws IOException {
		for (var kind : List.of("images", "labels")) {
			Files.createDirectory(folder.resolve(kind));
			for (var slice : SLICES) IJ.saveAsTiff(cutOut(BRAIN.resolve(kind).resolve(slice)), at(kind + "/" + slice));
		}
		Files.copy(BRAIN.resolve("classes.csv"), folder.resolve("labels/classes.csv"));
		run("macros/pretrain_folder.ijm", "input=[" + at("images") + "]", "output=[" + at("pretrained") + "]",
			"model=tiny", "patch=16", "batch=16", "epochs=1");
		var training = Files.writeString(folder.resolve("train.ijm"), "run('COVER Train Segmentation', getArgument());");
		run(training.toString(), "images=[" + at("images") + "]", "labels=[" + at("labels") + "]",
			"start=[" + at("pretrained") + "]", "output=[" + at("segmentation") + "]", "patch=32", "batch=2", "epochs=1");
		run("macros/segment_folder.ijm", "input=[" + at("images") + "]", "model=[" + at("segmentation") + "]",
			"output=[" + at("found") + "]", "overlap=0.25");
	}

	@Test
	void pretrainingLeavesARun() {
		var card = ModelFile.open(folder.resolve("pretrained")).card();
		assertEquals(ModelCard.FEATURES, card.task());
		assertEquals("mm", card.calibration().unit());
		for (var file : List.of("log.csv", "record.json", "state.bin")) assertWritten("pretrained/" + file);
	}

	@Test
	void segmentedFolderHoldsLabelImages() throws IOException {
		for (var slice : SLICES) {
			var labels = IJ.openImage(at("found/" + slice));
			assertSameSpace(IJ.openImage(at("images/" + slice)), labels);
			assertEquals(8, labels.getBitDepth());
			assertTrue(labels.getStatistics().max < CLASSES, "pixel values are class ids");
			assertEquals(ModelFile.open(folder.resolve("segmentation")).card().classes().colours().rgb(1),
				labels.getProcessor().getColorModel().getRGB(1) & 0xffffff);
		}
		try (var files = Files.list(folder.resolve("found"))) {
			assertEquals(SLICES.size() + 1, files.filter(file -> !file.getFileName().toString().startsWith(".")).count(),
				"label images and classes.csv");
		}
	}

	@Test
	void featuresBecomeAPictureAndAStack() {
		run("macros/features.ijm", "image=[" + at("images/" + SLICES.get(0)) + "]", "model=[" + at("pretrained") + "]",
			"level=3", "output=[" + at("features") + "]");
		var picture = IJ.openImage(at("features/coronal_076-components.png"));
		assertEquals(ImagePlus.COLOR_RGB, picture.getType());
		assertTrue(picture.getStatistics().stdDev > 0, "not of one colour");
		var stack = IJ.openImage(at("features/coronal_076-features.tif"));
		assertEquals(16, stack.getNChannels());
		assertSameSpace(IJ.openImage(at("images/" + SLICES.get(0))), stack);
	}

	@Test
	void evaluationPrintsAndSavesTheTable() throws IOException {
		var lines = printed("macros/evaluate.ijm", "truth=[" + at("labels") + "]", "prediction=[" + at("labels") + "]",
			"output=[" + at("scores.csv") + "]");
		assertTrue(lines.contains("Class\tDice\tIoU\tPrecision\tRecall\tHD95\tASSD"), lines.toString());
		assertTrue(lines.contains("cortex\t1.000\t1.000\t1.000\t1.000\t0.000\t0.000"), lines.toString());
		assertTrue(lines.get(lines.size() - 1).startsWith("all classes but 0\t1.000"), lines.toString());
		assertEquals("Image,Label,Class,Dice,IoU,Precision,Recall,HD95,ASSD", Files.readAllLines(folder.resolve("scores.csv")).get(0));
		assertWritten("scores-means.csv");
	}

	@Test
	void drawnRegionsBecomeLabels() throws IOException {
		var lines = printed("macros/labels_from_rois.ijm", "image=[" + at("images/" + SLICES.get(0)) + "]",
			"output=[" + at("drawn/labels/slice.tif") + "]");
		var labels = IJ.openImage(at("drawn/labels/slice.tif"));
		assertSameSpace(IJ.openImage(at("images/" + SLICES.get(0))), labels);
		var counts = labels.getStatistics().histogram;
		assertEquals(48 * 40, counts[0] + counts[1] + counts[2] + counts[255]);
		assertTrue(counts[0] > 100 && counts[1] > 10 && counts[2] > 10, lines.toString());
		assertEquals("background " + counts[0] + ", middle " + counts[1] + ", side " + counts[2] + ", open " + counts[255]
			+ " pixels", lines.get(lines.size() - 1));
		assertEquals(List.of("id,name,colour", "0,background,#000000", "1,middle,#e69f00", "2,side,#56b4e9"),
			Files.readAllLines(folder.resolve("drawn/labels/classes.csv")));
	}

	@Test
	void wholeSlicesAreClassifiedAndScored() throws IOException {
		var lines = printed("macros/classify.ijm", "output=[" + at("classes") + "]", "epochs=1");
		for (var measure : List.of("ROC AUC", "Balanced accuracy", "Accuracy"))
			assertTrue(lines.stream().anyMatch(line -> line.matches(measure + "\t[01]\\.\\d{3}\t\\([01]\\.\\d{3} to [01]\\.\\d{3}\\)")),
				lines.toString());
		var scores = Files.readAllLines(folder.resolve("classes/scores.csv"));
		assertEquals("file,predicted,back,front", scores.get(0));
		assertEquals(1 + 12, scores.size());
		for (var file : List.of("result.csv", "result-confusion.csv", "run/best.pt")) assertWritten("classes/" + file);
		assertEquals(ModelCard.CLASSIFICATION, ModelFile.open(folder.resolve("classes/run")).card().task());
	}

	@Test
	void experimentComparesStartsAndReports() throws IOException {
		var lines = printed("macros/experiment.ijm", "images=[" + at("images") + "]", "labels=[" + at("labels") + "]",
			"output=[" + at("experiment") + "]", "shots=1", "seeds=1", "modes=probe", "epochs=1", "steps=1", "patch=32");
		assertTrue(lines.contains("Start,Mode,Shots,Seed,Dice,Tested,Unseen,Steps,Seconds"), lines.toString());
		assertTrue(lines.stream().anyMatch(line -> line.startsWith("COVER,probe,1,1,0.")), lines.toString());
		assertTrue(Files.readString(folder.resolve("experiment/report.html")).contains("With 1 label (1 seed) "));
		assertWritten("experiment/plot-probe.png");
	}

	@Test
	void quickStartDrawsItsPictures() {
		run("macros/quickstart.ijm", "output=[" + at("quick start") + "]", "pretraining=1", "training=1");
		assertEquals(4 * 346 - 10, IJ.openImage(at("quick start/slices.png")).getWidth());
		assertTrue(IJ.openImage(at("quick start/features.png")).getStatistics().stdDev > 0, "not of one colour");
		for (var file : List.of("pretraining.png", "cover-scores.csv", "scratch-scores.csv", "cover/best.pt"))
			assertWritten("quick start/" + file);
	}

	@Test
	void volumesAreLearntAndSegmented() throws IOException {
		for (var kind : List.of("images", "labels"))
			for (var half : List.of("left.tif", "right_mirrored.tif")) {
				Files.createDirectories(folder.resolve("volumes").resolve(kind));
				var volume = IJ.openImage("test-data/brain3d/" + kind + "/" + half);
				volume.setRoi(10, 40, 24, 28);
				IJ.saveAsTiff(new Duplicator().run(volume, 20, 37), at("volumes/" + kind + "/" + half));
			}
		Files.copy(Path.of("test-data/brain3d/classes.csv"), folder.resolve("volumes/classes.csv"));
		var lines = printed("macros/volume.ijm", "data=[" + at("volumes") + "]", "output=[" + at("volume") + "]", "patch=16",
			"pretraining=1", "training=1", "smallest=5");
		assertTrue(lines.stream().anyMatch(line -> line.startsWith("all classes but 0\t")), lines.toString());
		var found = IJ.openImage(at("volume/found/right_mirrored.tif"));
		assertEquals(18, found.getNSlices());
		assertSameSpace(IJ.openImage(at("volumes/images/right_mirrored.tif")), found);
		assertEquals(3, ModelFile.open(folder.resolve("volume/model")).card().architecture().dimension());
		assertEquals("cortex", ModelFile.open(folder.resolve("volume/model")).card().classes().classes().get(1).name());
		assertWritten("volume/scores.csv");
	}

	@Test
	void sixteenBitsOfAnyBrightnessAreLearntAndSegmented() throws IOException {
		Files.createDirectories(folder.resolve("deep/images"));
		for (var slice : SLICES) {
			var image = IJ.openImage(at("images/" + slice));
			image.setProcessor(image.getProcessor().convertToShort(false));
			var first = slice.equals(SLICES.get(0));
			for (int i = 0; i < image.getProcessor().getPixelCount(); i++)
				image.getProcessor().set(i, first ? image.getProcessor().get(i) + 3 : 137 * image.getProcessor().get(i) + 30000);
			IJ.saveAsTiff(image, at("deep/images/" + slice));
		}
		var lines = printed("macros/folder16.ijm", "images=[" + at("deep/images") + "]", "labels=[" + at("labels") + "]",
			"truth=[" + at("labels") + "]", "output=[" + at("deep/run") + "]", "patch=32", "pretraining=1", "training=1");
		assertTrue(lines.stream().anyMatch(line -> line.startsWith("all classes but 0\t")), lines.toString());
		for (var slice : SLICES)
			assertTrue(IJ.openImage(at("deep/run/found/" + slice)).getStatistics().max < CLASSES, "pixel values are class ids");
		assertWritten("deep/run/scores.csv");
	}

	@ParameterizedTest
	@CsvSource({"pretrain_folder, epoch=1", "segment_folder, modell=x", "evaluate, truths=x", "features, modell=x",
		"quickstart, trainings=1", "experiment, step=1", "classify, epoch=1", "labels_from_rois, outputs=x", "volume, datas=x", "folder16, image=x"})
	void mistypedOptionsStopTheMacro(String macro, String argument) {
		assertEquals(1, launch("macros/" + macro + ".ijm", argument));
		assertFalse(text(ERR).isEmpty());
	}

	/** A part of 48 by 40 pixels that shows several classes, with its calibration. */
	private static ImagePlus cutOut(Path file) {
		var image = IJ.openImage(file.toString());
		image.setRoi(60, 44, 48, 40);
		var part = image.crop();
		assertEquals(0.5, part.getCalibration().pixelWidth);
		return part;
	}

	private static void run(String... args) {
		assertEquals(0, launch(args), () -> text(ERR));
	}

	/** @return what the macro printed */
	private static List<String> printed(String... args) {
		var printed = new ByteArrayOutputStream();
		var console = System.out;
		System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8)); // where ImageJ's print(...) goes
		try {
			run(args);
		}
		finally {
			System.setOut(console);
		}
		return printed.toString(StandardCharsets.UTF_8).lines().toList();
	}

	private static int launch(String... args) {
		OUT.reset();
		ERR.reset();
		return new Launcher(new PrintStream(OUT, true, StandardCharsets.UTF_8),
			new PrintStream(ERR, true, StandardCharsets.UTF_8), false).run(args);
	}

	private static void assertSameSpace(ImagePlus expected, ImagePlus image) {
		assertEquals(List.of(expected.getWidth(), expected.getHeight()), List.of(image.getWidth(), image.getHeight()));
		assertEquals(expected.getCalibration().pixelWidth, image.getCalibration().pixelWidth);
		assertEquals(expected.getCalibration().pixelHeight, image.getCalibration().pixelHeight);
		assertEquals(expected.getCalibration().getUnit(), image.getCalibration().getUnit());
	}

	private static void assertWritten(String name) {
		assertTrue(folder.resolve(name).toFile().length() > 0, name);
	}

	/** Forward slashes, which macros take on every system. */
	private static String at(String name) {
		return folder.resolve(name).toString().replace('\\', '/');
	}

	private static String text(ByteArrayOutputStream bytes) {
		return bytes.toString(StandardCharsets.UTF_8);
	}
}
