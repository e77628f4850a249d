package io.github.coverfiji.workflow.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.ImageFiles;
import io.github.coverfiji.image.LabelReader;
import io.github.coverfiji.metric.Overlap;
import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.network.TinyModel;
import io.github.coverfiji.task.CancelledException;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.workflow.SegmentSettings;
import io.github.coverfiji.workflow.Segmentation;

/** Whole experiments on parts of brain slices, with the tiny network and a handful of steps. */
class ExperimentTest {

	private static final Path BRAIN = Path.of("test-data/brain2d");
	private static final Map<String, Object> TINY = Map.of("shots", "2", "seeds", 2, "test", "0.4", "epochs", 1, "steps", 2,
		"model", "tiny", "patch", 32, "device", "cpu", "precision", "float32", "batch", 2);
	private static final int SLICES = 6;
	/** Pages have to escape it. */
	private static final String WHOLE = "all & whole";

	@TempDir
	static Path folder;

	private static final List<String> LOG = new ArrayList<>();
	/** How often a whole run asks whether to go on. */
	private static long questions;
	private static long asked;

	@BeforeAll
	static void runOnce() throws IOException {
		for (var kind : List.of("images", "labels")) {
			Files.createDirectory(folder.resolve(kind));
			for (int i = 0; i < SLICES; i++) {
				var image = IJ.openImage(BRAIN.resolve(kind).resolve("coronal_%03d.tif".formatted(76 + 8 * i)).toString());
				image.setRoi(60, 44, i == 3 ? 34 : 48, i == 4 ? 31 : 40);
				IJ.saveAsTiff(image.crop(), folder.resolve(kind).resolve("slice" + i + ".tif").toString());
			}
		}
		Files.copy(BRAIN.resolve("classes.csv"), folder.resolve("classes.csv"));
		run(WHOLE, Map.of(), listener(Long.MAX_VALUE));
		questions = asked;
	}

	/** Keeps the log, and cancels when asked so many times whether to. */
	private static Progress listener(long most) {
		asked = 0;
		return new Progress() {

			@Override
			public void log(String line) {
				LOG.add(line);
			}

			@Override
			public boolean isCancelled() {
				return asked++ >= most;
			}
		};
	}

	private static ExperimentFolders folders(String unlabelled, String test) {
		var tested = test.isEmpty() ? "" : folder.resolve(test).toString();
		return new ExperimentFolders(folder.resolve("images").toString(), folder.resolve("labels").toString(), unlabelled,
			test.isEmpty() ? "" : tested + "/images", test.isEmpty() ? "" : tested + "/labels");
	}

	private static Findings run(String output, Map<String, ?> changes, Progress progress) {
		return run(output, changes, folders("", ""), progress);
	}

	private static Findings run(String output, Map<String, ?> changes, ExperimentFolders folders, Progress progress) {
		var options = new LinkedHashMap<String, Object>(TINY);
		options.putAll(changes);
		return new Experiment(ExperimentSettings.of(options)).run(folders, folder.resolve(output), progress);
	}

	private static List<String> rows(String output, String table) throws IOException {
		return Files.readAllLines(folder.resolve(output).resolve(table));
	}

	private static List<String> withoutSeconds(String output) throws IOException {
		return rows(output, "cells.csv").stream().map(row -> row.substring(0, row.lastIndexOf(','))).toList();
	}

	@Test
	void everyCellHasItsRowsAndEverySeedItsTest() throws IOException {
		var cells = rows(WHOLE, "cells.csv");
		assertEquals("Start,Mode,Shots,Seed,Dice,Tested,Unseen,Steps,Seconds", cells.get(0));
		assertEquals(1 + 2 * 2, cells.size());
		var images = rows(WHOLE, "images.csv");
		assertEquals("Start,Mode,Shots,Seed,Image,Unit,Class,Shown,Dice", images.get(0));
		assertEquals(1 + 4 * 2 * 9, images.size());
		for (var seed : List.of("1", "2")) {
			var tested = images.stream().map(row -> row.split(",")).filter(row -> row[3].equals(seed)).map(row -> row[4]).distinct();
			assertEquals(2, tested.count(), "the same images for all cells of a seed");
		}
		assertTrue(LOG.stream().anyMatch(line -> line.matches("COVER, whole, 2 labels, seed 2: Dice 0\\.\\d{3} \\(cell 4 of 4\\)\\.")),
			LOG.toString());
		assertTrue(Files.exists(folder.resolve(WHOLE + "/cells/COVER-whole-2-2/best.pt")));
		assertFalse(Files.exists(folder.resolve(WHOLE + "/cells/COVER-whole-2-2/state.bin")), "finished cells are small");
	}

	@Test
	void diceIsThatOfTheKeptModel() throws IOException {
		var row = rows(WHOLE, "images.csv").stream().map(line -> line.split(","))
			.filter(cells -> cells[0].equals("scratch") && cells[2].equals("2") && cells[6].equals("background")).findFirst().orElseThrow();
		try (var model = new Segmentation(folder.resolve(WHOLE + "/cells/scratch-whole-2-" + row[3]), SegmentSettings.DEFAULT)) {
			var found = ids(model.apply(ImageFiles.open(folder.resolve("images").resolve(row[4])), Progress.SILENT).labels());
			var truth = ids(ImageFiles.open(folder.resolve("labels").resolve(row[4])));
			var dice = Overlap.count(truth.length, i -> truth[i] == 0, i -> found[i] == 0).dice();
			assertEquals(dice, Double.parseDouble(row[8]), 1e-9);
		}
	}

	private static int[] ids(CalibratedImage labels) {
		return LabelReader.read(labels, new long[2], labels.size(2), 2, 255);
	}

	@Test
	void reportStandsForItself() throws Exception {
		var text = Files.readString(folder.resolve(WHOLE + "/report.html"));
		var page = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(folder.resolve(WHOLE + "/report.html").toFile());
		assertEquals("html", page.getDocumentElement().getTagName());
		assertEquals(1, page.getElementsByTagName("img").getLength());
		assertTrue(text.contains("src=\"data:image/png;base64,iVBOR"));
		assertFalse(text.contains("href=") || text.contains("src=\"http"), "needs nothing else");
		assertTrue(text.contains("With 2 labels (2 seeds) "), text);
		assertTrue(text.contains("run(&quot;COVER Experiment&quot;, &quot;images=[" ) && text.contains(" shots=2 seeds=2 test=0.4 "));
		var mean = rows(WHOLE, "cells.csv").stream().map(row -> row.split(",")).filter(row -> row[0].equals("COVER")
			&& row[2].equals("2")).mapToDouble(row -> Double.parseDouble(row[4])).average().orElseThrow();
		assertTrue(text.contains("<td class=\"number\">" + String.format(Locale.ROOT, "%.3f", mean) + "</td>"), text);
		var plot = ImageIO.read(new File(folder.toFile(), WHOLE + "/plot-whole.png"));
		assertTrue(plot.getWidth() > 900 && plot.getHeight() > 600, plot.toString());
	}

	@Test
	void stoppedAnywhereItGoesOnToTheSame() throws IOException {
		for (int stop = 0; stop < 3; stop++)
			assertThrows(CancelledException.class, () -> run("parts", Map.of(), listener(questions / 4)));
		run("parts", Map.of(), listener(Long.MAX_VALUE));
		assertEquals(withoutSeconds(WHOLE), withoutSeconds("parts"));
		assertEquals(rows(WHOLE, "images.csv"), rows("parts", "images.csv"));
	}

	@Test
	void finishedCellsAreNotComputedAgainAndOtherSettingsAreRefused() throws IOException {
		var before = rows(WHOLE, "cells.csv");
		LOG.clear();
		run(WHOLE, Map.of("starts", "scratch"), listener(Long.MAX_VALUE));
		assertTrue(LOG.stream().noneMatch(line -> line.contains("(cell ") || line.startsWith("Pretraining")), LOG.toString());
		assertEquals(before, rows(WHOLE, "cells.csv"));
		assertTrue(Files.readString(folder.resolve(WHOLE + "/report.html")).contains("asked for 2 other trainings"));
		var message = assertThrows(InputException.class, () -> run(WHOLE, Map.of("steps", 3), Progress.SILENT)).getMessage();
		assertTrue(message.contains("it was started with steps=2, now it is 3"), message);
		assertTrue(assertThrows(InputException.class, () -> run(WHOLE, Map.of(), folders(folder.resolve("images").toString(), ""),
			Progress.SILENT)).getMessage().contains("other images"));
		assertEquals(before, rows(WHOLE, "cells.csv"));
	}

	@Test
	void whatFailsIsToldAndTheOthersGoOn() throws IOException {
		TinyModel.save(Files.createDirectories(folder.resolve("deep")), 3, 1);
		LOG.clear();
		var message = assertThrows(InputException.class, () -> run("faults", Map.of("shots", "1,5", "seeds", 1, "starts",
			folder.resolve("deep") + "," + folder.resolve("nothing") + ",scratch"), listener(Long.MAX_VALUE))).getMessage();
		assertTrue(message.startsWith("5 of 6 trainings could not be done"), message);
		assertTrue(message.contains("Cannot learn from 5 labels: only 4 labelled images are left beside the 2 kept for testing"), message);
		assertTrue(message.contains("it is a 3D model, but the images are taken in 2D"), message);
		assertTrue(message.contains("there is no such file"), message);
		assertEquals(2, rows("faults", "cells.csv").size());
		var page = Files.readString(folder.resolve("faults/report.html"));
		assertTrue(page.contains("What could not be done") && page.contains("it is a 3D model") && page.contains("5 could not be done"));
		run("faults", Map.of("shots", "1,3", "seeds", 1, "starts", "scratch"), Progress.SILENT);
		assertEquals(3, rows("faults", "cells.csv").size(), "more may be asked for");
		assertTrue(Files.readString(folder.resolve("faults/report.html")).contains("<p>All trainings are over.</p>"));
	}

	@Test
	void probeLearnsOnFrozenFeaturesAndTestsWhereItIsTold() throws IOException {
		for (var kind : List.of("images", "labels")) {
			Files.createDirectories(folder.resolve("own").resolve(kind));
			Files.copy(folder.resolve(kind).resolve("slice5.tif"), folder.resolve("own").resolve(kind).resolve("other.tif"));
		}
		LOG.clear();
		run("probe", Map.of("modes", "probe(rate:0.01)", "shots", "6", "seeds", 1), folders(folder.resolve("own/images").toString() + "/../../images",
			"own"), listener(Long.MAX_VALUE));
		assertArrayEquals(new String[] { "1", "1" }, rows("probe", "cells.csv").stream().skip(1).map(row -> row.split(",")[5]).toArray());
		for (var start : List.of("scratch", "COVER")) {
			var run = Files.list(folder.resolve("probe/cells")).filter(path -> path.getFileName().toString().startsWith(start)).findFirst();
			var learnt = weights(run.orElseThrow());
			var began = weights(folder.resolve("probe/pretrained").resolve(start + "-1"));
			learnt.forEach((name, values) -> {
				if (!name.startsWith("head")) assertArrayEquals(began.get(name), values, name);
			});
		}
	}

	private static Map<String, float[]> weights(Path run) {
		try (var module = ModelFile.openBest(run).load(ComputeDevice.CPU)) {
			var weights = new LinkedHashMap<String, float[]>();
			module.snapshot().forEach((name, tensor) -> weights.put(name, tensor.values()));
			return weights;
		}
	}

	@Test
	void imagesThatAreTestedOnAreNotPretrainedOn() {
		LOG.clear();
		run("leak", Map.of("starts", "COVER", "shots", "1", "seeds", 1, "test", "slice0,slice5"), folders(folder.resolve("images").toString(),
			""), listener(Long.MAX_VALUE));
		assertTrue(LOG.contains("2 unlabelled images have the name of one that is tested on and are left out."), LOG.toString());
		assertTrue(LOG.stream().anyMatch(line -> line.startsWith("Pretraining with COVER: 4 samples")), LOG.toString());
	}

	@Test
	void classesOfWholeImagesAreComparedByAuc() throws IOException {
		var table = new StringBuilder("file,label\n");
		IntStream.range(0, SLICES).forEach(i -> table.append("images/slice").append(i).append(".tif,").append(i % 2 == 0 ? "even" : "odd")
			.append('\n'));
		Files.writeString(folder.resolve("classes-of-slices.csv"), table);
		var message = assertThrows(InputException.class, () -> run("classes", Map.of("shots", "1,4", "seeds", 1, "starts", "scratch"),
			new ExperimentFolders(folder.resolve("classes-of-slices.csv").toString(), "", "", "", ""), Progress.SILENT)).getMessage();
		assertTrue(message.startsWith("1 of 2 trainings could not be done: Cannot train a classifier"), message);
		assertEquals("Start,Mode,Shots,Seed,AUC,Balanced accuracy,Accuracy,Tested,Unseen,Steps,Seconds", rows("classes", "cells.csv").get(0));
		assertEquals(2, rows("classes", "cells.csv").size());
		assertEquals("Start,Mode,Shots,Seed,Image,Unit,Class,Shown,Probability", rows("classes", "images.csv").get(0));
	}
}
